"""Rehearsing from the console: progress, stopping, and opening what came out."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.app.stories import DECK
from unifydesk.app import workshops
from unifydesk.decks import read_deck
from unifydesk.domain.errors import InvalidInputError
from unifydesk.gui.dialogs import rehearse
from unifydesk.gui.dialogs.deck_choice import ReadDeck
from unifydesk.gui.dialogs.rehearse import Rehearse


@pytest.fixture
def played(monkeypatch):
    """Stands in for the play, which takes seconds: makes the marked file and reports progress."""
    calls: list[int] = []

    def play(source: str, name: str, folder: Path, *, people_count: int, tell) -> tuple[Path, Path]:
        calls.append(people_count)
        folder.mkdir()
        tell("EB1")
        if people_count == 13:
            raise InvalidInputError("Choose another number.")
        path = folder / "rehearsal.unify"
        workshops.create(path, DECK, deck_name=name, rehearsal=True).close()
        return path, folder / "minutes.pdf"

    monkeypatch.setattr(rehearse, "lazily", lambda _module: SimpleNamespace(rehearse=play))
    return calls


@pytest.fixture
def dialog(program, played) -> Rehearse:
    made = Rehearse(program.desk, program.window)
    made.open()
    return made


def test_what_was_played_is_opened_on_review(program, dialog, played):
    dialog.ui.peopleSpin.setValue(7)
    dialog.ui.startButton.click()
    assert played == [7]
    assert program.jobs.workshop.rehearsal
    assert program.window.page == "review"
    assert dialog.ui.progressBar.value() > 0


def test_a_refusal_is_shown_in_place_and_one_can_try_again(program, dialog):
    dialog.ui.peopleSpin.setValue(13)
    dialog.ui.startButton.click()
    assert dialog.ui.problemLabel.text() == "Choose another number."
    assert dialog.ui.startButton.isEnabled()
    assert program.jobs.workshop is None


@pytest.mark.parametrize("people", [7, 13])
def test_no_words_are_squeezed_while_it_runs_and_when_it_is_refused(program, dialog, monkeypatch, people):
    monkeypatch.setattr(dialog, "_on_played", lambda _path: None)
    dialog.ui.peopleSpin.setValue(people)
    dialog.ui.startButton.click()
    assert dialog.ui.progressBar.isVisible() == (people == 7)
    dialog.layout().activate()
    for label in (dialog.ui.introLabel, dialog.ui.problemLabel):
        assert label.height() >= label.heightForWidth(label.width())


def test_closing_stops_a_play_that_runs(program, dialog):
    work = rehearse.Work(dialog, None)
    dialog._work = work
    dialog.reject()
    assert work.cancelled


def test_the_real_play_leaves_a_marked_file_and_minutes(program, tmp_path):
    fractions: list[float] = []
    read = ReadDeck("demo", DECK, read_deck(DECK, "demo"))
    path = rehearse.play(read, tmp_path / "rehearsal", 5, fractions.append)
    assert path.exists()
    assert list(path.parent.glob("*.pdf"))
    assert fractions == sorted(fractions)
