"""Runs: what belongs together keeps one font, and what no font has is told."""

from __future__ import annotations

from unifydesk.exporters._pdf_fonts import SANS, SERIF
from unifydesk.exporters._pdf_runs import NAMED, laid_out, missing_letters, runs
from unifydesk.exporters._plain import REPLACED


def test_a_mark_stays_with_its_letter_in_one_font() -> None:
    [(_, first), *_] = runs("x\u0325\u20dd", SERIF)
    assert first.startswith("x")


def test_words_from_right_to_left_are_drawn_from_their_end() -> None:
    parts = [run for _, run in laid_out("one שלום עולם two", SANS)]
    assert [part.strip() for part in parts if part.strip()] == ["one", "שלום עולם", "two"]


def test_a_sentence_from_right_to_left_starts_at_the_right() -> None:
    parts = [run.strip() for _, run in laid_out("שלום hello עולם", SANS)]
    assert [part for part in parts if part] == ["עולם", "hello", "שלום"]


def test_one_letter_that_no_font_has_is_told_as_one() -> None:
    with missing_letters() as missing:
        runs("a \U00013000", SERIF)
    assert missing.warnings() == (
        "1 letter could not be printed because no bundled font has it, and shows as �: U+13000; "
        "in “a \U00013000”.",
    )


def test_many_missing_letters_are_counted() -> None:
    with missing_letters() as missing:
        runs("".join(chr(0x13000 + n) for n in range(NAMED + 5)), SERIF)
    [told] = missing.warnings()
    assert told.startswith(f"{NAMED + 5} letters")
    assert told.count("U+") == NAMED
    assert "+5;" in told


def test_a_replacement_character_that_was_typed_is_not_missing() -> None:
    with missing_letters() as missing:
        assert runs(REPLACED, SERIF) == [(SERIF, REPLACED)]
    assert missing.warnings() == ()


def test_nothing_is_collected_outside_a_rendering() -> None:
    with missing_letters() as outer:
        with missing_letters() as inner:
            runs("\U00013000", SERIF)
        runs("a", SERIF)
    assert inner.found
    assert not outer.found
