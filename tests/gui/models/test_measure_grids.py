"""Measures by name; the numbers are those of a worked example of thirteen people."""

from __future__ import annotations

import pytest

from tests.gui.results import CHOICE, counted
from unifydesk.app.describing import describe
from unifydesk.domain.tally import Figures
from unifydesk.gui.models.grids import Cell
from unifydesk.gui.models.measure_grids import measures_grid

pytestmark = pytest.mark.usefixtures("qapp")


def measures(found: Figures) -> dict[str, Cell]:
    """Return every measure by name."""
    described = describe(found, CHOICE)
    assert described is not None
    return {row[0].text: row[1] for row in measures_grid(found, described).rows}


def test_every_measure_stands_under_its_name() -> None:
    values = {name: cell.text for name, cell in measures(counted("agreement", 1, 2, 5, 4, 1)).items()}
    assert values == {
        "Answers in the middle": "3",
        "Interpolated median": "3.2",
        "Distance of the quartiles (IQR)": "1",
        "Net: for minus against": "0.15",
        "Dominant opinion": "0.09",
        "Polarisation (1 − A) / 2": "0.29",
        "Cns (Tastle and Wierman)": "0.64",
        "Ordinal dispersion D (Leik)": "0.38",
        "Ordinal variation IOV (Berry and Mielke)": "0.56",
        "Ordinal concentration l² (Blair and Lacy)": "0.44",
        "Polarisation (Esteban and Ray)": "0.26",
        "Entropy, in bits (Shannon)": "2.04",
        "95 % interval of the share for (Wilson)": "0.18 – 0.64",
        "Same label once more, by chance": "0.38",
    }


def test_two_people_in_the_middle_are_both_named() -> None:
    assert measures(counted("agreement", 0, 3, 0, 0, 3))["Answers in the middle"].text == "2, 5"
    assert measures(counted("consent", 0, 3, 0, 3))["Answers in the middle"].text == "Disagree, Agree"


def test_nobody_leaves_dashes_that_say_why() -> None:
    found = measures(counted("agreement", 0, 0, 0, 0, 0, present=4))
    assert {cell.text for cell in found.values()} == {"–"}
    assert {cell.told for cell in found.values()} == {"nobody answered"}


def test_one_answer_has_no_variation_and_says_so() -> None:
    variation = measures(counted("agreement", 0, 0, 1, 0, 0))["Ordinal variation IOV (Berry and Mielke)"]
    assert (variation.text, variation.told) == ("–", "needs at least two answers")


def test_a_scale_without_a_label_has_no_stability() -> None:
    steady = measures(counted("spectrum", *[1] * 11))["Same label once more, by chance"]
    assert (steady.text, steady.told) == ("–", "no rule gives this question a label")


def test_a_unanimous_vote_is_called_that_and_not_certain() -> None:
    steady = measures(counted("agreement", 0, 0, 0, 7, 0))["Same label once more, by chance"]
    assert steady.text == "unanimous (n = 7)"


def test_nine_points_have_the_figures_of_the_rand_method() -> None:
    found = measures(counted("agreement9", 2, 1, 0, 0, 2, 0, 0, 1, 3))
    assert [
        found[name].text
        for name in (
            "30th percentile",
            "70th percentile",
            "Distance of the two (IPR)",
            "Distance allowed (IPRAS)",
            "Disagreement index (DI)",
        )
    ] == ["3.2", "8.6", "5.4", "3.7", "1.46"]
    assert "30th percentile" not in measures(counted("agreement", 1, 2, 5, 4, 1))


def test_every_measure_says_what_it_means() -> None:
    described = describe(counted("agreement9", 2, 1, 0, 0, 2, 0, 0, 1, 3), CHOICE)
    assert described is not None
    grid = measures_grid(counted("agreement9", 2, 1, 0, 0, 2, 0, 0, 1, 3), described)
    assert all(cell.told for row in grid.rows for cell in row)
