"""How a typed line becomes a note."""

from __future__ import annotations

import pytest

from unifydesk.domain.notes import NOTE_KINDS, Note
from unifydesk.gui.models.notes import LETTERS, NotesModel, is_open, kind_words, open_words, split_prefix


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


OPEN = Note(b"3", 3, "objection", "Too dear", owner="Chen")
ADDRESSED = Note(b"4", 4, "objection", "Too dear", outcome="The faculty pays.")


def test_an_objection_is_open_until_it_says_why_it_is_addressed() -> None:
    assert is_open(OPEN)
    assert not is_open(ADDRESSED)
    assert not is_open(Note(b"5", 5, "against", "Too dear"))


def test_open_objections_are_marked_in_words(qapp) -> None:
    assert kind_words(OPEN) == "Objection, open"
    assert kind_words(ADDRESSED) == "Objection"


def test_an_addressed_objection_says_why_below_it(qapp) -> None:
    model = NotesModel()
    model.replace([OPEN, ADDRESSED])
    assert model.index(0, 0).data() == "Too dear (Chen)"
    assert model.index(1, 0).data() == "Too dear\nAddressed because: The faculty pays."


def test_open_objections_are_counted(qapp) -> None:
    assert open_words([ADDRESSED]) == ""
    assert open_words([OPEN, ADDRESSED]).startswith("1 objection is open.")
    assert open_words([OPEN, OPEN]).startswith("2 objections are open.")
