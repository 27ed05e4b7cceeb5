"""Nothing printed can steer a terminal, and JSON means the same as before."""

from __future__ import annotations

import contextlib
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from unifydesk.cli.writing import complain, let_go, plain, say, say_json

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))


@given(ANY_TEXT)
def test_a_plain_line_is_one_line_without_controls(text):
    found = plain(text)
    assert len(found) == len(text)
    assert len(found.splitlines()) <= 1
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in found)


def test_letters_of_every_script_stay(capsys):
    say("統一 – Ελλάδα", "شکر\u200cگزار")
    assert capsys.readouterr().out == "統一 – Ελλάδα\nشکر\u200cگزار\n"


def test_direction_overrides_are_marked():
    assert plain("abc\u202edcba") == "abc\N{REPLACEMENT CHARACTER}dcba"


@given(st.recursive(ANY_TEXT | st.integers() | st.none(), lambda inner: st.lists(inner, max_size=3)))
def test_json_is_read_back_as_it_was_and_steers_nothing(value):
    stream = io.StringIO()
    with contextlib.redirect_stdout(stream):
        say_json({"value": value})
    printed = stream.getvalue()
    assert json.loads(printed) == {"value": value}
    assert plain(printed.replace("\n", "")) == printed.replace("\n", "")


def test_json_keeps_letters_readable(capsys):
    say_json({"title": "統一"})
    assert '"統一"' in capsys.readouterr().out


def test_complaints_go_to_stderr(capsys):
    complain(["One.", "Two."])
    streams = capsys.readouterr()
    assert (streams.out, streams.err) == ("", "One.\nTwo.\n")


def test_letting_go_of_a_stream_that_is_none_does_nothing():
    let_go(None)


def test_a_complaint_about_a_whole_page_is_cut(capsys):
    complain(["x" * 100_000])
    assert len(capsys.readouterr().err) < 1100
