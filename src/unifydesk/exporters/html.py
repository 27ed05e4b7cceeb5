"""The record as one HTML file that fetches nothing: for reading on any screen, by ear, and on paper."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.report import Exporter, ExportOptions, Progress, Rendered, Report
from unifydesk.domain.style import Style
from unifydesk.exporters._html_blocks import facts_markup, part_markup
from unifydesk.exporters._html_elements import Content, Markup, document, element, our_own
from unifydesk.exporters._html_style import SCRIPT, style_sheet
from unifydesk.exporters._record import record_of
from unifydesk.exporters._record_blocks import REHEARSAL_NOTE, Part, Record
from unifydesk.exporters._svg import hatching

PNG = b"\x89PNG\r\n\x1a\n"
NO_LOGO = "The logo is no PNG picture and was left out."
COLLECTING = 0.5
"""The part of the whole that collecting the record takes; laying it out takes the rest."""


def _digest(text: str) -> str:
    """Return what a policy names a style sheet or script by."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def policy(styles: str, script: str) -> str:
    """Return the content security policy: nothing but this very style sheet, script, and pictures inside."""
    return (
        f"default-src 'none'; style-src {_digest(styles)}; script-src {_digest(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _head(record: Record, styles: str) -> Markup:
    """Return the head; the policy stands before everything that it rules."""
    title = f"{record.title} – {record.kicker}"
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy(styles, SCRIPT)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="generator", content=record.software),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="content-hash", content=record.content_hash) if record.content_hash else None,
        element("title", f"REHEARSAL: {title}" if record.rehearsal else title),
        our_own("style", styles),
    )


def _header(record: Record, style: Style) -> Markup:
    """Return what the title page says."""
    logo = None
    if style.logo.startswith(PNG):
        address = f"data:image/png;base64,{base64.b64encode(style.logo).decode('ascii')}"
        logo = element("img", src=address, alt="" if style.organisation.strip() else "Logo")
    name = element("span", style.organisation, dir="auto") if style.organisation.strip() else None
    return element(
        "header",
        element("div", logo, name, class_="mark") if logo or name else None,
        element("p", record.kicker, class_="kicker"),
        element("h1", record.title, dir="auto"),
        element("p", record.subtitle, class_="subtitle", dir="auto") if record.subtitle else None,
        facts_markup(record.facts),
    )


def _contents(parts: Sequence[Part]) -> Markup:
    """Return the table of contents: chapters, and the claims of each section folded below it."""
    return element(
        "nav",
        element("h2", "Contents", id="contents"),
        element("ol", [_entry(part) for part in parts if part.listed]),
        aria_labelledby="contents",
    )


def _entry(part: Part) -> Markup:
    link = element("a", part.title, href=f"#{part.key}", dir="auto")
    inner = [each for each in part.parts if each.listed]
    if not inner:
        return element("li", link)
    below = element("ol", [_entry(each) for each in inner])
    claims = f"{len(inner)} claims" if len(inner) > 1 else "1 claim"
    if not part.key.startswith("section-"):
        return element("li", link, below)
    words = element("span", f" of {part.title}", class_="unseen")
    return element("li", link, element("details", element("summary", claims, words), below))


def _footer(record: Record) -> Markup:
    said = " · ".join(part for part in (record.furniture, record.software) if part)
    known = f"Content: {record.content_hash}" if record.content_hash else ""
    return element(
        "footer",
        element("p", said, class_="small", dir="auto"),
        element("p", known, class_="small") if known else None,
    )


def _rehearsal(record: Record) -> list[Markup]:
    """Return the marks of a rehearsal: a band on the screen, and both on every page of paper."""
    if not record.rehearsal:
        return []
    band = element("p", element("strong", "REHEARSAL"), REHEARSAL_NOTE, class_="rehearsal", role="note")
    return [band, element("div", "REHEARSAL", class_="watermark", aria_hidden="true")]


def page(record: Record, style: Style, progress: Progress) -> str:
    """Return the whole file as text; `progress` hears of every part with 0 … 1."""
    styles = style_sheet(style.accent, style.paper, rehearsal=record.rehearsal)
    made: list[Content] = []
    for at, part in enumerate(record.parts, start=1):
        made.append(part_markup(part))
        progress(at / len(record.parts))
    body = element(
        "body",
        element("a", "Skip to the record", href="#record", class_="skip"),
        _rehearsal(record),
        hatching(),
        element(
            "div",
            _header(record, style),
            _contents(record.parts),
            element("main", made, id="record", tabindex=-1),
            _footer(record),
            class_="page",
        ),
        element("p", id="sorted", class_="unseen", role="status"),
        our_own("script", SCRIPT),
    )
    return document(record.language, _head(record, styles), body).html


@dataclass(frozen=True, slots=True)
class HtmlRecord:
    """The record for browsers."""

    id: str = "html"
    label: str = QT_TRANSLATE_NOOP("exporters", "Web page")
    suffix: str = ".html"
    options: frozenset[str] = frozenset({"style", "template", "names", "ballots"})
    whole: bool = False

    def render(self, report: Report, options: ExportOptions, progress: Progress) -> Rendered:
        """Return the finished file; equal reports and options give equal bytes.

        `progress` is called after every chapter and claim and may raise CancelledError to stop the work.
        """
        record = record_of(report, options, lambda part: progress(COLLECTING * part))
        text = page(record, options.style, lambda part: progress(COLLECTING + (1 - COLLECTING) * part))
        logo = options.style.logo
        refused = (NO_LOGO,) if logo and not logo.startswith(PNG) else ()
        return Rendered(text.encode("utf-8"), (*record.warnings, *refused))


EXPORTER: Exporter = HtmlRecord()
