"""The record: what is written is read again, whole; whatever else comes is one sentence."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exporters.every_kind import every_kind
from tests.exporters.sample import empty, sample
from unifydesk.domain import record
from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.notes import Note
from unifydesk.domain.report import SUMMARY, ExportOptions, NamedBallot, Presence, TableRows
from unifydesk.domain.rule import RuleChoice
from unifydesk.domain.style import Style

PLAIN = ExportOptions()
STYLED = ExportOptions(Style("Letter", "de", "#104080", "A & B", b"\x89PNG\x00"), SUMMARY, names=False)
TABLES = (
    TableRows("done", ("action_id",), ()),
    TableRows("seat", ("number", "name", "proxy", "h"), ((1, "Ann\x00", None, b"\x00\xff"), (2, "", 1, b""))),
)


def whole():
    """Return a record in which everything that may be there is there."""
    return replace(
        every_kind(people=12),
        presence=(Presence("2026-11-23T09:30:00+00:00", 3, here=False),),
        ballots=(NamedBallot("B4", 1, 2, "roll_call", (("real", "4"),), "Because.", "1.5", 3),),
        rule=RuleChoice("delphi75", (("agreement", 75),), "present", weighted=True),
        tables=TABLES,
    )


RECORDS = {"sample": sample, "empty": empty, "every kind": every_kind, "whole": whole}


def altered(data, change):
    """Return a record after `change` was done to its JSON."""
    told = json.loads(data)
    change(told)
    return json.dumps(told).encode()


@pytest.fixture(scope="module")
def small():
    """A record as bytes."""
    return record.encode(empty(), PLAIN)


@pytest.mark.parametrize("options", [PLAIN, STYLED], ids=["plain", "styled"])
@pytest.mark.parametrize("name", RECORDS)
def test_what_is_written_is_read_again(name, options):
    report = RECORDS[name]()
    data = record.encode(report, options, tables=True)
    assert record.decode(data) == (report, options)
    assert record.encode(*record.decode(data), tables=True) == data


HOSTILE = '\x00\ud800\udc00\u202e"\\&'
texts = st.text(st.one_of(st.characters(exclude_categories=()), st.sampled_from(HOSTILE)))


@given(title=texts, notes=st.lists(st.tuples(texts, texts), max_size=3), number=st.floats(allow_nan=False))
def test_any_text_and_number_is_read_again_and_keeps_the_fingerprint(title, notes, number):
    base = empty()
    number = number if abs(number) != float("inf") else 0.0
    report = replace(
        base,
        info=replace(base.info, title=title),
        notes=tuple(Note(b"n", at, "remark", text, owner=owner) for at, (text, owner) in enumerate(notes)),
        agenda=tuple(replace(item, planned=number) for item in sample().agenda[:1]),
    )
    again, _ = record.decode(record.encode(report, PLAIN))
    assert record.content_hash(again) == record.content_hash(report)
    assert again.info.title == joined(title)
    assert [note.text for note in again.notes] == [joined(text) for text, _ in notes]
    assert [item.planned for item in again.agenda] == [number] * len(report.agenda)


def joined(text):
    """Return the text with two halves of a surrogate pair as the one character they are."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def test_the_fingerprint_can_be_computed_with_nothing_but_python():
    told = json.loads(record.encode(whole(), STYLED, tables=True))
    text = json.dumps(told["report"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert hashlib.sha256(text.encode()).hexdigest() == told["content"] == record.content_hash(whole())


def test_the_fingerprint_does_not_heed_options_and_tables():
    report = whole()
    assert record.content_hash(report) == record.content_hash(replace(report, tables=()))
    one, two = (json.loads(record.encode(report, options)) for options in (PLAIN, STYLED))
    assert one["content"] == two["content"]
    assert one["options"] != two["options"]


def test_the_fingerprint_heeds_one_vote():
    report = sample()
    claim = report.claims[0]
    first, *rest = claim.rounds
    tally = first.figures[0].tally
    counts = (tally.counts[0] + 1, *tally.counts[1:])
    figures = (replace(first.figures[0], tally=replace(tally, counts=counts)), *first.figures[1:])
    changed = replace(claim, rounds=(replace(first, figures=figures), *rest))
    other = replace(report, claims=(changed, *report.claims[1:]))
    assert record.content_hash(other) != record.content_hash(report)


def test_the_fingerprint_tells_whole_numbers_from_nothing_else():
    """A float that holds a whole number is written as a float, whoever made it."""
    item = sample().agenda[0]
    one, two = (replace(empty(), agenda=(replace(item, planned=n),)) for n in (3, 3.0))
    assert record.content_hash(one) == record.content_hash(two)


def test_tables_are_only_embedded_when_asked_for():
    assert b'"tables"' not in record.encode(whole(), PLAIN)
    assert b'"tables"' in record.encode(whole(), PLAIN, tables=True)
    assert b'"tables"' not in record.encode(empty(), PLAIN, tables=True)


def test_the_form_is_named_at_the_top(small):
    told = json.loads(small)
    assert (told["format"], told["version"], told["software"]) == (record.FORMAT, 1, "UnifyDesk 0.1.0")


def test_a_record_without_what_came_later_is_read_with_what_is_usual(small):
    def older(told):
        for name in ("presence", "ballots", "planned", "rule", "suppression"):
            del told["report"][name]
        told["content"] = record._hash(told["report"])

    report, _ = record.decode(altered(small, older))
    assert (report.rule, report.ballots) == (None, ())


def put(*path, value):
    """Return a change that puts a value into the JSON."""

    def change(told):
        for key in path[:-1]:
            told = told[key]
        told[path[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (put("format", value="other"), "does not say “unifydesk-record”"),
        (put("version", value=2), "by a newer UnifyDesk (version 2"),
        (put("version", value="1"), "has no version"),
        (put("version", value=True), "has no version"),
        (put("more", value=1), "its parts are not those of a record (more)"),
        (put("software", value=7), "a text is no text"),
        (put("content", value="0" * 64), "the fingerprint of its report is 0000000000000000…"),
        (put("report", "rehearsal", value=True), "was changed after it was written"),
        (put("report", "log_lines", value="many"), "Expected `int`"),
        (put("report", "log_lines", value=None), "Expected `int`"),
        (put("report", "seats", value=[{}]), "missing required field `number`"),
        (put("report", "extra", value=1), "“report.extra” is unknown"),
        (put("report", "info", "more", value=1), "“report.info.more” is unknown"),
        (put("report", value=[]), "Expected `object`"),
        (put("options", "style", "logo", value="?"), "base64"),
        (put("tables", value={}), "its parts are not those of a record"),
    ],
)  # fmt: skip
def test_what_is_no_record_is_refused_with_the_reason(small, change, said):
    with pytest.raises(InvalidInputError) as caught:
        record.decode(altered(small, change))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "change",
    [
        put("content", value="\x1b[31m\u202e"),
        put("more\x7f", value=1),
        put("report", "ex\x7ftra", value=1),
        put("report", "info", "\u202emore", value=1),
    ],
)
def test_a_refusal_quotes_a_record_in_words_that_can_be_shown(small, change):
    with pytest.raises(InvalidInputError) as caught:
        record.decode(altered(small, change))
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([[1]], "has not one value for each column"),
        ([[1.5, "", None, None]], "no text, whole number or bytes"),
        ([[True, "", None, None]], "no text, whole number or bytes"),
        ([[{"hex": "0"}, "", None, None]], "hexadecimal"),
        ([[{"hex": "00", "b": 1}, "", None, None]], "no text, whole number or bytes"),
        ({}, "a list is no list"),
        (["abcd"], "a list is no list"),
    ],
)
def test_tables_that_are_none_are_refused(rows, said):
    data = record.encode(whole(), PLAIN, tables=True)
    with pytest.raises(InvalidInputError, match=said):
        record.read(altered(data, put("tables", "seat", "rows", value=rows)))


def test_changed_tables_are_noticed():
    data = record.encode(whole(), PLAIN, tables=True)
    changed = altered(data, put("tables", "seat", "rows", 1, 0, value=3))
    assert not record.read(changed).is_intact
    with pytest.raises(InvalidInputError, match="fingerprint of its tables"):
        record.decode(changed)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is not JSON, or broken in line 1"),
        (b"\xff\xfe", "not UTF-8"),
        (b"[1, 2]", "does not say"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"format":1,"format":2}', "stands twice"),
        (b'{"format":NaN}', "NaN is no number"),
        (b'{"format":1e999}', "too large"),
        (b'{"format":' + b"9" * 5000 + b"}", "digits"),
        (b"[" * (record.MOST_LISTS + 1), "too many parts"),
        (b"," * (record.MOST_PARTS + 1), "too many parts"),
        (b" " * (record.LARGEST + 1), "larger than 50 MB, or has too many parts"),
    ],
    ids=range(11),
)
def test_bytes_that_are_no_record_are_refused_with_the_reason(data, said):
    with pytest.raises(InvalidInputError, match=said):
        record.decode(data)


@given(st.data())
def test_a_damaged_record_is_a_sentence_or_the_same_record(data):
    good = record.encode(empty(), PLAIN)
    at = data.draw(st.integers(0, len(good) - 1))
    bad = good[:at] + data.draw(st.binary(max_size=3)) + good[at + data.draw(st.integers(0, 3)) :]
    with suppress(InvalidInputError):
        assert record.decode(bad)[0] == empty()


def test_decimals_and_bytes_survive():
    report, _ = record.decode(record.encode(every_kind(), PLAIN))
    tallies = [f.tally for c in report.claims for r in c.rounds for f in r.figures if f.tally.weighted]
    assert tallies
    assert all(isinstance(weight, Decimal) for tally in tallies for weight in tally.weighted)
    assert all(isinstance(r.round_id, bytes) for c in report.claims for r in c.rounds)
