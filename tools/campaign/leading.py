"""A facilitator for campaigns: leads claims through the real windows, by keys, mouse and the words on them.

Every act is announced, and acknowledged once a window shows that it is recorded.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QLineEdit

from campaign.promises import ANYWHERE, STANDING, key_of, sorted_ballots, tallied
from tests.journeys.driving import Room, find, name_of
from unifydesk.domain.rounds import Round
from unifydesk.gui.dialogs.ask import Ask

TABLES = ("benefit", "risk")
"""Kinds of claims that ask two questions with five answers each."""
PEOPLE = 12
WAYS = ("roll_call", "hands", "booth", "confidential")
LEAST_SECRET = 3


def nothing(**_words: Any) -> None:
    """Tell nobody."""


class Facilitator:
    """Leads a workshop in a room; `tell` hears of what is about to be done and of what is shown as done."""

    def __init__(
        self,
        room: Room,
        chance: random.Random,
        tell: Callable[..., None] = nothing,
        pause: Callable[[], None] = lambda: None,
    ) -> None:
        self.room = room
        self._chance = chance
        self._tell = tell
        self._pause = pause
        self.secret: list[dict[str, str]] = []

    @property
    def claims(self) -> list[str]:
        """The claims of the agenda that it can lead."""
        return [claim.id for claim in self.room.workshop.agenda if claim.kind in TABLES]

    def lead(self, claim: str, way: str, voters: int = PEOPLE) -> None:
        """Lead one claim through a round in one of WAYS, a discussion, and a position."""
        self.go_to(claim)
        self.open_round(way)
        self.take_ballots(way, voters)
        self.close_round()
        self.reveal()
        self.note(f"{self._chance.choice('+-')} {claim} heard by {self._chance.randrange(10**9)}")
        self.record_position()

    def go_to(self, claim: str) -> None:
        """Go to a claim."""
        self._announce({})
        self.room.press("Ctrl+2")
        self.room.go_to_claim(claim)
        self._shown()

    # A round

    def open_round(self, way: str) -> None:
        """Open a round of the claim of the session by one of WAYS."""
        room = self.room
        claim = room.workshop.standing.claim
        last = room.workshop.last_round(claim)
        label = {"roll_call": "Roll call", "hands": "Hands"}.get(way, "Booth")
        self._announce({})
        room.click_on(label)
        if label == "Booth":
            room.click(find("Confidential" if way == "confidential" else "Named", QAbstractButton))
        number = 1 if last is None else last.number + 1
        level = "confidential" if way == "confidential" else "named"
        channel = "booth" if label == "Booth" else way
        name = key_of(claim, number)
        opened: dict[str, Any] = {name: ["open", level, channel]}
        if level == "confidential":
            opened[f"{name}/urn"] = self.secret = []
        self._announce(opened)
        room.press("Space")
        if room.scene == "discussion":  # between two rounds
            room.click_on("Vote again")
        assert room.last_round.is_open, f"the round is not open: {self._seen()}"
        self._shown()

    def take_ballots(self, way: str, voters: int) -> None:
        """Take the ballots of the open round."""
        if way == "hands":
            self._hands(voters)
        elif way == "roll_call":
            self._roll_call(voters)
        else:
            self._booth(voters, confidential=way == "confidential")

    def close_round(self) -> None:
        """Close the open round."""
        last = self._last
        closing: dict[str, Any] = {self._name: ["closed", last.level, last.channel]}
        if last.level == "confidential":
            closing |= {f"{self._name}/urn": None, f"{self._name}/totals": tallied(self.secret)}
            closing[f"{self._name}/reasons"] = []
        self.act(closing, self._close)
        assert self._last.state == "closed", f"the round is not closed: {self._seen()}"

    def _close(self) -> None:
        self.room.press("Space")
        ask = QApplication.activeModalWidget()
        if isinstance(ask, Ask):  # not everybody has voted in confidence
            self.room.click(ask.verb_button)

    def reveal(self) -> None:
        """Show the result on the stage."""
        last = self._last
        self.act({self._name: ["revealed", last.level, last.channel]}, lambda: self.room.press("Space"))
        assert self._last.state == "revealed", f"the result is not shown: {self._seen()}"

    def _roll_call(self, voters: int) -> None:
        room = self.room
        room.click(find("Seat and answers", QLineEdit))
        seats = [seat.number for seat in room.workshop.seats if seat.present][:voters]
        for seat in [*seats, *self._chance.sample(seats, k=min(2, len(seats)))]:  # some correct themselves
            real, other = self._answers()
            self._announce({f"{self._name}/seat {seat}": self._ballot(real, other)}, moves=False)
            room.type(f"{seat} {real} {other}")
            room.press("Return")
            words = f"Seat {seat} recorded"
            room.until(lambda words=words: self._footer_says(words), words)  # type: ignore[misc]
            self._shown()

    def _hands(self, voters: int) -> None:
        room, panel = self.room, self.room.program.lead_page.vote.hands
        for _ in self._last.questions:
            self._pause()
            question = panel.question
            assert question is not None, "hands are counted"
            given = [str(answer) for answer, _ in (self._answers() for _ in range(voters))]
            counts = {answer: given.count(answer) for answer in sorted(set(given))}
            self._announce({f"{self._name}/hands {question.id}": counts}, moves=False)
            panel.take_focus()
            for answer in "12345":
                room.press(*str(counts.get(answer, 0)))
                room.press("Down")
            place = [q.id for q in self._last.questions].index(question.id)
            room.press("Return")
            room.until(lambda place=place: self._ticked(place), "the counts are recorded")  # type: ignore[misc]
            self._shown()

    def _booth(self, voters: int, *, confidential: bool) -> None:
        room = self.room
        room.click_on("Start the booth")
        left = [seat.number for seat in room.workshop.seats if seat.number not in self._last.seats]
        for seat in left[: min(voters, PEOPLE - self._last.recorded)]:
            self._pause()
            real, other = self._answers()
            ballot, recorded = self._ballot(real, other), room.last_round.recorded + 1
            if confidential:
                self.secret = sorted_ballots([*self.secret, ballot])
                self._announce({f"{self._name}/urn": self.secret}, moves=False)
                room.vote_in_confidence(str(real), str(other))
            else:
                self._announce({f"{self._name}/seat {seat}": ballot}, moves=False)
                room.vote_by_keys(seat, str(real), str(other))
            room.until(
                lambda words=f"{recorded} of {PEOPLE}": room.shows(words),  # type: ignore[misc]
                "the console counts the ballot",
            )
            self._shown()
        room.leave_booth()

    # Between rounds

    def note(self, text: str) -> None:
        """Write a note; its first character says on which side."""
        room = self.room
        kept = sorted([*(note.text for note in room.workshop.notes), text.split(" ", 1)[1]])
        self.act({}, lambda: room.press("D", "N"))
        self._announce({"notes": kept}, moves=False)
        room.type(text)
        room.press("Return")
        room.until(lambda: text.split(" ", 1)[1] in room.on_stage, "the note is on the stage")
        self._shown()
        room.press("Esc")

    def undo_and_redo(self) -> None:
        """Take back the last note, and write it again."""
        room = self.room
        all_ = [note.text for note in room.workshop.notes]
        self.act({"notes": sorted(all_[:-1])}, lambda: room.press("Ctrl+Z"))
        self.act({"notes": sorted(all_)}, lambda: room.press("Ctrl+Y"))

    def record_position(self) -> None:
        """Record the position of the group on the claim of the session."""
        claim = self.room.workshop.standing.claim
        self._announce({})
        self.room.press("R")
        for _ in range(3):
            if self.room.primary == "Record the position":
                self.act({f"position {claim}": ""}, lambda: self.room.press("Space"))
                assert claim in self.room.workshop.positions, "the position is recorded"
                return
            self.room.press("R")
        self._shown()

    def toggle_timer(self) -> None:
        """Start the timer, or stop it."""
        self.act({}, lambda: self.room.press("T"))

    def export(self, path: Path, wait: bool = True) -> None:
        """Export the minutes to a path; without waiting, the export goes on while other things are done."""
        room = self.room
        self._announce({})
        room.press("Ctrl+E")
        try:
            room.until(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
        except AssertionError as error:
            raise AssertionError(f"no file dialog shows: {self._seen()}") from error
        self._tell(exporting=str(path))
        room.save_as(path)
        if wait:
            room.until(lambda: room.shows(f"“{path.name}” is in"), "the page says where the file is")
            self._tell(exported=str(path))
        self._shown()

    # Telling

    @property
    def _last(self) -> Round:
        return self.room.last_round

    @property
    def _name(self) -> str:
        return key_of(self._last.claim, self._last.number)

    def act(self, changes: dict[str, Any], do: Callable[[], object]) -> None:
        """Announce what will be changed, do it, and say that it is shown as done."""
        self._announce(changes)
        do()
        self._shown()

    def _announce(self, changes: dict[str, Any], *, moves: bool = True) -> None:
        self._pause()
        self._tell(about=changes | ({STANDING: ANYWHERE} if moves else {}))

    def _shown(self) -> None:
        """Say that the windows show the act as done, and where the session stands by now."""
        self.room.settle()
        stands = self.room.workshop.standing
        self._tell(shown=[stands.scene, stands.claim, stands.slide, stands.timer_ends])

    def _seen(self) -> str:
        """Return what a person at the console sees, for a failure."""
        room = self.room
        messages = room.program.window.footer.messages.text
        seen = (
            room.program.window.page,
            room.scene,
            room.primary,
            messages,
            room.said[-3:],
            room.refused[-1:],
        )
        keyboard, dialog = QApplication.focusWidget(), QApplication.activeModalWidget()
        return f"{seen}, the keyboard is at {keyboard}, the dialog is {dialog}"

    def _answers(self) -> tuple[int, int]:
        return self._chance.randint(1, 5), self._chance.randint(1, 5)

    def _ballot(self, *answers: int) -> dict[str, str]:
        questions = self._last.questions
        return {question.id: str(answer) for question, answer in zip(questions, answers, strict=True)}

    def _footer_says(self, words: str) -> bool:
        labels = self.room.program.window.footer.findChildren(QLabel)
        return any(words in (label.text(), name_of(label)) for label in labels)

    def _ticked(self, place: int) -> bool:
        panel = self.room.program.lead_page.vote.hands
        question = self._last.questions[place].id
        return question in panel._recorded and question not in panel._drafts


def close_dialogs() -> None:
    """Press Escape until no dialog is left."""
    for _ in range(20):
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            return
        dialog.close()
