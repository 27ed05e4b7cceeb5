"""`export`: the minutes and every other format, without a window."""

from __future__ import annotations

import argparse
from pathlib import Path

from unifydesk.app.exporting import export, record_for
from unifydesk.app.logos import chosen_logo
from unifydesk.app.styles import look
from unifydesk.app.targets import check_new_file
from unifydesk.app.workshops import SUFFIX
from unifydesk.cli.workshops import opened
from unifydesk.cli.writing import complain, say
from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.report import FULL, TEMPLATES, Exporter, ExportOptions
from unifydesk.domain.style import PAPERS
from unifydesk.exporters import EXPORTERS
from unifydesk.store.errors import shown_name

MINUTES = "pdf"
ALIASES = {".htm": ".html", ".markdown": ".md"}
"""Endings that people use beside the usual one."""
FIELDS: dict[str, tuple[str, ...]] = {
    "template": ("template",),
    "style": ("paper", "style", "organisation", "accent", "language", "logo"),
    "names": ("no_names",),
    "ballots": ("ballots",),
    "bom": ("bom",),
    "per_page": ("per_page",),
}
"""The options of the command by the field of ExportOptions that they set."""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    out = commands.add_parser(
        "export",
        help="write the minutes, or the data in another format",
        epilog=_formats(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    out.add_argument("file", metavar="FILE", type=Path, help="the workshop file")
    out.add_argument(
        "--to",
        metavar="FORMAT",
        choices=EXPORTERS.ids(),
        default="",
        help="one of the formats below; as the output is called unless given",
    )
    out.add_argument(
        "-o", "--output", metavar="PATH", required=True, type=Path, help="such as minutes.pdf or minutes.html"
    )
    out.add_argument(
        "--template",
        choices=TEMPLATES,
        default=FULL,
        help="the full record, two pages, or one page per claim",
    )
    out.add_argument("--paper", choices=PAPERS, default="", help="A4 unless given here or in a style sheet")
    out.add_argument(
        "--style", metavar="SHEET", action="append", default=[], help="a style sheet; later ones win"
    )
    out.add_argument("--organisation", metavar="NAME", default="", help="whose minutes they are")
    out.add_argument("--accent", metavar="COLOUR", default="", help="as #0B5A5E; dark enough for white paper")
    out.add_argument("--language", metavar="CODE", default="", help="as en or de; the deck’s unless given")
    out.add_argument(
        "--logo", metavar="PICTURE", type=Path, help="a PNG or JPEG file, or another usual picture"
    )
    out.add_argument("--no-names", action="store_true", help="people are counted and not named")
    out.add_argument("--ballots", action="store_true", help="append the ballots of named rounds")
    out.add_argument("--bom", action="store_true", help="begin with the mark that some spreadsheets need")
    out.add_argument("--per-page", type=int, choices=(1, 2, 4), default=2, help="papers or cards on a sheet")
    out.set_defaults(run=_export)


def _formats() -> str:
    """Return a line about each format for the help."""
    rows = (f"  {exporter.id:<11} {exporter.label} ({exporter.suffix})" for exporter in EXPORTERS)
    return "\n".join(("formats:", *rows))


def _export(arguments: argparse.Namespace) -> int:
    check_new_file(arguments.output, f"minutes{EXPORTERS[arguments.to or MINUTES].suffix}")
    exporter = EXPORTERS[_format(arguments.to, arguments.output)]
    _refuse_unheeded(arguments, exporter)
    options = _options(arguments)
    with opened(arguments.file, looking=True) as file:
        report = record_for(file, exporter.id)
    warnings = export(report, exporter.id, arguments.output, options)
    say(str(arguments.output))
    complain(warnings)
    return 0


def _format(chosen: str, path: Path) -> str:
    """Return the id of the format that was chosen, or else the one that files with this ending have.

    Several formats are PDFs; without a choice a PDF, and a name without an ending, are minutes. Raises
    InvalidInputError for an ending that nothing has, and for one that another format than the chosen has.
    """
    ending = path.suffix.lower()
    endings = {exporter.suffix: exporter.id for exporter in EXPORTERS} | {".pdf": MINUTES}
    known = endings | {alias: endings[usual] for alias, usual in ALIASES.items() if usual in endings}
    if not chosen:
        if ending in known or ending in ("", SUFFIX):  # the name of a workshop file has a refusal of its own
            return known.get(ending, MINUTES)
        every = sorted(endings)
        raise InvalidInputError(
            f"No format ends in “{ending}”. Choose one of {', '.join(every[:-1])} and {every[-1]}, or name "
            "the format with --to."
        )
    suffix = EXPORTERS[chosen].suffix
    if ending in known and EXPORTERS[known[ending]].suffix != suffix:
        raise InvalidInputError(
            f"“{shown_name(path)}” would be named like another format. End it in {suffix}, or choose "
            f"--to {known[ending]}."
        )
    return chosen


def _refuse_unheeded(arguments: argparse.Namespace, exporter: Exporter) -> None:
    """Refuse options that the format takes no notice of: who typed them expects something of them."""
    heeded = exporter.options
    usual = ExportOptions()
    defaults = {"template": usual.template, "per_page": usual.per_page}
    unheeded = [
        _flag(name)
        for field, names in FIELDS.items()
        for name in names
        if field not in heeded and getattr(arguments, name) and getattr(arguments, name) != defaults.get(name)
    ]
    if not unheeded:
        return
    taken = [_flag(name) for field, names in FIELDS.items() if field in heeded for name in names]
    offer = f"It takes {', '.join(taken)}." if taken else "It takes no options."
    what = " and ".join(([", ".join(unheeded[:-1])] if unheeded[:-1] else []) + unheeded[-1:])
    raise InvalidInputError(f"The format “{exporter.id}” takes no {what}. {offer}")


def _flag(name: str) -> str:
    return "--" + name.replace("_", "-")


def _options(arguments: argparse.Namespace) -> ExportOptions:
    style = look(
        arguments.style,
        {
            "paper": arguments.paper,
            "language": arguments.language,
            "accent": arguments.accent,
            "organisation": arguments.organisation,
            "logo": chosen_logo(arguments.logo) if arguments.logo is not None else b"",
        },
    )
    return ExportOptions(
        style=style,
        template=arguments.template,
        names=not arguments.no_names,
        ballots=arguments.ballots,
        bom=arguments.bom,
        per_page=arguments.per_page,
    )
