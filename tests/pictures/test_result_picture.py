from __future__ import annotations

from dataclasses import replace

import pytest

from tests.pictures.items import points_of, ranking_of
from unifydesk.domain.question import Question
from unifydesk.domain.tally import Figures, Tally
from unifydesk.kinds import KINDS
from unifydesk.pictures.diverging_bar import APART, diverging_bar
from unifydesk.pictures.item_words import texts_sentence
from unifydesk.pictures.points_bars import points_bars
from unifydesk.pictures.ranking_plot import ranking_plot
from unifydesk.pictures.result_picture import BY_KIND, BY_SHAPE, picture_of, result_picture
from unifydesk.pictures.shapes import Box, Label, Picture
from unifydesk.pictures.spectrum_strip import spectrum_strip


def of_kind(figures: Figures, kind: str) -> Figures:
    question = replace(figures.tally.question, kind=kind)
    return replace(figures, tally=replace(figures.tally, question=question))


def words(*answers: tuple[str, int]) -> Figures:
    tally = Tally(Question("why", "open", "Why?"), (), (), 0, 5, (), answers)
    return Figures(tally, 0, 0, 0, None, None, None, None, None)


def test_the_picture_follows_from_what_answers_look_like(figures_of) -> None:
    assert picture_of(figures_of(0, 1, 2, 6, 3)) is diverging_bar
    assert picture_of(figures_of(1, 2, 3, 6, kind="consent")) is diverging_bar
    assert picture_of(figures_of(*(1,) * 11, kind="spectrum")) is spectrum_strip
    assert picture_of(ranking_of(["A>B>C>D"])) is ranking_plot
    assert picture_of(points_of([{"A": 9}])) is points_bars
    assert picture_of(of_kind(points_of([{"A": 9}]), "quadratic")) is points_bars


def test_every_kind_has_a_picture() -> None:
    assert {KINDS[kind].shape for kind in KINDS.ids()} <= set(BY_SHAPE)
    assert set(BY_KIND) <= set(KINDS.ids())


def test_an_unknown_kind_goes_by_its_figures(figures_of) -> None:
    assert picture_of(of_kind(figures_of(0, 1, 2, 6, 3), "new")) is diverging_bar
    assert picture_of(of_kind(ranking_of(["A>B>C>D"]), "new")) is ranking_plot
    assert picture_of(of_kind(points_of([{"A": 9}]), "new")) is points_bars
    assert result_picture(of_kind(words(("Energy", 1)), "new"), 500, 160).shapes == ()


def test_words_are_told_and_not_drawn() -> None:
    figures = words(("Energy", 2), ("Trust", 1))
    picture = result_picture(figures, 500, 160)
    assert picture.shapes == ()
    assert picture.text == texts_sentence(figures)


def test_it_hands_on_all_that_it_is_told(figures_of) -> None:
    before, after = figures_of(1, 3, 4, 3, 1), figures_of(0, 2, 3, 5, 2)
    told = {"previous": before, "grow": 0.3, "scale_to": 20, "size": 12.0, "hatch": True}
    assert result_picture(after, 500, 160, neutral=APART, **told) == diverging_bar(
        after, 500, 160, neutral=APART, **told
    )
    first, then = ranking_of(["A>B>C>D"]), ranking_of(["B>A>C>D"])
    told = {"previous": first, "grow": 0.3, "scale_to": 20, "size": 12.0, "hatch": True}
    assert result_picture(then, 500, 160, **told) == ranking_plot(then, 500, 160, **told)


@pytest.mark.parametrize("make", [lambda: ranking_of([]), lambda: points_of([]), words])
def test_nobody_answered_is_a_picture_as_well(make) -> None:
    assert "0 of" in result_picture(make(), 500, 160).text


@pytest.mark.parametrize("grow", [0.0, 0.4, 1.0])
@pytest.mark.parametrize("size", [(1600, 700, None), (500, 160, None), (1680, 342, 36)])
def test_all_that_is_written_on_a_mark_can_be_read(unreadable, figures_of, size, grow) -> None:
    width, height, text = size
    scales = {"approval": 3, "consent": 4, "agreement": 5, "agreement7": 7, "agreement9": 9, "spectrum": 11}
    votes = [figures_of(*range(1, k + 1), kind=kind) for kind, k in scales.items()]
    votes += [figures_of(*(9 * n for n in range(1, k + 1)), kind=kind) for kind, k in scales.items()]
    votes += [ranking_of(["A>B>C>D"] * 9 + ["C>D>B>A"]), points_of([{"A": 9, "B": -3}])]
    for figures in votes:
        assert unreadable(result_picture(figures, width, height, size=text, grow=grow)) == []


def test_the_look_for_unreadable_texts_finds_them(unreadable) -> None:
    def on(fill: str, colour: str) -> Picture:
        return Picture(10, 10, (Box(0, 0, 10, 10, fill), Label(5, 6, "7", 4, "middle", colour=colour)), "")

    assert unreadable(on("#5E3C99", "#000000")) != []
    assert unreadable(on("#5E3C99", "ink")) != []
    assert unreadable(on("#5E3C99", "#FFFFFF")) == []
    assert unreadable(on("paper", "ink")) == []
