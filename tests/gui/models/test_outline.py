"""What the outline lists, and the state of every claim."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt

from tests.app.stories import close_and_reveal, open_round, vote
from tests.gui.views.desk import Desk
from unifydesk.app import agenda, positions, voting
from unifydesk.gui.models.outline import OutlineModel, claim_state, current_section, outline_rows


def sections(desk: Desk) -> tuple[str, ...]:
    return tuple(s.id for s in desk.workshop.deck.sections)


def test_folded_sections_hide_their_slides(desk: Desk) -> None:
    assert {row.kind for row in outline_rows(desk.workshop, ())} == {"section"}


def test_a_slide_made_for_one_claim_shows_as_that_claim(desk: Desk) -> None:
    rows = outline_rows(desk.workshop, sections(desk))
    assert [(r.kind, r.id) for r in rows if r.kind != "section"] == [
        ("claim", "A1"),
        ("claim", "R1"),
        ("claim", "O1"),
    ]


def test_a_claim_goes_from_not_yet_to_open_to_talking_to_recorded(desk: Desk) -> None:
    seen = [claim_state(desk.workshop, "A1")]
    desk.do(open_round)
    seen.append(claim_state(desk.workshop, "A1"))
    desk.do(lambda file: vote(file, desk.last_round(), "444444"))
    desk.do(voting.close_round, desk.last_round().id)
    seen.append(claim_state(desk.workshop, "A1"))
    desk.do(voting.reveal, desk.last_round().id)
    desk.do(positions.record, "A1")
    seen.append(claim_state(desk.workshop, "A1"))
    assert seen == ["not_yet", "open", "talking", "recorded"]


def test_a_section_counts_its_recorded_claims(desk: Desk) -> None:
    desk.do(lambda file: close_and_reveal(file, open_round(file)))
    desk.do(positions.record, "A1")
    assert [r.detail for r in outline_rows(desk.workshop, ())] == ["1/1", "0/1", "0/1"]


def test_exactly_one_line_is_current_wherever_the_session_stands(desk: Desk) -> None:
    for act in (agenda.begin, partial(agenda.go_to, claim="A1"), partial(agenda.go_to, claim="R1")):
        desk.do(act)
        rows = outline_rows(desk.workshop, {current_section(desk.workshop)})
        assert sum(row.current for row in rows) == 1


def test_lines_say_their_state_in_words(desk: Desk, qtmodeltester) -> None:
    model = OutlineModel()
    model.replace(outline_rows(desk.workshop, sections(desk)))
    qtmodeltester.check(model)
    told = [model.index(r, 0).data(Qt.ItemDataRole.AccessibleTextRole) for r in range(model.rowCount())]
    assert "A1  Shared tools: not yet voted on, here now" in told
