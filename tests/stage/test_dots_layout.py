"""No dot hides another, whoever is in the room, and everything that can be touched is large and apart."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from tests.stage.samples import BENEFIT_FORM, ONE_SCALE, RISK_FORM, SPECTRUM_FORM, dots_scene
from unifydesk.domain.question import Question
from unifydesk.domain.stage import DotsMoment, DotsScene
from unifydesk.stage.canvas import HEIGHT, UNIT, page_area
from unifydesk.stage.dots_layout import Layout, Lying, layout_of, lying_of
from unifydesk.stage.dots_places import parts_of
from unifydesk.stage.look import Look, load_look

WIDTHS = (1920.0, 1440.0)
FORMS = {
    "scale": ONE_SCALE,
    "two": BENEFIT_FORM,
    "map": RISK_FORM,
    "spectrum": SPECTRUM_FORM,
    "nine": (Question("agreement", "agreement9", "Agreement"),),
    "consent": (Question("consent", "consent", "Consent"),),
}


def laid(scene: DotsScene, width: float, look: Look) -> tuple[Layout, Lying]:
    layout = layout_of(scene, width, look)
    return layout, lying_of(scene, layout, look)


def box(lying: Lying, seat: int) -> QRectF:
    size, spot = lying.size, lying.spots[seat]
    return QRectF(spot.x() - size.width / 2, spot.y() - size.height / 2, size.width, size.height)


def check(scene: DotsScene, width: float, look: Look) -> Lying:
    """Check that all dots lie inside their places and none over another."""
    layout, lying = laid(scene, width, look)
    page = page_area(width).adjusted(-1, -1, 1, 1)
    boxes = {seat: box(lying, seat) for seat in lying.spots}
    for seat, rect in boxes.items():
        place = layout.board.place_at(rect.center())
        assert place is not None
        assert place.rect.adjusted(-0.5, -0.5, 0.5, 0.5).contains(rect), seat
        assert page.contains(rect)
    rects = [rect.adjusted(0.01, 0.01, -0.01, -0.01) for rect in boxes.values()]
    assert not any(one.intersects(other) for one, other in combinations(rects, 2))
    return lying


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("people", [5, 12, 24, 40])
def test_no_dot_hides_another_when_all_lie_together(form: str, people: int, width: float, dark: Look) -> None:
    lying = check(dots_scene(FORMS[form], people, people, together=True), width, dark)
    assert len(lying.spots) == people


@pytest.mark.parametrize("width", WIDTHS)
def test_forty_people_on_one_answer_keep_their_numbers(width: float, dark: Look) -> None:
    assert check(dots_scene(ONE_SCALE, 40, 40, together=True), width, dark).size.numbered


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("form", ["scale", "map", "spectrum"])
def test_two_hundred_people_are_dots_apart(form: str, width: float, dark: Look) -> None:
    assert len(check(dots_scene(FORMS[form], 200, 200, together=True), width, dark).spots) == 200


@given(
    form=st.sampled_from(sorted(FORMS)),
    people=st.integers(1, 60),
    width=st.sampled_from(WIDTHS),
    seed=st.randoms(use_true_random=False),
)
def test_dots_lie_apart_however_people_answer(qapp, form, people, width, seed) -> None:
    scene = dots_scene(FORMS[form], people, 0, moment=DotsMoment())
    dots = tuple((s.number, seed.choice(parts_of(FORMS[form])[0].places)) for s in scene.seats)
    lying = check(replace(scene, dots=dots), width, load_look("dark"))
    assert len(lying.spots) == people


def test_stacks_over_a_scale_can_be_compared_by_their_height(dark: Look) -> None:
    counts = {"1": 3, "4": 17}
    seats = iter(range(1, 21))
    dots = tuple((next(seats), (("agreement", a),)) for a, n in counts.items() for _ in range(n))
    layout, lying = laid(replace(dots_scene(ONE_SCALE, 40, 0), dots=dots), 1440, dark)
    heights = {}
    for answer, place in zip("12345", layout.board.places, strict=False):
        inside = [box(lying, seat) for seat, given in dots if dict(given)["agreement"] == answer]
        heights[answer] = max((place.stack.bottom() - rect.top() for rect in inside), default=0.0)
    assert heights["1"] < heights["4"] / 2


def test_a_dot_is_found_where_it_lies(dark: Look) -> None:
    _, lying = laid(dots_scene(RISK_FORM, 17), 1920, dark)
    assert all(lying.seat_at(spot) == seat for seat, spot in lying.spots.items())
    assert lying.seat_at(QPointF(5, 5)) is None


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("people", [1, 9, 12, 17, 40, 99, 100, 200, 500])
def test_every_seat_has_a_slot_on_one_page_of_the_tray(people: int, width: float, dark: Look) -> None:
    scene = dots_scene(ONE_SCALE, people, 0)
    first = layout_of(scene, width, dark).tray
    found: list[int] = []
    for page in range(len({tab.to for tab in first.pages}) or 1) if people <= 200 else range(40):
        tray = layout_of(replace(scene, moment=DotsMoment(page=page)), width, dark).tray
        new = [slot.seat for slot in tray.slots]
        if new and new[0] in found:
            break
        found += new
        assert all(tab.rect.right() <= page_area(width).right() + 1 for tab in tray.pages)
    assert found == list(range(1, people + 1))


@pytest.mark.parametrize("width", WIDTHS)
def test_slots_and_places_are_apart_and_large_enough_for_a_finger(width: float, dark: Look) -> None:
    for form in FORMS.values():
        layout = layout_of(dots_scene(form, 40, 40), width, dark)
        rects = [slot.rect for slot in layout.tray.slots] + [place.rect for place in layout.board.places]
        inner = [rect.adjusted(0.01, 0.01, -0.01, -0.01) for rect in rects]
        assert not any(one.intersects(other) for one, other in combinations(inner, 2))
        assert all(min(rect.width(), rect.height()) >= 1.5 * UNIT for rect in rects)
        assert all(rect.top() >= 0 and rect.bottom() <= HEIGHT for rect in rects)


def test_names_stand_beside_the_numbers_where_two_rows_hold_them(dark: Look) -> None:
    few = layout_of(dots_scene(ONE_SCALE, 12), 1440, dark).tray
    assert [slot.name for slot in few.slots][:2] == ["Amara", "Beatriz"]
    many = layout_of(dots_scene(ONE_SCALE, 40), 1440, dark).tray
    assert {slot.name for slot in many.slots} == {""}


def test_more_parts_than_tabs_have_room_for_are_gone_through_one_by_one(dark: Look) -> None:
    form = tuple(Question(f"approval-{n}", "approval", f"A rather long item {n}") for n in range(24))
    layout = layout_of(replace(dots_scene(form, 5), moment=DotsMoment(part=4)), 1440, dark)
    assert [tab.to for tab in layout.tabs] == [3, 4, 5]
    assert layout.tabs[1].label.endswith("5 of 24")
    assert layout.tab_at(layout.tabs[2].rect.center()) == 5
