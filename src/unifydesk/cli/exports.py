"""`export`: the minutes and every other format, without a window."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from unifydesk.app.exporting import export
from unifydesk.app.reporting import collect
from unifydesk.cli.workshops import opened
from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.report import ExportOptions
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
    if os.path.lexists(arguments.output):
        raise InvalidInputError(
            f"“{arguments.output.name}” is already there and stays as it is. Choose another name."
        )
    with opened(arguments.file) as file:
        report = collect(file)
    print(export(report, arguments.to, arguments.output, ExportOptions(paper=arguments.paper)))
    return 0
