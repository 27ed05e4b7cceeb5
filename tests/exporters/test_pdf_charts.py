"""Charts: the pictures of the stage in the sizes of a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.exporters.every_kind import CLAIMS, every_kind
from tests.exporters.sample import figures
from unifydesk.domain.question import Question
from unifydesk.domain.report import Report, ReportClaim
from unifydesk.exporters._pdf_charts import (
    bar,
    benefits,
    items_picture,
    last_two,
    mini,
    picture_of,
    risks,
    slopes,
)
from unifydesk.pictures.shapes import Box, Label

Claim = Callable[[str], ReportClaim]
AGREE = Question("agreement", "agreement", "Agreement")


@pytest.mark.parametrize("people", [5, 13, 14, 25, 26, 300])
def test_a_bar_keeps_inside_its_picture_for_any_number_of_people(people: int) -> None:
    made = figures(AGREE, (people // 5, 0, 0, 0, people - people // 5), people)
    picture = bar(made, 240, people).picture
    labels = [shape for shape in picture.shapes if isinstance(shape, Label)]
    assert all(4 <= label.y <= picture.height + 1 for label in labels)


def test_against_is_hatched() -> None:
    shapes = bar(figures(AGREE, (2, 1, 0, 3, 4), 10), 240, 10).picture.shapes
    assert sum(shape.hatch for shape in shapes if isinstance(shape, Box)) == 3


def test_bars_of_one_question_share_a_scale() -> None:
    def side(answered: int) -> float:
        shapes = bar(figures(AGREE, (0, 0, 0, 0, answered), 12), 240, 12).picture.shapes
        return max(shape.width for shape in shapes if isinstance(shape, Box))

    assert side(6) == pytest.approx(side(12))


def test_the_bar_of_a_table_has_no_words_but_tells_them() -> None:
    made = mini(figures(AGREE, (1, 1, 1, 1, 8), 12), 84, 11)
    assert not any(isinstance(shape, Label) for shape in made.picture.shapes)
    assert made.text


def test_the_map_shows_every_risk(report: Report) -> None:
    found = [claim for claim in report.claims if claim.claim.kind == "risk"]
    picture = risks(found, 480)
    assert picture is not None
    words = {shape.text for shape in picture.picture.shapes if isinstance(shape, Label)}
    assert {claim.claim.id for claim in found} <= words


def test_a_single_risk_needs_no_map(claim: Claim) -> None:
    assert risks([claim("ER1")], 480) is None
    assert risks([], 480) is None


def test_more_risks_than_can_be_told_apart_have_no_map(claim: Claim) -> None:
    assert risks([claim("ER1")] * 61, 480) is None


@pytest.mark.parametrize("claim_id", [claim.id for claim in CLAIMS])
def test_every_kind_has_its_picture_but_words_which_are_listed(claim_id: str) -> None:
    [made] = every_kind(only=(claim_id,)).claims
    for each in made.rounds[-1].figures:
        picture = picture_of(each, 480, 200)
        assert (picture is None) == (each.tally.question.kind == "open")


def test_a_spectrum_is_a_strip_with_its_ends_and_higher_than_a_bar() -> None:
    [made] = every_kind(only=("O2",)).claims
    strip = bar(made.rounds[-1].figures[0], 300, 44)
    assert strip is not None
    words = " ".join(shape.text for shape in strip.picture.shapes if isinstance(shape, Label))
    assert "one model" in words
    assert strip.picture.height > 80


def test_the_picture_of_items_grows_with_their_number() -> None:
    twelve, three = (every_kind(only=(claim,)).claims[0].rounds[-1].figures[0] for claim in ("O4", "O5"))
    high, low = (items_picture(each, None, 480) for each in (twelve, three))
    assert high is not None
    assert low is not None
    assert high.picture.height - low.picture.height > 80
    names = {shape.text for shape in high.picture.shapes if isinstance(shape, Label)}
    assert {item.id for item in twelve.tally.question.items} <= names


def test_items_that_nobody_answered_about_have_no_picture() -> None:
    asked = every_kind(only=("O4",)).claims[0].rounds[0].figures[0]
    assert (
        items_picture(replace(asked, tally=replace(asked.tally, answers=()), ranking=None), None, 480) is None
    )


def test_the_map_shows_every_benefit(report: Report) -> None:
    found = [claim for claim in report.claims if claim.claim.kind == "benefit"]
    picture = benefits(found, 480)
    assert picture is not None
    words = " ".join(shape.text for shape in picture.picture.shapes if isinstance(shape, Label))
    assert all(claim.claim.id in words for claim in found)


def test_a_single_benefit_needs_no_map(claim: Claim) -> None:
    assert benefits([claim("EB4")], 480) is None
    assert benefits([claim("ER1"), claim("OV1")], 480) is None


def test_slopes_need_two_claims_with_two_rounds_each(claim: Claim) -> None:
    assert slopes([claim("EB4")], 480) is None
    once = replace(claim("EB1"), rounds=claim("EB1").rounds[:1])
    assert slopes([claim("EB4"), once], 480) is None
    assert slopes([claim("EB4"), claim("EB1")], 480) is not None
    assert slopes([claim("EB4")] * 61, 480) is None


def test_slopes_get_higher_with_the_number_of_claims(report: Report) -> None:
    few, many = slopes(report.claims[:3], 480), slopes(report.claims, 480)
    assert few is not None
    assert many is not None
    assert few.picture.height < many.picture.height < 400


def test_the_leading_question_of_the_last_two_rounds_is_compared(claim: Claim) -> None:
    made = claim("EB4")
    assert last_two(made) == (made.rounds[-2].figures[0], made.rounds[-1].figures[0])
    assert last_two(replace(made, rounds=made.rounds[:1])) is None
    other = replace(made.rounds[0], figures=made.rounds[0].figures[1:])
    assert last_two(replace(made, rounds=(other, made.rounds[1]))) is None
    [words] = every_kind(only=("O8",)).claims
    assert last_two(words) is None
