"""Secrecy B: no order, logical or physical, has anything to do with the order in which ballots were cast."""

from __future__ import annotations

import math
import random
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from campaign.recording import tree
from campaign.running import Figures
from campaign.secrecy.traces import readable
from campaign.story import SteppingClock
from unifydesk.app import exporting, preparing, safekeeping, voting, workshops
from unifydesk.domain.people import Seat
from unifydesk.domain.report import ExportOptions
from unifydesk.domain.rounds import CONFIDENTIAL
from unifydesk.domain.workshop import ClaimSetup
from unifydesk.exporters import EXPORTERS
from unifydesk.store import contents, urn
from unifydesk.store.backup import verified_copy
from unifydesk.store.workshop_file import WorkshopFile

BALLOTS = 200
FEW = 30
"""Rows of tickets that still lie on one page."""
CHANCE = 5.5
"""Standard deviations of tau beyond which an order counts as one of casting: once in 26 million by chance."""
EXPORTED = ("json", "csv", "markdown", "html", "xlsx", "pdf")
DECK = (
    "---\ntitle: Orders\n---\n\n# All\n\n## One\n\n```claim\nid: O1\nkind: overall\ntext: It is so.\n"
    "ask: open\n```\n"
)
Orders = dict[str, list[int]]
"""Name of an order → the ballots (by when they were cast) as they stand in it."""


def tau(order: Sequence[int]) -> float:
    """Return Kendall's tau between a row of different numbers and their own order: 1 rising, -1 falling."""
    n, agree = len(order), 0
    for at, number in enumerate(order):
        agree += sum(1 if later > number else -1 for later in order[at + 1 :])
    return 2 * agree / (n * (n - 1))


def spread(n: int) -> float:
    """Return the standard deviation of tau among `n` items in random order (Kendall 1938)."""
    return math.sqrt(2 * (2 * n + 5) / (9 * n * (n - 1)))


def one_round(seed: int, number: int, folder: Path, count: int = BALLOTS) -> Figures:
    """Cast `count` ballots with words and reasons of their own, and compare every order there is."""
    chance = random.Random(f"{seed}/orders/{number}")
    words = [f"zq{chance.getrandbits(64):016x}" for _ in range(count)]
    reasons = [f"zr{chance.getrandbits(64):016x}" for _ in range(count)]
    path = folder / f"{number}.unify"
    seats = [Seat(seat, f"Person {seat}") for seat in range(1, count + 1)]
    file = workshops.create(path, DECK, deck_name="orders", seats=seats, clock=SteppingClock())
    safekeeping.watch(file)
    orders: Orders = {}
    try:
        preparing.set_setup(file, ClaimSetup("O1", True, "booth", CONFIDENTIAL, reason=True))
        round_id = voting.open_round(file, "O1").round_id
        half = chance.randint(count // 3, count)
        for at, (word, reason) in enumerate(zip(words, reasons, strict=True), start=1):
            voting.cast_confidential(file, round_id, {"open": word}, reason=reason, turn=word.encode())
            if at == FEW:
                orders |= on_the_pages_of_tickets(file, path)
            if at in (half, count):
                orders |= in_the_urn(file, round_id, words[:at], f"after {'some' if at < count else 'all'}")
        orders |= on_the_pages_of_tickets(file, path)
        voting.close_round(file, round_id)
        voting.reveal(file, round_id)
        orders |= _when_closed(file, folder, {"word": words, "reason": reasons})
    finally:
        file.close()
    orders |= in_files(folder, {"word": words, "reason": reasons})
    return judged(orders, f"round {number}")


def in_the_urn(file: WorkshopFile, round_id: bytes, words: Sequence[str], when: str) -> Orders:
    """Return the order of the slots, decrypted with the key that still exists."""
    round_ = contents.round_by_id(file, round_id)
    spec = contents.spec_hash(file, round_id)
    bound = urn._bound_to(round_id, spec, file.file_uuid)
    _, slots, _ = urn._opened(file.db, file.keys.require(round_id), round_id, bound)
    place = {word: at for at, word in enumerate(words)}
    found = [urn._payload(slot, len(slot)) for slot in slots if not urn._is_free(slot)]
    ids = [question.id for question in round_.questions]
    sorted_ = urn.open_urn(file.db, file.keys.require(round_id), round_id, spec, file.file_uuid)
    return {
        f"slots {when}": [place[urn.unpack(ids, payload)[0]["open"]] for payload in found],
        f"ballots as the urn gives them {when}": [place[urn.unpack(ids, p)[0]["open"]] for p in sorted_],
    }


def on_the_pages_of_tickets(file: WorkshopFile, path: Path) -> Orders:
    """Return the order in which used tickets lie on the pages of their table."""
    used = list(file.turns.values())
    data, size = path.read_bytes(), 4096
    pages = [number for (number,) in file.rows("SELECT pageno FROM dbstat WHERE name = 'turnout'")]
    order = [at for number in pages for at in physical(data[(number - 1) * size : number * size], used)]
    return {f"used tickets on their pages, {len(used)} of them": order}


def _when_closed(file: WorkshopFile, folder: Path, texts: dict[str, list[str]]) -> Orders:
    """Return the orders of rows and of results, and write exports and copies to be searched afterwards."""
    orders: Orders = {}
    place = {text: at for all_ in texts.values() for at, text in enumerate(all_)}
    for table, column in (("total", "answer"), ("reason", "text")):
        rows = [place[row[0]] for row in file.rows(f"SELECT {column} FROM {table}")]
        orders[f"rows of {table}"] = rows
    result = workshops.snapshot(file).results["O1"][0]
    orders["reasons in the results"] = [place[reason] for reason in result.reasons]
    for exporter in EXPORTED:
        target = folder / f"export{EXPORTERS[exporter].suffix}"
        exporting.export(exporting.record_for(file, exporter), exporter, target, ExportOptions(ballots=True))
    verified_copy(file.db, folder / "copy.unify")
    return orders


def in_files(folder: Path, texts: dict[str, list[str]]) -> Orders:
    """Return the physical order of the texts in every file: where each of them begins."""
    orders: Orders = {}
    for name, data in tree(folder).items():
        for part in readable(data or b""):
            for what, all_ in texts.items():
                order = physical(part, all_)
                if len(order) == len(all_):
                    kind = "backups" if "/backups/" in name else name.rpartition("/")[2].lstrip("0123456789")
                    orders.setdefault(f"{what}s in {kind}", order)
    return orders


def physical(data: bytes, words: Sequence[str] | Sequence[bytes]) -> list[int]:
    """Return the numbers of the words in the order in which they begin in the bytes."""
    plain = [word.encode() if isinstance(word, str) else word for word in words]
    found = [(data.find(word), at) for at, word in enumerate(plain)]
    return [at for where, at in sorted(found) if where >= 0]


def judged(orders: Orders, where: str) -> Figures:
    """Return how far each order is from chance; one beyond `CHANCE` standard deviations is bad."""
    figures = Figures()
    figures.counts["rounds"] = 1
    for name, order in orders.items():
        found = tau(order)
        figures.counts["orders"] += 1
        figures.counts["tau in ‰, summed"] += round(1000 * found)
        figures.counts["beyond 2 σ"] += abs(found) > 2 * spread(len(order))
        figures.counts["beyond 3 σ"] += abs(found) > 3 * spread(len(order))
        if abs(found) > CHANCE * spread(len(order)):
            figures.found(where, [f"tau {found:.2f}: {name} tell the order of casting"])
    return figures


def plain_table(seed: int, folder: Path, count: int = BALLOTS) -> Figures:
    """The control: ballots as rows with random keys, in a table whose rows have no number."""
    chance = random.Random(f"{seed}/plain table")
    texts = [f"zq{chance.getrandbits(64):016x}" for _ in range(count)]
    path = folder / "plain.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA page_size=65536")
        connection.execute("CREATE TABLE vote(id BLOB PRIMARY KEY, choice TEXT) WITHOUT ROWID")
        for text in texts:
            with connection:
                connection.execute("INSERT INTO vote VALUES (?, ?)", (chance.randbytes(16), text))
    order = physical(path.read_bytes(), texts)
    return judged({"the rows of a plain table": order}, "control")
