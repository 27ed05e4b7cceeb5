"""Scales on paper: every answer with its key, in a row where it fits, and cannot judge apart from them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.platypus import Table

from tests.exporters.every_kind import TWELVE
from unifydesk.domain.question import SCALE, Question
from unifydesk.exporters._ballots_look import longest_word, looks_of
from unifydesk.exporters._ballots_scales import CANNOT_JUDGE, ends_of, is_strip, item_list, judge_line, scale
from unifydesk.exporters._pdf_boxes import TickBox
from unifydesk.exporters._pdf_styles import sheet
from unifydesk.kinds import KINDS, judge_key, options_of

Lay = Callable[..., list[str]]
PAGE = sheet("A4")
WIDE, NARROW = looks_of(PAGE, 2)[0], looks_of(PAGE, 4)[0]
SCALES = [kind.id for kind in KINDS if kind.shape == SCALE]
ITEMS = tuple(Question(f"approval-{i.id}", "approval", i.text) for i in TWELVE)


def boxes(story: list[object]) -> list[TickBox]:
    """Return the boxes of a story in the order of reading."""
    cells = [cell for table in story if isinstance(table, Table) for row in table._cellvalues for cell in row]
    cells = [each for cell in cells for each in (cell if isinstance(cell, list) else [cell])]
    return [cell for cell in cells if isinstance(cell, TickBox)]


@pytest.mark.parametrize("look", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("kind", SCALES)
def test_every_answer_has_a_box_with_its_key_lowest_first_and_cannot_judge_last(kind, look) -> None:
    question = Question("q", kind, "Q")
    found = boxes(scale(question, judge_key(question), look))
    options = options_of(question)
    bare = is_strip(options)
    keys = ["" if bare and option.key == option.value else option.key for option in options]
    assert [box.key for box in found] == [*keys, judge_key(question)]
    assert found[-1].text.startswith(f"Box to tick for “{CANNOT_JUDGE}”")


@pytest.mark.parametrize("look", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("kind", SCALES)
def test_every_label_is_printed_whole(kind, look, lay: Lay) -> None:
    text = " ".join(" ".join(lay(scale(Question("q", kind, "Q"), "0", look))).split())
    squeezed = text.replace(" ", "")
    assert all(option.label.replace(" ", "") in squeezed for option in KINDS[kind].options)


def test_a_wide_sheet_has_answers_in_a_row_and_a_narrow_one_in_a_column() -> None:
    question = Question("q", "agreement", "Q")
    wide, narrow = (scale(question, "0", look)[0]._cellvalues for look in (WIDE, NARROW))
    assert (len(wide), len(wide[0])) == (1, 5)
    assert (len(narrow), len(narrow[0])) == (5, 2)


def test_a_spectrum_names_its_two_ends_and_gives_ten_its_key(lay: Lay) -> None:
    question = Question("q", "spectrum", "Q", ends=("one <b>model", ""))
    text = "\n".join(lay(scale(question, "j", NARROW)))
    assert "← one <b>model" in text
    assert "the upper end →" in text
    assert ends_of(question) == ("one <b>model", "the upper end")
    assert boxes(scale(question, "j", NARROW))[10].key == "x"


def test_cannot_judge_stands_on_a_line_of_its_own() -> None:
    [[box, words]] = judge_line("j", WIDE)._cellvalues
    assert (box.key, words.getPlainText()) == ("j", CANNOT_JUDGE)


def test_beside_a_short_scale_cannot_judge_stands_in_the_last_column_and_apart() -> None:
    [row] = scale(Question("q", "confidence", "Q"), "0", WIDE)
    cells = row._cellvalues[0]
    assert [bool(cell) for cell in cells] == [True, True, True, False, True]
    assert boxes([row])[-1].text.startswith(f"Box to tick for “{CANNOT_JUDGE}”")


def test_long_words_side_by_side_have_air_between_them() -> None:
    tight = looks_of(PAGE, 4)[2]
    row = scale(Question("q", "importance", "Q"), "0", tight)[0]
    words = [
        longest_word(option.label, tight["option"]) for option in options_of(Question("q", "importance", "Q"))
    ]
    air = [width - word for width, word in zip(row._colWidths, words, strict=True)]
    assert min(air) > 4
    assert max(air) == pytest.approx(min(air))
    assert sum(row._colWidths) <= tight.width + 0.01


def test_items_are_a_list_with_a_box_for_every_answer() -> None:
    [table] = item_list(ITEMS, "0", WIDE)
    head, *rows = table._cellvalues
    assert [cell.getPlainText() for cell in head[1:]] == ["No", "Pass", "Yes", "Cannot judge"]
    assert [row[0].getPlainText() for row in rows] == [item.text for item in TWELVE]
    assert [[box.key for box in row[1:]] for row in rows] == [["1", "2", "3", "0"]] * 12
    assert sum(table._colWidths) == pytest.approx(WIDE.width)


def test_a_list_is_not_made_where_it_leaves_too_little_room_for_the_items() -> None:
    nine = tuple(Question(f"q{at}", "agreement9", "Q") for at in range(3))
    assert item_list(nine, "0", NARROW) is None
