"""Tips that show text as it is."""

from __future__ import annotations

import pytest

from unifydesk.gui.tips import plain_tip


@pytest.mark.parametrize("text", ["", "Seat 7", "“Quotes” – and dashes", "one\ntwo"])
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert plain_tip(text) == text


def test_text_that_looks_like_markup_is_shown_letter_by_letter() -> None:
    assert plain_tip("<b>x</b> & y\nz") == "<qt>&lt;b&gt;x&lt;/b&gt; &amp; y<br>z</qt>"
