"""People on the Prepare page: typed, pasted, chosen together, with weights and proxies where they count."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QComboBox, QStyleOptionViewItem

from tests.gui.views.prepare.parts import now, part
from unifydesk.app import people
from unifydesk.gui.dialogs.paste_people import PastePeople
from unifydesk.gui.models.people import NAME, PRESENT, PROXY, WEIGHT


def choose(section, *rows):
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    section.table.selectionModel().clearSelection()
    for row in rows:
        section.table.selectionModel().select(section.model.index(row, 0), flags)


def test_a_name_typed_into_the_table_is_kept(program, page):
    section = part(page, "people")
    section.model.setData(section.model.index(2, NAME), "Chiara")
    assert now(program).seats[2].name == "Chiara"
    assert section.model.index(2, NAME).data() == "Chiara"


def test_attendance_is_its_own_act(program, page):
    section = part(page, "people")
    section.model.setData(
        section.model.index(0, PRESENT), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole
    )
    assert now(program).present == 5
    assert section.count.text() == "5 of 6 in the room"
    assert now(program).undo_text == "Seat 1 left"


def test_seats_without_names_are_added(program, page):
    section = part(page, "people")
    section.seats.setValue(3)
    section.add.click()
    assert len(now(program).seats) == 9


def test_rows_chosen_together_get_a_group_as_one_act(program, page, qtbot):
    section = part(page, "people")
    choose(section, 0, 2)
    qtbot.keyClicks(section.group, "Table A\r")
    assert [seat.group for seat in now(program).seats[:4]] == ["Table A", "", "Table A", ""]
    assert now(program).undo_text == "Put 2 people into “Table A”"
    assert section.group.itemText(0) == "Table A"


def test_without_chosen_rows_there_is_nothing_to_set(page):
    section = part(page, "people")
    assert section.chosen.text() == "Nobody chosen"
    assert not section.into.isEnabled()
    choose(section, 0, 1, 2)
    assert section.chosen.text() == "3 chosen"
    assert section.into.isEnabled()


def test_weights_show_where_they_count(program, page):
    section = part(page, "people")
    assert section.table.isColumnHidden(WEIGHT)
    part(page, "rule").ui.weightedCheck.click()
    assert not section.table.isColumnHidden(WEIGHT)
    section.model.setData(section.model.index(0, WEIGHT), "2,5")
    assert now(program).seats[0].weight == "2.5"
    assert "weights add up to 7.5" in section.count.text()
    part(page, "rule").ui.weightedCheck.click()
    assert "ballots count alike until “Position rule” lets weights count" in section.count.text()


def test_a_weight_that_is_none_is_refused_in_place(program, page):
    part(page, "rule").ui.weightedCheck.click()
    section = part(page, "people")
    section.model.setData(section.model.index(0, WEIGHT), "many")
    assert "no weight" in section.problem.text()


def test_proxies_show_when_they_are_wanted_or_set(program, page):
    section = part(page, "people")
    assert section.table.isColumnHidden(PROXY)
    section.proxies.click()
    assert not section.table.isColumnHidden(PROXY)
    program.jobs.run(page, partial(people.edit, seat=replace(now(program).seats[0], present=False, proxy=2)))
    assert section.proxies.isChecked()
    assert not section.proxies.isEnabled()
    assert section.count.text() == "5 of 6 in the room, 1 by proxy"


def test_a_proxy_is_chosen_from_a_list_of_everybody_else(program, page):
    section = part(page, "people")
    section.proxies.click()
    index = section.model.index(0, PROXY)
    delegate = section.table.itemDelegate()
    editor = delegate.createEditor(section.table.viewport(), QStyleOptionViewItem(), index)
    assert isinstance(editor, QComboBox)
    delegate.setEditorData(editor, index)
    assert [editor.itemText(i) for i in range(3)] == ["Nobody", "2", "3"]
    editor.setEditText("4")
    delegate.setModelData(editor, section.model, index)
    assert now(program).seats[0].proxy == 4


def test_a_proxy_nobody_knows_is_refused_in_place(program, page):
    section = part(page, "people")
    section.model.setData(section.model.index(0, PROXY), "Zoe")
    assert "no seat or name “Zoe”" in section.problem.text()
    assert now(program).seats[0].proxy is None


def test_it_says_that_removed_names_stay_in_the_log(page):
    section = part(page, "people")
    assert "stays in the log" in section.remove.toolTip()


def test_chosen_seats_are_removed(program, page):
    section = part(page, "people")
    section.table.selectRow(0)
    section.remove.click()
    assert [seat.number for seat in now(program).seats] == [2, 3, 4, 5, 6]


def test_delete_removes_the_chosen_seats_as_one_act(program, page, qtbot):
    section = part(page, "people")
    page.activateWindow()
    section.table.setFocus()
    section.table.selectRow(0)
    section.table.selectionModel().select(
        section.model.index(1, 0),
        QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
    )
    qtbot.keyClick(section.table, Qt.Key.Key_Delete)
    assert [seat.number for seat in now(program).seats] == [3, 4, 5, 6]
    assert now(program).undo_text == "Remove 2 people"


def test_without_people_the_page_says_what_to_do(program, page):
    section = part(page, "people")
    section.table.selectAll()
    section.remove.click()
    assert section.stack.currentIndex() == 0


def test_people_come_from_a_file(program, page, tmp_path):
    file = tmp_path / "names.csv"
    file.write_text("name,group\nZoe,A\nYann,B\n", "utf-8")
    part(page, "people")._on_csv_chosen(str(file))
    assert [seat.name for seat in now(program).seats[:3]] == ["Zoe", "Yann", ""]


@pytest.mark.parametrize(("content", "said"), [(b"\xff\xfe\x00", "UTF-8"), (b"seat,name\nx,Ann", "row 2")])
def test_a_file_that_cannot_be_read_is_refused_in_place(program, page, tmp_path, content, said):
    file = tmp_path / "names.csv"
    file.write_bytes(content)
    section = part(page, "people")
    section._on_csv_chosen(str(file))
    assert said in section.problem.text()
    assert len(now(program).seats) == 6


def test_a_file_that_is_gone_is_refused_in_place(page, tmp_path):
    section = part(page, "people")
    section._on_csv_chosen(str(tmp_path / "gone.csv"))
    assert "cannot be read" in section.problem.text()


def test_pasting_opens_its_dialog(program, page):
    part(page, "people").paste.click()
    assert program.window.findChildren(PastePeople)
