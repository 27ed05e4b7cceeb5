"""Records: every value becomes one whole row that its table takes."""

from __future__ import annotations

import pytest

from tests.store.memory import SPEC, a_round, memory_file
from unifydesk.domain.notes import Note
from unifydesk.domain.people import Seat
from unifydesk.domain.position import RecordedPosition
from unifydesk.domain.rule import RuleChoice
from unifydesk.domain.workshop import ClaimSetup, WorkshopInfo
from unifydesk.store import records
from unifydesk.store.rows import KEYS

ROUND = a_round()
CHOICE = RuleChoice("delphi75", (("consensus", 75), ("nmin", 5)))
ROWS = {
    "workshop": records.info(WorkshopInfo("A day")),
    "rule_event": records.rule_event(1, "2026-11-23T09:00:00+00:00", CHOICE, after_first_round=False),
    "seat": records.seat(Seat(1, "Ann", "Table A", present=False)),
    "claim_setup": records.setup(ClaimSetup("A1", included=True, confidence=True, reason=True)),
    "round": records.round_row(ROUND, SPEC),
    "total": records.total(ROUND.id, "real", "5", "hands", 3, seated=True),
    "reason": records.reason(ROUND.id, 1, "Because it is so."),
    "note": records.note(Note(bytes(16), 1, "for", "an argument", claim="A1")),
    "recorded_position": records.recorded_position(RecordedPosition("A1", ROUND.id, "divided", "")),
}
NO_VALUE = {"ballot", "answer", "standing"}  # written as rows by the acts themselves


def test_every_table_an_act_may_write_has_a_record_or_is_written_as_rows():
    assert ROWS.keys() | NO_VALUE == KEYS.keys()


@pytest.mark.parametrize("table", ROWS)
def test_a_record_fills_every_column_of_its_table(table):
    with memory_file() as file:
        assert set(ROWS[table]) == {column.name for column in file.db[table].columns}


@pytest.mark.parametrize("table", ROWS)
def test_a_record_is_taken_by_its_table_as_it_is(table):
    with memory_file() as file:
        with file.quiet() as act:
            if table in ("total", "reason", "recorded_position"):
                act.put("round", ROWS["round"])
            act.put(table, ROWS[table])
        assert list(file.db[table].rows) == [ROWS[table]]


@pytest.mark.parametrize("table", ROWS)
def test_a_flag_is_stored_as_0_or_1(table):
    assert not [name for name, value in ROWS[table].items() if isinstance(value, bool)]


def test_void_rounds_of_one_number_are_told_apart():
    rows = [records.round_row(ROUND, SPEC, voided) for voided in (0, 1, 2)]
    assert len({(row["claim"], row["number"], row["voided"]) for row in rows}) == 3
