"""The title page: what was met for, when, where, led by whom, and who was there."""

from __future__ import annotations

from decimal import Decimal

from reportlab.platypus import Flowable

from unifydesk.domain.report import Report
from unifydesk.domain.rule import BASES
from unifydesk.exporters._pdf_flow import Rule, facts, gap, running
from unifydesk.exporters._pdf_masthead import masthead
from unifydesk.exporters._pdf_pages import REHEARSAL_NOTE
from unifydesk.exporters._pdf_people import attendance_fact, attendance_story, groups_fact
from unifydesk.exporters._pdf_styles import INK, Sheet
from unifydesk.exporters._pdf_text import balanced, heading, paragraph
from unifydesk.exporters._words import (
    clock_times,
    counted,
    duration,
    listed,
    long_date,
    minutes_between,
    weight,
)

LONG_TITLE = 90


def cover(report: Report, sheet: Sheet) -> list[Flowable]:
    """Return the title page with the attendance; a long attendance runs on to further pages."""
    info = report.info
    title = info.title or "Workshop"
    style = sheet["cover_title" if len(title) <= LONG_TITLE else "cover_title_long"]
    kicker = "Minutes of a workshop" if not report.rehearsal else "Minutes of a rehearsal"
    return [
        *(masthead(sheet) or [gap(26)]),
        paragraph(kicker, sheet["cover_kicker"]),
        Rule(sheet.width, before=6, after=10, ink=INK),
        heading(title, balanced(title, style, sheet.width), "cover", title, 0, ""),
        *(
            running(report.deck_title, sheet["cover_sub"])
            if report.deck_title not in ("", info.title)
            else []
        ),
        gap(8),
        *facts(_facts(report), sheet),
        gap(10),
        *attendance_story(report, sheet),
    ]


def _facts(report: Report) -> list[tuple[str, str]]:
    """Return the lines of the title page."""
    info = report.info
    day = info.date or report.started  # a title page without a date has the day of the session
    when = ", ".join(p for p in (long_date(day), clock_times(report.started, report.ended)) if p)
    voted = sum(1 for claim in report.claims if claim.rounds or claim.hidden)
    of = len(report.claims) + len(report.untouched)
    hidden = sum(len(claim.hidden) for claim in report.claims)
    rounds = sum(len(claim.rounds) for claim in report.claims) + hidden
    return [
        ("Recovered", report.recovered),
        ("Date", when),
        ("Duration", _duration(report)),
        ("Place", info.place),
        ("Facilitator", info.facilitator),
        (
            "Deck",
            ", ".join((report.deck_title, *([listed(report.deck_authors)] if report.deck_authors else []))),
        ),
        ("Attendance", attendance_fact(report)),
        ("Groups", groups_fact(report)),
        ("Weights", _weights(report)),
        (
            "Votes",
            f"{voted} of {counted(of, 'claim', 'claims')} voted on, in {counted(rounds, 'round', 'rounds')}"
            + (f", {hidden} of them not revealed" if hidden else ""),
        ),
        ("Positions by", f"{report.rule_label}; percentages {BASES.get(report.base, report.base)}"),
        ("Rehearsal", REHEARSAL_NOTE if report.rehearsal else ""),
    ]


def _duration(report: Report) -> str:
    """Return how long it took beside how long it was planned to take."""
    planned = report.info.minutes_planned
    taken = minutes_between(report.started, report.ended)
    said = [] if taken is None else [duration(taken)]
    return "; ".join([*said, *([f"planned {duration(planned)}"] if planned else [])])


def _weights(report: Report) -> str:
    """Return what ballots weigh, where they do not count alike."""
    count = report.people
    if not report.weighted or not count.weight:
        return ""
    of = f"{weight(Decimal(count.weight_here))} of {weight(Decimal(count.weight))}"
    return f"Ballots count with the weights of their seats; {of} was there or represented"
