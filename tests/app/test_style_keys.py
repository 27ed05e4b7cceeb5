"""What each key of a style sheet may hold."""

from __future__ import annotations

import pytest

from unifydesk.app.style_keys import BY_KEY, KEYS
from unifydesk.domain.style import Style


def test_no_key_and_no_field_is_given_twice() -> None:
    assert len({key.key for key in KEYS}) == len({key.field for key in KEYS}) == len(KEYS)


@pytest.mark.parametrize("key", [key for key in KEYS if key.field != "logo"], ids=lambda key: key.key)
def test_the_usual_value_of_every_key_is_good(key: object) -> None:
    assert key.check(getattr(Style(), key.field)) == ""  # type: ignore[attr-defined]


@pytest.mark.parametrize("value", ["en", "de-AT", "zh-Hant-TW", ""])
def test_languages_are_those_of_bcp_47(value: str) -> None:
    assert BY_KEY["language"].check(value) == ""


@pytest.mark.parametrize("value", ["English", "e", "en_GB", "en GB", 5])
def test_other_words_are_no_languages(value: object) -> None:
    assert "BCP 47" in BY_KEY["language"].check(value)


@pytest.mark.parametrize(
    ("key", "value", "good"),
    [
        ("colours.accent", "#767676", True),  # 4.54:1
        ("colours.accent", "#777777", False),  # 4.48:1
        ("colours.risk", "#949494", True),  # 3.03:1
        ("colours.risk", "#959595", False),  # 2.99:1
    ],
)
def test_the_contrast_of_colours_is_measured(key: str, value: str, good: bool) -> None:
    assert (BY_KEY[key].check(value) == "") == good


@pytest.mark.parametrize("value", ["two\nlines", "x" * 61, 4, None])
def test_a_footer_is_a_short_line(value: object) -> None:
    assert "up to 60 characters" in BY_KEY["organisation.footer"].check(value)
