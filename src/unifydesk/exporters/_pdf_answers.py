"""Answers in people's own words: every one of them verbatim, sorted by content, equal ones once."""

from __future__ import annotations

from reportlab.platypus import Flowable

from unifydesk.domain.report import ReportClaim
from unifydesk.exporters._counts import Rounds
from unifydesk.exporters._pdf_block import finding_line, opening, question_line
from unifydesk.exporters._pdf_fonts import SANS
from unifydesk.exporters._pdf_styles import MUTED, Sheet
from unifydesk.exporters._pdf_text import Span, Text, paragraph, pieces
from unifydesk.exporters._words import people

SORTED = "Answers are printed as they were given, sorted by content and never by time."


def answers_blocks(claim: ReportClaim, rounds: Rounds, last: bool, sheet: Sheet) -> list[Flowable]:
    """Return what was asked with the counts beside it, then the answers of every round."""
    figures = rounds[-1][1]
    different = [len(f.texts) for _, f in rounds]
    described = [("Different answers", [str(n) for n in different])]

    def left(_width: float) -> list[Flowable]:
        finding = finding_line(claim, figures, sheet) if last else []
        return [question_line(claim, figures, sheet), *finding, paragraph(SORTED, sheet["small"])]

    made = opening(left, rounds, described, sheet)
    for result, each in rounds:
        for at, (text, count) in enumerate(each.texts):
            made += _answer(text, count, "" if at else f"Round {result.number}", sheet)
    return made


def _answer(text: str, count: int, label: str, sheet: Sheet) -> list[Flowable]:
    """Return one answer of any length, and how many people gave it when they were several."""
    *most, last = pieces(text)
    end: Text = [last, Span(f"   {people(count)}", SANS, MUTED, 7.4)] if count > 1 else last
    parts: list[Text] = [*most, end]
    return [paragraph(part, sheet["hung_answer"], "" if at else label) for at, part in enumerate(parts)]
