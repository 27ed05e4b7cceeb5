"""How to read and check the record: the words of the minutes, none of them lost."""

from __future__ import annotations

from dataclasses import replace

from tests.exporters.every_kind import every_kind
from tests.exporters.sample import empty
from unifydesk.domain.head import head_words
from unifydesk.domain.report import Report
from unifydesk.exporters._record_blocks import Code, Facts, Part, Signatures, Table, Voices
from unifydesk.exporters._record_method import (
    agenda_part,
    measures_part,
    method_part,
    notes_part,
    record_words,
    signatures_part,
    source_part,
)


def lines(part: Part) -> list[tuple[str, str]]:
    """Return the facts of a part."""
    return [line for block in part.blocks if isinstance(block, Facts) for line in block.lines]


def test_rule_base_and_history_are_told(report: Report) -> None:
    said = lines(method_part(report))
    assert said[0] == ("Rule", f"{report.rule_label}. {report.rule_summary}")
    assert ("Declared", report.rule_history[0]) in said
    assert ("Voided rounds", report.voided[0]) in said
    assert dict(said)["Base"].startswith("Every percentage is of the people who answered")


def test_further_lines_belong_to_the_label_above() -> None:
    said = lines(method_part(every_kind(only=("B4",))))
    at = [label for label, _ in said].index("Declared")
    assert said[at + 1][0] == ""
    assert said[at + 1][1].startswith("Changed on")


def test_only_what_is_printed_is_explained(report: Report) -> None:
    [formulas] = method_part(report).parts
    labels = [label for label, _ in lines(formulas)]
    assert "Kappa" in labels
    assert labels[-1] == "Chance"
    assert "Gini, HHI" not in labels
    assert method_part(report, formulas=False).parts == ()


def test_the_fingerprint_is_grouped_and_left_out_when_there_is_none(report: Report) -> None:
    words = " ".join(head_words(report.log_head))
    assert record_words(report).endswith(f"“{words}”, in digits 9f2c 4a7b e01d 5583 c6aa 10f7 732b 94de")
    assert record_words(replace(report, log_head="no head")).endswith("the fingerprint no h ead")
    assert record_words(empty()) == ""


def test_the_fingerprint_is_also_a_code_where_it_is_one(report: Report) -> None:
    codes = [
        [block for block in method_part(told).blocks if isinstance(block, Code)]
        for told in (report, empty(), replace(report, log_head="no head"))
    ]
    assert [len(found) for found in codes] == [1, 0, 0]


def test_every_scale_of_every_round_is_measured(report: Report) -> None:
    [part] = measures_part(report)
    tables = [block for block in part.blocks if isinstance(block, Table)]
    assert sum(len(table.rows) for table in tables) == sum(len(c.described) for c in report.claims)
    assert any(note.startswith("¹ ") for table in tables for note in table.notes)
    assert measures_part(empty()) == ()


def test_nine_points_and_answers_in_words_have_their_own_tables() -> None:
    [part] = measures_part(every_kind(only=("B9", "O9")))
    assert [block.caption for block in part.blocks if isinstance(block, Table)] == [
        "Measures of every scale", "Measures of answers in words", "The RAND/UCLA method on nine points",
    ]  # fmt: skip


def test_the_agenda_adds_up(report: Report) -> None:
    [part] = agenda_part(report)
    table = part.blocks[-1]
    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[-1].cells][:4] == ["Total", "", "", "70.5"]
    assert table.rows[12].cells[4].text == "–"
    assert agenda_part(empty()) == ()


def test_general_notes_stand_under_their_slides(report: Report) -> None:
    [part] = notes_part(report)
    assert [inner.title for inner in part.parts] == ["What we mean by unification", "The whole workshop"]
    said = [s.text for inner in part.parts for v in inner.blocks if isinstance(v, Voices) for s in v.said]
    assert said == [note.text for note in report.notes]
    assert notes_part(replace(report, notes=())) == ()


def test_source_and_signatures_close_the_record(report: Report) -> None:
    assert ("Citation", report.deck_source) in lines(source_part(report))
    assert lines(source_part(replace(empty(), deck_title="", deck_authors=(), deck_source=""))) == [
        ("Deck", "–")
    ]
    assert (
        Signatures((("Facilitator", "Maria Ødegård"), ("For the group", "")))
        in signatures_part(report).blocks
    )
