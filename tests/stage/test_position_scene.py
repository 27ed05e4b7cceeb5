"""Where the group stands: the finding is never left out, and a label that departs from the rule's says so."""

from __future__ import annotations

import pytest

from tests.stage.painting import SIZES, shown
from tests.stage.samples import STATEMENT
from unifydesk.domain.position import LABELS
from unifydesk.domain.stage import StageState
from unifydesk.stage.look import Look
from unifydesk.stage.scenes import SCENES
from unifydesk.stage.scenes.closing import ORDER, gather, names_of


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", ["another label", "another label and dissent"])
def test_another_label_than_the_rules_is_said_beside_the_finding(
    name: str, size: tuple[int, int], states: dict[str, StageState], dark: Look
) -> None:
    text = shown(states[f"position, {name}"], dark, size)
    assert "Recorded as “no consensus”, where the rule says “consensus for”:" in text
    assert "Consensus for: 10 of 12 agree" in text
    assert STATEMENT[:20] in text


def test_those_who_hear_the_stage_hear_the_whole_reason(states: dict[str, StageState]) -> None:
    assert SCENES["position"].text(states["position, another label"]).count("They will be asked.") == 20


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_leading_question_keeps_its_picture_and_the_other_its_sentence(
    size: tuple[int, int], states: dict[str, StageState], dark: Look
) -> None:
    text = shown(states["position, another label"], dark, size)
    assert "12 of 14" in text  # the base beside the picture
    assert "9 of 12 call it important" in text


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_finding_of_several_lines_is_not_left_out_for_a_picture(
    size: tuple[int, int], states: dict[str, StageState], dark: Look
) -> None:
    text = shown(states["results, spectrum and ranking"], dark, size)
    assert "First by Borda: Publish what did not work" in text
    assert "12 of 14 answered" in text
    assert "in the minutes" not in text


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768)], ids=str)
def test_a_spectrum_without_room_for_its_picture_is_told_by_where_people_stand(
    size: tuple[int, int], states: dict[str, StageState], dark: Look
) -> None:
    text = shown(states["position, spectrum and dissent"], dark, size)
    assert "1 at 0, 2 at 3, 1 at 4, 3 at 7, 4 at 8, 1 at 10" in text


def test_every_label_has_its_place_on_the_closing_page() -> None:
    assert sorted(ORDER) == sorted(LABELS)


def test_the_closing_page_leads_from_agreement_to_rejection_and_ends_with_no_position(
    states: dict[str, StageState],
) -> None:
    scene = states["closing, every label"].scene
    labels = [label for label, _ in gather(scene.rows)]
    assert labels[0] == "consensus for"
    assert labels.index("majority for") < labels.index("divided") < labels.index("majority against")
    assert labels[-5:] == [
        LABELS[x] for x in ("no_position", "not_tested", "outside_rule", "figures_only")
    ] + [""]


def test_two_positions_never_share_a_heading() -> None:
    names = names_of([*LABELS.values(), ""])
    assert len(set(names.values())) == len(names)
    assert names["no label (figures only)"] == "No label"
    assert names["uncertain (disagreement)"] == "Uncertain (disagreement)"
