"""Words that have no room in a combo box end in an ellipsis."""

from __future__ import annotations

from unifydesk.gui.tips import plain_tip
from unifydesk.gui.widgets.elided_combo import ElidedCombo


def test_words_without_room_end_in_an_ellipsis(qtbot) -> None:
    combo = ElidedCombo()
    qtbot.addWidget(combo)
    combo.addItem("Unification in machine learning, with every claim & risk")
    combo.resize(900, 32)
    assert combo.shown_text() == combo.currentText()
    combo.resize(140, 32)
    assert combo.shown_text().endswith("…")
    assert combo.currentText().startswith(combo.shown_text()[:-1])
    assert combo.toolTip() == plain_tip(combo.currentText())
    combo.setItemText(0, "Another title")
    assert combo.toolTip() == "Another title"
    combo.grab()
