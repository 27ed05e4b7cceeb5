"""The sealed urn: one vote each, no order, no plain text, nothing altered unnoticed."""

from __future__ import annotations

import itertools
import sqlite3
from pathlib import Path

import pytest
import sqlite_utils
from hypothesis import given, settings
from hypothesis import strategies as st

from unifydesk.domain.errors import InvalidBallotError
from unifydesk.store import schema, urn
from unifydesk.store.connection import write
from unifydesk.store.errors import BallotsUsedUpError, UrnError

KEY = bytes(range(32))
ROUND = b"round-id-16bytes"
OTHER_ROUND = b"other-id-16bytes"
SPEC = b"s" * 32
FILE = b"file-uuid-16byte"
LOCK = (KEY, ROUND, SPEC, FILE)


def memory() -> sqlite_utils.Database:
    db = sqlite_utils.Database(sqlite3.connect(":memory:", isolation_level=None), execute_plugins=False)
    db.execute("PRAGMA foreign_keys=ON")
    schema.create(db)
    return db


def sealed(db: sqlite_utils.Database, seats: int = 5, slot: int = urn.CHOICES_SLOT) -> sqlite_utils.Database:
    with write(db):
        urn.seal(db, *LOCK, seats=seats, slot_bytes=slot)
    return db


def cast(db: sqlite_utils.Database, *ballots: bytes) -> None:
    for ballot in ballots:
        with write(db):
            urn.put(db, *LOCK, ballot)


def blob(db: sqlite_utils.Database) -> bytes:
    return bytes(db.execute("SELECT sealed FROM urn").fetchone()[0])


@pytest.fixture
def sealed_db(db: sqlite_utils.Database) -> sqlite_utils.Database:
    return sealed(db)


def turnout(db, round_id: bytes) -> int:
    """Return how many people have voted."""
    return db.execute("SELECT count(*) FROM turnout WHERE round = ?", (round_id,)).fetchone()[0]


class TestLaws:
    @settings(max_examples=40, deadline=None)
    @given(st.lists(st.binary(min_size=1, max_size=62), min_size=0, max_size=12), st.randoms())
    def test_what_goes_in_comes_out_sorted_whatever_the_order_of_casting(self, ballots, random) -> None:
        db = sealed(memory(), seats=12)
        shuffled = list(ballots)
        random.shuffle(shuffled)
        cast(db, *shuffled)
        assert urn.open_urn(db, *LOCK) == tuple(sorted(ballots))
        assert turnout(db, ROUND) == len(ballots)
        db.conn.close()

    def test_every_order_of_the_same_four_voters_gives_the_same_result(self) -> None:
        results = set()
        for order in itertools.permutations((b"for", b"for", b"against", b"unsure")):
            db = sealed(memory(), seats=4)
            cast(db, *order)
            results.add(urn.open_urn(db, *LOCK))
            db.conn.close()
        assert results == {(b"against", b"for", b"for", b"unsure")}

    @settings(max_examples=60, deadline=None)
    @given(
        st.dictionaries(st.sampled_from(["real", "importance"]), st.sampled_from(["1", "5", "cannot_judge"])),
        st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60),
    )
    def test_a_ballot_survives_packing(self, answers: dict[str, str], reason: str) -> None:
        questions = ("real", "importance")
        assert urn.unpack(questions, urn.pack(questions, answers, reason)) == (answers, reason)

    def test_equal_ballots_are_equal_bytes_in_whatever_order_they_were_filled_in(self) -> None:
        questions = ("likelihood", "severity")
        one = urn.pack(questions, {"likelihood": "2", "severity": "5"})
        assert one == urn.pack(questions, {"severity": "5", "likelihood": "2"})

    def test_the_longest_answers_fit_the_envelope_for_choices(self) -> None:
        questions = ("likelihood", "severity", "confidence")
        longest = urn.pack(questions, dict.fromkeys(questions, "cannot_judge"))
        db = sealed(memory())
        cast(db, longest)
        assert urn.open_urn(db, *LOCK) == (longest,)
        db.conn.close()


class TestOneVoteEach:
    def test_no_more_ballots_than_seats(self, sealed_db: sqlite_utils.Database) -> None:
        cast(sealed_db, *[b"x"] * 5)
        before = blob(sealed_db)
        with pytest.raises(BallotsUsedUpError, match="All 5 ballots"):
            cast(sealed_db, b"x")
        assert (blob(sealed_db), turnout(sealed_db, ROUND)) == (before, 5)

    def test_a_used_ticket_is_refused_by_the_table(self, sealed_db: sqlite_utils.Database) -> None:
        cast(sealed_db, b"x")
        with pytest.raises(sqlite3.IntegrityError), write(sealed_db):
            sealed_db.execute("INSERT INTO turnout SELECT * FROM turnout")

    def test_an_unknown_ticket_is_refused_by_the_table(self, sealed_db: sqlite_utils.Database) -> None:
        with pytest.raises(sqlite3.IntegrityError), write(sealed_db):
            sealed_db.execute("INSERT INTO turnout VALUES (?, ?)", [ROUND, b"forged" * 5])

    def test_a_ballot_and_its_turnout_are_one(self, sealed_db: sqlite_utils.Database) -> None:
        before = blob(sealed_db)

        def fail_after_putting() -> None:
            with write(sealed_db):
                urn.put(sealed_db, *LOCK, b"x")
                raise RuntimeError

        with pytest.raises(RuntimeError):
            fail_after_putting()
        assert (blob(sealed_db), turnout(sealed_db, ROUND)) == (before, 0)

    def test_writing_outside_a_transaction_is_a_mistake(self, sealed_db: sqlite_utils.Database) -> None:
        with pytest.raises(RuntimeError):
            urn.put(sealed_db, *LOCK, b"x")

    @pytest.mark.parametrize("seats", [0, 501])
    def test_an_urn_has_between_1_and_500_seats(self, db: sqlite_utils.Database, seats: int) -> None:
        with pytest.raises(ValueError, match="1 to 500"):
            sealed(db, seats=seats)

    def test_a_ballot_that_is_too_long_is_refused_with_advice(self, sealed_db: sqlite_utils.Database) -> None:
        with pytest.raises(InvalidBallotError, match="by 1 bytes"):
            cast(sealed_db, b"x" * 63)

    def test_an_empty_ballot_is_refused(self, sealed_db: sqlite_utils.Database) -> None:
        with pytest.raises(InvalidBallotError, match="empty"):
            cast(sealed_db, b"")

    def test_two_rounds_do_not_mix(self, sealed_db: sqlite_utils.Database) -> None:
        other = (bytes(32), OTHER_ROUND, SPEC, FILE)
        with write(sealed_db):
            urn.seal(sealed_db, *other, seats=2, slot_bytes=urn.REASON_SLOT)
            urn.put(sealed_db, *other, b"there")
        cast(sealed_db, b"here")
        assert urn.open_urn(sealed_db, *LOCK) == (b"here",)
        assert urn.open_urn(sealed_db, *other) == (b"there",)
        assert (urn.seats(sealed_db, ROUND), urn.seats(sealed_db, OTHER_ROUND)) == (5, 2)


class TestSecrecy:
    def test_no_choice_is_readable_in_the_files_after_any_commit(self, workshop: Path, opened) -> None:
        choice = urn.pack(("real",), {"real": "cannot_judge"}, "because of the Secret-Reason")
        db = sealed(opened(workshop), seats=6, slot=urn.REASON_SLOT)
        for _ in range(6):
            cast(db, choice)
            copy = sqlite3.connect(":memory:")  # not the bytes of the open file: that would drop its lock
            db.conn.backup(copy)
            content = copy.serialize()
            copy.close()
            assert b"cannot_judge" not in content
            assert b"Secret-Reason" not in content
            assert KEY not in content
        with write(db):
            urn.empty(db, ROUND)
        db.conn.close()
        for path in workshop.parent.iterdir():
            assert b"Secret-Reason" not in path.read_bytes()

    def test_the_journal_of_an_unfinished_cast_holds_no_choice(self, workshop: Path, opened) -> None:
        db = sealed(opened(workshop))
        cast(db, b"Choice-One")
        db.execute("PRAGMA cache_spill=ON")
        with write(db):
            urn.put(db, *LOCK, b"Choice-Two")
            journal = workshop.with_name(workshop.name + "-journal")
            assert journal.stat().st_size > 0
            assert b"Choice" not in journal.read_bytes()

    def test_slots_are_taken_at_random(self) -> None:
        first = set()
        for _ in range(40):
            db = sealed(memory(), seats=20)
            cast(db, b"x")
            _plain, slots, _size = urn._opened(db, KEY, ROUND, urn._bound_to(ROUND, SPEC, FILE))
            first.add(next(n for n, slot in enumerate(slots) if any(slot)))
            db.conn.close()
        assert len(first) > 8  # by chance: once in 10^10 runs

    def test_tickets_are_used_at_random_and_stored_sorted(self) -> None:
        used = set()
        for _ in range(40):
            db = sealed(memory(), seats=20)
            cast(db, b"x")
            rows = [row[0] for row in db.execute("SELECT h FROM ticket")]
            assert rows == sorted(rows)
            used.add(rows.index(db.execute("SELECT h FROM turnout").fetchone()[0]))
            db.conn.close()
        assert len(used) > 8

    @pytest.mark.parametrize("seats", [30, 200])
    def test_on_their_pages_used_tickets_lie_in_order_of_their_keys(self, workshop, opened, seats) -> None:
        db = sealed(opened(workshop), seats=seats)
        cast(db, *[b"x"] * (seats // 2))
        try:
            numbers = [n for (n,) in db.execute("SELECT pageno FROM dbstat WHERE name = 'turnout'")]
        except sqlite3.OperationalError:
            pytest.skip("this SQLite does not tell which pages a table has")
        used = [bytes(h) for (h,) in db.execute("SELECT h FROM turnout")]
        content = db.conn.serialize()
        for number in numbers:
            page = content[(number - 1) * 4096 : number * 4096]
            order = sorted((h for h in used if h in page), key=page.find)
            assert order in (sorted(order), sorted(order, reverse=True))

    def test_every_cast_changes_the_whole_blob_and_never_its_length(self, sealed_db) -> None:
        blobs = [blob(sealed_db)]
        for ballot in (b"a", b"a" * 60, b"b"):
            cast(sealed_db, ballot)
            blobs.append(blob(sealed_db))
        assert len({len(b) for b in blobs}) == 1
        assert len({b[:12] for b in blobs}) == 4
        for before, after in itertools.pairwise(blobs):
            same = sum(x == y for x, y in zip(before, after, strict=True))
            assert same < len(before) / 8  # by chance 1 in 256

    def test_the_file_knows_no_ticket_only_its_hash(self, sealed_db: sqlite_utils.Database) -> None:
        hashes = {row[0] for row in sealed_db.execute("SELECT h FROM ticket")}
        assert len(hashes) == 5
        assert {len(h) for h in hashes} == {32}

    def test_emptying_leaves_no_urn_but_the_turnout(self, sealed_db: sqlite_utils.Database) -> None:
        cast(sealed_db, b"x", b"y")
        with write(sealed_db):
            urn.empty(sealed_db, ROUND)
        assert sealed_db.execute("SELECT count(*) FROM urn").fetchone() == (0,)
        assert turnout(sealed_db, ROUND) == 2


class TestAltered:
    @pytest.mark.parametrize("at", [0, 12, 40, -1])
    def test_an_altered_blob_is_refused_with_a_sentence(self, sealed_db, at: int) -> None:
        cast(sealed_db, b"x")
        altered = bytearray(blob(sealed_db))
        altered[at] ^= 1
        with write(sealed_db):
            sealed_db.execute("UPDATE urn SET sealed = ?", [bytes(altered)])
        with pytest.raises(UrnError, match="was altered"):
            urn.open_urn(sealed_db, *LOCK)
        with pytest.raises(UrnError, match="was altered"):
            cast(sealed_db, b"y")

    @pytest.mark.parametrize("content", [b"", b"short", bytes(28)])
    def test_a_blob_of_a_wrong_length_is_refused(self, sealed_db, content: bytes) -> None:
        with write(sealed_db):
            sealed_db.execute("UPDATE urn SET sealed = ?", [content])
        with pytest.raises(UrnError):
            urn.open_urn(sealed_db, *LOCK)

    @pytest.mark.parametrize(
        "lock",
        [
            (bytes(32), ROUND, SPEC, FILE),
            (KEY, ROUND, b"t" * 32, FILE),
            (KEY, ROUND, SPEC, b"another-uuid-16b"),
            (KEY, OTHER_ROUND, SPEC, FILE),
        ],
        ids=["key", "questions", "file", "round"],
    )
    def test_the_urn_opens_only_with_its_own(
        self, sealed_db, lock: tuple[bytes, bytes, bytes, bytes]
    ) -> None:
        cast(sealed_db, b"x")
        with pytest.raises(UrnError):
            urn.open_urn(sealed_db, *lock)

    def test_an_older_urn_put_back_is_noticed(self, sealed_db: sqlite_utils.Database) -> None:
        cast(sealed_db, b"x")
        older = blob(sealed_db)
        cast(sealed_db, b"y")
        with write(sealed_db):
            sealed_db.execute("UPDATE urn SET sealed = ?", [older])
        with pytest.raises(UrnError, match="holds 1 ballots, but 2 people"):
            urn.open_urn(sealed_db, *LOCK)
        with pytest.raises(UrnError, match="holds 1 ballots"):
            cast(sealed_db, b"z")

    def test_tickets_put_in_by_another_hand_do_not_give_votes(self, sealed_db) -> None:
        with write(sealed_db):
            sealed_db.execute("INSERT INTO ticket VALUES (?, ?)", [ROUND, b"h" * 32])
        with pytest.raises(UrnError):
            cast(sealed_db, b"x")

    def test_tickets_that_were_exchanged_are_noticed(self, sealed_db: sqlite_utils.Database) -> None:
        with write(sealed_db):
            sealed_db.execute("DELETE FROM ticket")
            for n in range(5):
                sealed_db.execute("INSERT INTO ticket VALUES (?, ?)", [ROUND, bytes([n]) * 32])
        with pytest.raises(UrnError):
            cast(sealed_db, b"x")

    def test_ids_of_a_wrong_length_are_a_mistake(self, sealed_db: sqlite_utils.Database) -> None:
        with pytest.raises(ValueError, match="bytes"):
            urn.open_urn(sealed_db, KEY, ROUND, b"short", FILE)
