"""Charts: the pictures of the stage in the sizes of a page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.exporters.sample import figures
from unifydesk.domain.question import Question
from unifydesk.domain.report import Report, ReportClaim
from unifydesk.exporters._pdf_charts import bar, mini, risks
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
