"""The reading process: whatever a parser does, one reply ends it; its doors are shut while it reads."""

from __future__ import annotations

import pytest

from unifydesk.app import bounded, bounded_child
from unifydesk.app.bounded import Done, Failed, Options, Part, Problems, Refused, Request
from unifydesk.app.bounded_child import PARSERS, Reading, answer, replies
from unifydesk.app.pdf_reading import read_pdf
from unifydesk.domain.errors import InputProblemsError, InvalidInputError, Problem


def raising(error):
    def parse(_data, _options):
        yield b"first"
        raise error

    return parse


@pytest.mark.parametrize("name", PARSERS)
def test_the_sample_of_a_parser_is_read_to_its_end(name):
    """It loads what reading needs, which is all of it only if nothing is wrong with the sample."""
    reading = PARSERS[name]
    *parts, last = replies(reading.parse, reading.sample, Options())
    assert parts
    assert last == Done()


def test_the_sample_of_a_pdf_has_words_and_a_file():
    """Reading those loads more than an empty page does."""
    found = read_pdf(PARSERS["pdf"].sample, "sample")
    assert (found.pages, dict(found.files)) == (("word",), {"a": b"b"})


@pytest.mark.parametrize(
    ("error", "reply"),
    [
        (
            InputProblemsError("", (Problem(3, "a\ud800", "b"),), "row"),
            Problems((Problem(3, "a?", "b"),), "row"),
        ),
        (InvalidInputError("No.\udfff"), Refused("No.?")),
        (MemoryError(), Failed("memory")),
    ],
    ids=["problems", "sentence", "memory"],
)
def test_what_a_parser_raises_is_the_last_reply(error, reply):
    assert list(replies(raising(error), b"", Options())) == [Part(b"first"), reply]


def test_a_fault_is_told_by_its_kind_and_place_without_a_word_of_the_file():
    *_, last = replies(raising(KeyError("Ann voted no")), b"", Options())
    assert isinstance(last, Failed)
    assert last.what.startswith("KeyError in parse:")
    assert "Ann" not in last.what


def test_a_reply_beyond_the_bound_ends_with_memory(monkeypatch):
    monkeypatch.setattr(bounded, "MOST_REPLIED", 1_000)
    monkeypatch.setitem(PARSERS, "deck", Reading(lambda *_: iter([b"x" * 400] * 9), b""))
    frames = b"".join(answer(asking("deck")))
    assert len(frames) < 1_100
    with pytest.raises(bounded.UnreadError, match="too much memory"):
        list(bounded.parts(frames, "a"))


def test_rows_before_a_bad_one_are_told_before_the_problem():
    *parts, last = replies(bounded_child.table, b'a,b\n1,2\n3,"4"5\n', Options())
    assert len(parts) == 1
    assert isinstance(last, Problems)


def test_many_rows_come_in_several_parts():
    parts = list(bounded_child.table(b"a\n" * 5_000, Options()))
    assert len(parts) == 3


def test_the_doors_are_shut_after_the_sample_and_before_the_bytes(monkeypatch):
    seen = []

    def parse(data, _options):
        seen.append(data)
        yield data

    monkeypatch.setitem(PARSERS, "deck", Reading(parse, b"sample"))
    list(answer(asking("deck", b"theirs"), lambda: seen.append(b"shut")))
    assert seen == [b"sample", b"shut", b"theirs"]


def asking(parser, data=b""):
    head = bounded.msgspec.msgpack.encode(Request(parser, Options()))
    return bounded.framed(head) + bounded.framed(data)
