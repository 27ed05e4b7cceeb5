"""Workshops led at random, with any text: the record makes the same file, and the minutes agree with both."""

from __future__ import annotations

from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.app.stories import SteppingClock
from tests.app.test_stories_at_random import CLAIMS, DEEP, SEATS, Led
from unifydesk.app import exporting, noting, people, positions, workshops
from unifydesk.app.reporting import collect
from unifydesk.app.restoring import restore
from unifydesk.app.results import results
from unifydesk.app.verifying import verify
from unifydesk.domain.people import Seat
from unifydesk.domain.record import has_sealed_round
from unifydesk.domain.report import TEMPLATES, ExportOptions
from unifydesk.store.workshop_file import WorkshopFile

WORDS = st.text(max_size=30) | st.sampled_from(
    ["<b>&amp;", "=1+1", "\ud800\udc00", "a\x00b", "שלום", "\u202eabc", "x\u2028y\x85z", "A" * 300, "ﬁ\u0301"]
)
OPTIONS = st.builds(
    ExportOptions, template=st.sampled_from(TEMPLATES), names=st.booleans(), ballots=st.booleans()
)


class Restored(Led):
    """A workshop whose texts may be anything; at its end it is made again from its record."""

    @rule(claim=st.none() | CLAIMS, text=WORDS, owner=WORDS)
    def say(self, claim: str | None, text: str, owner: str) -> None:
        self.attempt(noting.add, "action", text, claim=claim, owner=owner, due=owner)

    @rule(seat=SEATS, name=WORDS, group=WORDS)
    def name(self, seat: int, name: str, group: str) -> None:
        self.attempt(people.edit, Seat(seat, name, group))

    @rule(claim=CLAIMS, statement=WORDS)
    def state(self, claim: str, statement: str) -> None:
        self.attempt(positions.record, claim, statement)

    @rule(options=OPTIONS)
    def print_and_verify(self, options: ExportOptions) -> None:
        data = exporting.render(collect(self.file), "pdf", options).data
        assert verify(data, "minutes.pdf", self.file).differs == ()

    def teardown(self) -> None:
        try:
            again = self.made_again()
            try:
                self.compare(again)
            finally:
                again.close()
        finally:
            super().teardown()

    def made_again(self) -> WorkshopFile:
        data = exporting.render(collect(self.file, whole=True), "json").data
        return restore(Path(self.folder.name) / "again.unify", data, clock=SteppingClock())

    def compare(self, again: WorkshopFile) -> None:
        reports = [collect(file, whole=True) for file in (self.file, again)]
        if has_sealed_round(reports[0]):  # how many had voted in it is not in the rows
            return
        assert results(workshops.snapshot(again)) == results(self.now)
        for name, options in (
            ("json", ExportOptions()),
            ("pdf", ExportOptions(ballots=True)),
            ("csv", ExportOptions()),
        ):
            one, other = (exporting.render(report, name, options).data for report in reports)
            assert one == other


TestRestored = Restored.TestCase
TestRestored.settings = settings(max_examples=3 * DEEP, stateful_step_count=25)
