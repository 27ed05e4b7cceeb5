"""`export`: the minutes and every other format, without a window."""

from __future__ import annotations

import argparse
from pathlib import Path

from unifydesk.app.exporting import export
from unifydesk.app.reporting import collect
from unifydesk.app.targets import check_new_file
from unifydesk.cli.workshops import opened
from unifydesk.cli.writing import say
from unifydesk.domain.report import ExportOptions
from unifydesk.domain.style import Style
from unifydesk.exporters import EXPORTERS


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    out = commands.add_parser("export", help="write the minutes")
    out.add_argument("file", metavar="FILE", type=Path)
    out.add_argument("--to", choices=EXPORTERS.ids(), default="pdf", help="the format")
    out.add_argument("-o", "--output", metavar="PATH", required=True, type=Path)
    out.add_argument("--paper", choices=("A4", "Letter"), default="A4")
    out.set_defaults(run=_export)


def _export(arguments: argparse.Namespace) -> int:
    check_new_file(arguments.output, "minutes.pdf")
    with opened(arguments.file) as file:
        report = collect(file, EXPORTERS[arguments.to].whole)
    options = ExportOptions(Style(paper=arguments.paper))
    warnings = export(report, arguments.to, arguments.output, options)
    say(str(arguments.output), *warnings)
    return 0
