"""The maps: one at a time, with the names of what is on them."""

from __future__ import annotations

import pytest

from tests.stage.painting import SIZES, shown, texts_of
from tests.stage.samples import RISKS
from unifydesk.domain.stage import StageState
from unifydesk.stage.look import Look
from unifydesk.stage.scenes import SCENES


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_risk_is_on_the_map_and_named_beside_it(
    size: tuple[int, int], states: dict[str, StageState], dark: Look
) -> None:
    texts = texts_of(states["maps, risks"], dark, size)
    assert [name for name, _ in RISKS if texts.count(name) != 2] == []
    assert "Path dependency" in texts


def test_axes_are_named_and_benefits_have_no_place_on_them(states: dict[str, StageState], dark: Look) -> None:
    text = shown(states["maps, risks"], dark, (1920, 1080))
    assert "Likelihood" in text
    assert "Severity" in text
    assert "Importance" not in text


def test_a_map_without_anything_on_it_says_so(states: dict[str, StageState], dark: Look) -> None:
    assert "Nothing on this map is revealed yet." in texts_of(states["maps, none"], dark, (1366, 768))
    assert "Nothing on this map" in SCENES["maps"].text(states["maps, none"])


def test_those_who_hear_the_stage_hear_names_medians_and_bases(states: dict[str, StageState]) -> None:
    text = SCENES["maps"].text(states["maps, one risk"])
    assert "ER1: Path dependency" in text
    assert "median likelihood 1 of 5 (4 answered" in text
