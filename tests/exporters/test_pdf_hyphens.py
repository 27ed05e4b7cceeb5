"""Where words are divided, and which stay whole."""

from __future__ import annotations

import pytest

from unifydesk.domain.style import Style
from unifydesk.exporters._pdf_hyphens import LEAST, hyphenator, tied
from unifydesk.exporters._pdf_styles import sheet
from unifydesk.exporters._pdf_text import paragraph


def parts(language: str, word: str) -> list[str]:
    """Return a word with hyphens at its places, one by one."""
    divide = hyphenator(language)
    assert callable(divide)
    return ["-".join(pair) for pair in divide(word)]


def test_words_are_divided_by_the_patterns_of_their_language() -> None:
    assert "hyphen-ation" in parts("en", "hyphenation")  # Liang 1983
    assert "Bundes-verfassung" in parts("de", "Bundesverfassung")


@pytest.mark.parametrize(
    "word", ["Unification", "UNESCO", "e-mailing", "doi.org/10", "short", "x" * 50, "naïve2x"]
)
def test_names_abbreviations_and_odd_words_stay_whole(word: str) -> None:
    assert parts("en", word) == []


def test_three_letters_stay_together_on_both_sides() -> None:
    divide = hyphenator("en")
    assert callable(divide)
    for word in ("unification", "considerable", "representatives", "architecture"):
        assert divide(word)
        assert all(min(len(a), len(b)) >= LEAST and a + b == word for a, b in divide(word))


@pytest.mark.parametrize("language", ["", "xx", "tlh-Latn", "not a language"])
def test_a_language_without_patterns_is_not_divided(language: str) -> None:
    assert hyphenator(language) == ""


@pytest.mark.parametrize("language", ["en", "en-GB", "en-US", "de-AT", "fr-CA", "nb", "pt-BR"])
def test_regions_fall_back_to_their_language(language: str) -> None:
    assert callable(hyphenator(language))


def test_a_short_last_word_keeps_to_the_word_before() -> None:
    assert tied("smaller fields can afford it.") == "smaller fields can afford\N{NO-BREAK SPACE}it."
    for whole in ("one", "", "a considerable improvement", "lines\nend", "two  it", "a "):
        assert tied(whole) == whole


def test_no_running_text_ends_in_a_line_of_one_short_word() -> None:
    style = sheet(Style(language="en"))["body"]
    text = "Shared tools help ideas to travel as long as the smaller fields can afford to take part in it."
    for width in range(90, 400, 3):
        made = paragraph(text, style)
        made.wrap(width, 1000)
        last = made.blPara.lines[-1]
        assert len("".join(last[1]).replace("\N{NO-BREAK SPACE}", "")) > 4


def test_narrow_lines_are_fuller_with_hyphens() -> None:
    text = (
        "Unprecedented considerations notwithstanding, representatives institutionalised responsibilities. "
        * 9
    )
    lines = [
        len(made.blPara.lines)
        for style in (Style(language="en"), Style(language="en", hyphenate=False))
        if (made := paragraph(text, sheet(style)["body"])).wrap(130, 9000)
    ]
    assert lines[0] < lines[1]
