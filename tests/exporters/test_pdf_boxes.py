"""What is filled in by hand: large enough to tick, with its words, and nothing where nothing is drawn."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from tests.exporters.conftest import PLAIN, ignore
from unifydesk.exporters._pdf_boxes import CutMarks, Steps, TickBox, WriteBox, WriteLine
from unifydesk.exporters._pdf_pages import Pages
from unifydesk.exporters._pdf_styles import sheet

PAGE = sheet("A4")


def code(*story: Flowable) -> str:
    """Return the drawing of the only page of a story."""
    reader = PdfReader(io.BytesIO(Pages(PAGE, PLAIN).render([*story, Spacer(1, 1)], ignore)))
    contents = reader.pages[0].get_contents()
    assert contents is not None
    return contents.get_data().decode("latin-1")


def test_a_box_to_tick_is_five_millimetres_inside_its_line() -> None:
    width, height = TickBox("4", "Agree").wrap(100, 100)
    assert height - 0.7 >= 5 * mm - 0.5
    assert height >= 5 * mm
    assert width > height


@pytest.mark.parametrize(
    ("flowable", "said"),
    [
        (TickBox("4", "Agree"), "Box to tick for “Agree”, key 4"),
        (WriteBox(30, "place of A"), "Box to write in: place of A"),
        (WriteLine(30, "name"), "Line to write on: name"),
        (Steps(100, 2, 5, 9), "Place 2 of 5"),
        (Steps(100, 0, 5, 9), ""),
        (CutMarks((100, 100), across=True, down=True), ""),
    ],
    ids=["tick", "write", "line", "steps", "no-place", "cut"],
)
def test_everything_says_in_words_what_it_is(flowable: Flowable, said: str) -> None:
    assert flowable.text == said


def test_a_place_on_a_scale_is_told_by_one_filled_square() -> None:
    drawn = code(Steps(200, 2, 5, 9))
    assert drawn.count(" re B") == 1
    assert drawn.count(" re S") == 4


def test_marks_to_cut_along_take_no_room_and_run_through_the_middle_of_the_page() -> None:
    marks = CutMarks(PAGE.size, across=True, down=False)
    assert marks.wrap(100, 100) == (0, 0)
    height = f"{PAGE.size[1] / 2:.4f}"
    assert f"n 0 {height} m {PAGE.size[0]:.4f} {height} l" in code(Spacer(1, 90), marks)


def test_marks_only_run_where_there_is_something_to_cut() -> None:
    none, one, two = (
        code(CutMarks(PAGE.size, across=across, down=down)).count(" l S")
        for across, down in ((False, False), (True, False), (True, True))
    )
    assert (one - none, two - none) == (3, 6)
