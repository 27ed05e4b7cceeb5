"""Typed text as it is kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from unifydesk.app.texts import line, paragraph

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))  # lone surrogates and controls too


@given(ANY_TEXT)
def test_every_text_becomes_one_that_a_file_can_hold(text):
    assert paragraph(text).encode().decode() == paragraph(text)
    assert "\x00" not in paragraph(text)


@given(ANY_TEXT)
def test_a_line_has_no_line_ends_and_no_double_spaces(text):
    found = line(text)
    assert found.splitlines() in ([found], [])
    assert "  " not in found


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(text):
    assert paragraph(paragraph(text)) == paragraph(text)
    assert line(line(text)) == line(text)


def test_everything_people_write_stays_as_typed():
    for text in ("Ά Ω", "a <b> & “c”", "شکر\u200cگزار", "👩‍🔬", "x\ny\tz"):
        assert paragraph(text) == text


def test_windows_line_ends_become_plain_ones():
    assert paragraph("a\r\nb\rc") == "a\nb\nc"


def test_escape_sequences_lose_their_power():
    assert line("\x1b[31mred\x07") == "[31mred"


def test_broken_halves_of_characters_are_marked():
    assert line("a\udcffb") == "a\N{REPLACEMENT CHARACTER}b"
