"""Alpha over the claims, with words that keep a low one from being read as a failure."""

from __future__ import annotations

from functools import partial

from tests.app.stories import play
from tests.gui.views.desk import Desk
from unifydesk.app.scale_use import ScaleUse
from unifydesk.gui.models.result_parts import Words
from unifydesk.gui.models.scale_grid import scale_grid, scale_parts


def test_before_two_claims_were_asked_there_is_no_alpha(desk: Desk) -> None:
    desk.do(partial(play, claim="O1", first="222244", second="234445"))
    (words,) = scale_parts(desk.workshop)
    assert isinstance(words, Words)
    assert words.text.startswith("No scale has been asked about two claims")


def test_a_low_alpha_is_said_to_be_no_failure(desk: Desk) -> None:
    desk.do(partial(play, claim="O1", first="222244", second="111222"))
    desk.do(partial(play, claim="A1", first="222244", second="444555"))
    words, grid = scale_parts(desk.workshop)
    assert isinstance(words, Words)
    assert "A low alpha is no failure" in words.text
    assert [row[:2] for row in grid.texts()] == [["Agreement", "2"]]


def test_an_undefined_alpha_is_a_dash_with_the_reason(qapp) -> None:
    (row,) = scale_grid((ScaleUse("agreement", 2, None, "all answers identical"),)).rows
    assert (row[2].text, row[2].told) == ("–", "all answers identical")


def test_a_kind_of_another_version_is_named_by_its_id(qapp) -> None:
    assert scale_grid((ScaleUse("stars", 2, 0.5),)).texts() == [["stars", "2", "0.5"]]
