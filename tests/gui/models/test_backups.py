"""Rows of backups in words: when, what they hold, their last act, how they stand to their seal."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from unifydesk.app.backups import Backup
from unifydesk.app.holdings import Holdings
from unifydesk.gui.models.backups import HOLDS, LAST, STATE, WHEN, WORKSHOP, BackupsModel, when_words
from unifydesk.store.gates import CHANGED, SEALED, UNSEALED, State

MADE = datetime(2026, 11, 23, 13, 5, tzinfo=UTC)
ROLES = Qt.ItemDataRole
BACKUP = Backup(Path("monday.66696c65.unify"), "monday", "66696c65", MADE)
HELD = Holdings(title="Tools <b>", rounds=2, closed=1, ballots=3, counted=9, notes=0, last_act="Reveal A1")


@pytest.fixture
def model(qapp):
    made = BackupsModel()
    made.replace([replace(BACKUP, held=HELD, state=State(SEALED))])
    return made


def cells(model):
    return [model.index(0, column).data() for column in (WHEN, WORKSHOP, HOLDS, LAST, STATE)]


def test_a_sound_backup_says_what_it_holds(model):
    assert cells(model) == [
        when_words(MADE),
        "Tools <b>",
        "1 round closed · 12 ballots · 0 notes",
        "Reveal A1",
        "Sealed, unchanged",
    ]


@pytest.mark.parametrize(
    ("word", "shown"), [(UNSEALED, "Whole, not sealed"), (CHANGED, "Changed since sealed")]
)
def test_the_state_is_said_in_words(model, word, shown):
    model.replace([replace(BACKUP, held=HELD, state=State(word))])
    assert cells(model)[STATE] == shown


def test_one_that_was_not_looked_at_yet_is_listed_by_its_name(model):
    model.replace([BACKUP])
    assert cells(model)[1:] == ["monday", "", "", "Looking …"]


def test_a_damaged_one_says_why(model):
    model.replace([replace(BACKUP, problem="It is cut off.")])
    assert cells(model)[STATE] == "Damaged"
    assert "It is cut off." in model.index(0, WHEN).data(ROLES.ToolTipRole)


def test_a_rehearsal_says_so(model):
    model.replace([replace(BACKUP, held=replace(HELD, rehearsal=True), state=State(SEALED))])
    assert cells(model)[WORKSHOP] == "Rehearsal: Tools <b>"


def test_every_cell_is_spoken_with_its_heading(model):
    spoken = [model.index(0, column).data(ROLES.AccessibleTextRole) for column in range(5)]
    assert spoken[HOLDS] == "Holds: 1 round closed · 12 ballots · 0 notes"
    assert [text.partition(":")[0] for text in spoken] == ["When", "Workshop", "Holds", "Last act", "State"]
