"""The block that opens a question: side by side where there is room, below each other where not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from reportlab.graphics.shapes import Drawing
from reportlab.platypus import Flowable

from tests.exporters.every_kind import every_kind
from tests.exporters.sample import figures
from unifydesk.domain.errors import ExportError
from unifydesk.domain.question import Question
from unifydesk.domain.report import ReportClaim
from unifydesk.domain.style import Style
from unifydesk.domain.tally import RoundResult
from unifydesk.exporters._pdf_block import finding_line, opening, question_line
from unifydesk.exporters._pdf_fit import pieces_of
from unifydesk.exporters._pdf_question import question_blocks
from unifydesk.exporters._pdf_styles import sheet
from unifydesk.exporters._pdf_text import paragraph

Lay = Callable[..., list[str]]
Find = Callable[[str], ReportClaim]
PAGE = sheet("A4")
AGREE = Question("agreement", "agreement", "Agreement")


def rounds(count: int) -> list[tuple[RoundResult, object]]:
    """Return so many rounds of one vote."""
    made = figures(AGREE, (0, 1, 2, 6, 3), 12)
    return [(RoundResult(b"r", n, "revealed", "named", (made,), (), ()), made) for n in range(1, count + 1)]


def widths(count: int, least: float) -> list[float]:
    """Return the widths that the left was asked for."""
    seen: list[float] = []

    def left(width: float) -> list[Flowable]:
        seen.append(width)
        return [paragraph("left", PAGE["body"])]

    opening(left, rounds(count), [], PAGE, least)
    return seen


def test_the_left_gets_what_the_counts_leave() -> None:
    [one], [three] = widths(1, 100), widths(3, 100)
    assert PAGE.width > one > three > 100


def test_where_too_little_is_left_the_whole_width_is_given() -> None:
    assert widths(3, 300) == [PAGE.width]


def test_a_scale_longer_than_a_page_may_be_split(lay: Lay) -> None:
    options = tuple(f"answer {n}" for n in range(120))
    made = figures(AGREE, (0, 1, 2, 6, 3), 12)
    strange = replace(made.tally, options=options, counts=(1,) * 120, question=Question("x", "x", "X"))
    long = [(RoundResult(b"r", 1, "revealed", "named", (), (), ()), replace(made, tally=strange))]
    pages = lay(opening(lambda _: [paragraph("left", PAGE["body"])], long, [], PAGE))
    assert len(pages) > 1
    assert all(f"answer {at}\n" in "\n".join(pages) for at in range(120))


def test_the_ends_of_a_spectrum_are_named_with_the_question(lay: Lay) -> None:
    [claim] = every_kind(only=("O2",)).claims
    text = " ".join(lay([question_line(claim, claim.rounds[0].figures[0], PAGE)])[0].split())
    assert (
        "From “one model that serves every task and everybody” to “many models, each for its task”." in text
    )


def test_a_question_without_a_finding_has_no_line_for_it(claim: Find) -> None:
    made = claim("EB4")
    assert len(finding_line(made, made.rounds[-1].figures[0], PAGE)) == 1
    assert finding_line(replace(made, sentences=()), made.rounds[-1].figures[0], PAGE) == []


def test_a_block_that_is_higher_than_a_page_is_split_after_all(lay: Lay) -> None:
    words = [paragraph(f"word {n} " * 12, PAGE["body"]) for n in range(90)]
    pages = lay(opening(lambda _: words, rounds(3), [], PAGE, 300))
    assert len(pages) > 1
    assert all(f"word {n} " in " ".join(pages) for n in range(90))


def test_what_is_higher_than_a_page_and_cannot_be_split_is_one_sentence(lay: Lay) -> None:
    with pytest.raises(ExportError, match="higher than a page"):
        lay([Drawing(100, 2_000)])


@pytest.mark.parametrize("weighted", [False, True])
def test_no_round_stands_beside_the_page(weighted: bool) -> None:
    """At the largest scale three rounds with weights would run off the paper."""
    page = sheet(Style(scale=1.6))
    for claim in every_kind(people=4, rounds=3, weighted=weighted).claims:
        for figures_ in claim.rounds[0].figures:
            made = question_blocks(claim, figures_.tally.question.id, page)
            assert max(each.wrap(page.width, 10_000)[0] for each in pieces_of(made)) <= page.width + 0.01
