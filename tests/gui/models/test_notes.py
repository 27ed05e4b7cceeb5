"""How a typed line becomes a note."""

from __future__ import annotations

import pytest

from unifydesk.domain.notes import NOTE_KINDS, Note
from unifydesk.gui.models.notes import LETTERS, NotesModel, split_prefix


@pytest.mark.parametrize(
    ("typed", "kind", "text"),
    [
        ("+ ideas travel", "for", "ideas travel"),
        ("- too dear", "against", "too dear"),
        ("? who pays", "question", "who pays"),
        ("plain", "", "plain"),
        ("+1 from me", "", "+1 from me"),
    ],
)
def test_a_sign_and_a_space_choose_the_kind(typed: str, kind: str, text: str) -> None:
    assert split_prefix(typed) == (kind, text)


def test_every_kind_of_note_has_a_letter_of_its_own() -> None:
    assert sorted(LETTERS.values()) == sorted(NOTE_KINDS)


def test_actions_end_with_who_and_when(qapp, qtmodeltester) -> None:
    model = NotesModel()
    model.replace(
        [
            Note(b"1", 1, "action", "Collect examples", owner="Grace", due="Friday"),
            Note(b"2", 2, "for", "Yes"),
        ]
    )
    qtmodeltester.check(model)
    assert model.index(0, 0).data() == "Collect examples (Grace · Friday)"
    assert model.index(1, 0).data() == "Yes"
