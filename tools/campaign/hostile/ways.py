"""The ways by which something from outside comes in: the program’s own use cases, as a person calls them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from campaign.hostile import corpus
from campaign.story import SteppingClock
from campaign.workloads import DECK, SEATS
from unifydesk.app import (
    importing,
    logos,
    people,
    people_rows,
    reporting,
    restoring,
    styles,
    table_decks,
    verifying,
    vote_map,
    workshops,
)
from unifydesk.app.results import results
from unifydesk.app.table_decks import TableColumns
from unifydesk.decks import read_deck
from unifydesk.store.workshop_file import WorkshopFile

Way = Callable[[bytes, Path], object]


@contextmanager
def _workshop(folder: Path, deck: str | bytes = DECK) -> Iterator[WorkshopFile]:
    file = workshops.create(folder / "w.unify", deck, seats=SEATS, clock=SteppingClock())  # type: ignore[arg-type]
    try:
        yield file
    finally:
        file.close()


def deck(data: bytes, folder: Path) -> None:
    """Read a deck, and make and record a workshop of it."""
    read_deck(data, "deck.md")
    with _workshop(folder, data.decode("utf-8-sig")) as file:
        results(workshops.snapshot(file))
        reporting.collect(file)


def people_list(data: bytes, folder: Path) -> None:
    """Read a list of people into a workshop."""
    seats = people_rows.parse_bytes(data, "people.csv")
    with _workshop(folder) as file:
        people.add(file, [seat for seat in seats if seat.number > len(SEATS)])


def votes(data: bytes, folder: Path) -> None:
    """Take in ballots."""
    with _workshop(folder) as file:
        importing.import_votes(file, data, "votes.csv")
        results(workshops.snapshot(file))


def table(data: bytes, folder: Path) -> None:
    """Make a deck of a table."""
    del folder
    table_decks.deck_from_table(data, "table.csv", "A title", TableColumns("id", "text", "title"))


def mapping(data: bytes, folder: Path) -> None:
    """Read a map and take in a wide table with it."""
    found = vote_map.read_map(data, "map.toml")
    with _workshop(folder) as file:
        importing.plan_wide(file, b"id,q1,q2\n1,agree,disagree\n2,,agree\n", "wide.csv", found)


def sheet(data: bytes, folder: Path) -> None:
    """Read a style sheet."""
    path = folder / "sheets" / "sheet.toml"
    path.parent.mkdir()
    path.write_bytes(data)
    styles.load(path)


def picture(data: bytes, folder: Path) -> None:
    """Take a picture for a logo."""
    path = folder / "logo.png"
    path.write_bytes(data)
    logos.chosen_logo(path)


def record(data: bytes, folder: Path) -> None:
    """Make a workshop of a record."""
    restoring.restore(folder / "restored.unify", data, clock=SteppingClock()).close()


def pdf(data: bytes, folder: Path) -> None:
    """Verify minutes."""
    del folder
    verifying.verify(data, "minutes.pdf")


WAYS: dict[str, Way] = {
    corpus.DECKS: deck,
    corpus.PEOPLE: people_list,
    corpus.VOTES: votes,
    corpus.TABLE: table,
    corpus.MAP: mapping,
    corpus.SHEET: sheet,
    corpus.PICTURE: picture,
    corpus.RECORD: record,
    corpus.PDF: pdf,
}
