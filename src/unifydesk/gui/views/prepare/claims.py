"""Which claims are put to the vote, and how: one table, and one line that sets all of them at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, Qt, Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QHeaderView, QTableView, QWidget

from unifydesk.app import preparing
from unifydesk.domain.workshop import ClaimSetup, Workshop
from unifydesk.gui import metrics
from unifydesk.gui.icons import Icons
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.models.claim_checks import claim_warnings, listed
from unifydesk.gui.models.claims import (
    AGREEMENT,
    CLAIM,
    FORM,
    TICKS,
    WAY,
    WAYS,
    ClaimsModel,
    agreement_of,
    rows_of,
    shared,
    way_words,
    with_agreement,
)
from unifydesk.gui.models.words import said
from unifydesk.gui.tips import plain_caption
from unifydesk.gui.views.prepare.claim_delegate import PAD, SIGN, ClaimDelegate, row_height
from unifydesk.gui.views.prepare.notice import Notice
from unifydesk.gui.views.prepare.section import Section
from unifydesk.gui.widgets.labels import push_button, text_label, tight
from unifydesk.gui.widgets.small_type import small_type
from unifydesk.kinds import KINDS

CHOICES = (FORM, WAY)
LEAST_CLAIM = 30
"""Letters of a claim's title that should be readable before the ways of voting take a second line."""


class ClaimsSection(Section):
    """The table of claims."""

    def __init__(self, jobs: Jobs, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        intro = self.tr(
            "A claim that is not on the agenda can still be shown. Rounds already opened stay as they were."
        )
        self.set_words(self.tr("Claims"), intro)
        self._kept = ""  # which claims could not follow the last choice for all
        self.model = ClaimsModel(self)
        self.model.edited.connect(self._on_edited)
        self._delegate = ClaimDelegate(icons, self)
        self.table = self._make_table()
        self.way = QComboBox()
        self.scale = QComboBox()
        self.confidence = push_button("quiet", self.tr("Confidence on all"))
        self.reason = push_button("quiet", self.tr("Reason on all"))
        self.warning = Notice(icons)
        self._fill()
        self.way.activated.connect(self._on_way_chosen)
        self.scale.activated.connect(self._on_scale_chosen)
        self.confidence.clicked.connect(self._on_confidence_clicked)
        self.reason.clicked.connect(self._on_reason_clicked)
        self.table.clicked.connect(self._on_chosen)
        self.table.activated.connect(self._on_chosen)
        self.body.addLayout(self._make_bar())
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.warning)

    def _fill(self) -> None:
        self.way.setAccessibleName(self.tr("Vote on every claim by"))
        self.way.setPlaceholderText(self.tr("Several ways"))
        self.way.setToolTip(self.tr("Vote on every claim this way, wherever its form can be answered so"))
        for way in WAYS:
            self.way.addItem(way_words(way), way)
        self.scale.setAccessibleName(self.tr("Scale of agreement of every claim"))
        self.scale.setPlaceholderText(self.tr("Several scales"))
        self.scale.setToolTip(self.tr("Use this scale for every claim that asks for agreement"))
        for kind in KINDS:
            if kind.id.startswith(AGREEMENT):
                self.scale.addItem(said("kinds", kind.label), kind.id)

    def _make_bar(self) -> QHBoxLayout:
        bar = tight(QHBoxLayout(), metrics.SMALL)
        bar.addWidget(text_label("body", self.tr("All claims")))
        bar.addWidget(self.way)
        bar.addWidget(self.scale)
        bar.addStretch(1)
        bar.addWidget(self.confidence)
        bar.addWidget(self.reason)
        return bar

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setAccessibleName(self.tr("Claims"))
        table.setModel(self.model)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setItemDelegate(self._delegate)
        table.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(CLAIM, QHeaderView.ResizeMode.Stretch)
        return table

    def _fit(self) -> None:
        """Give every column what its words need in the chosen text size; the claim takes the rest.

        Where little is left for it, the ways of voting stand on two lines, as there is room for two.
        """
        words, headings = self.table.fontMetrics(), QFontMetrics(small_type(self.table.font(), bold=True))
        self.table.verticalHeader().setDefaultSectionSize(row_height(words))
        names = [said("claims", heading) for heading in self.model.headings]
        room = 2 * PAD + SIGN + metrics.SMALL
        scales = [f"{self.scale.itemText(i)} +" for i in range(self.scale.count())]
        widths = {c: headings.horizontalAdvance(names[c]) + 2 * PAD + metrics.TIGHT for c in TICKS}
        widths[FORM] = _widest(words, scales) + room
        ways = [way_words(way) for way in WAYS]
        widths[WAY] = _widest(words, ways) + room
        if self.table.width() - sum(widths.values()) < LEAST_CLAIM * words.horizontalAdvance("n"):
            widths[WAY] = _widest(words, [word for way in ways for word in way.split()]) + room
        for column, width in widths.items():
            self.table.setColumnWidth(column, width)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the width anew."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.workshop is not None:
            self._fit()

    def show_values(self, workshop: Workshop) -> None:
        """Show how every claim is asked."""
        self._fit()
        self.model.read_only = workshop.read_only
        rows = rows_of(workshop)
        self.model.replace(rows)
        for control in (self.way, self.scale, self.confidence, self.reason):
            control.setEnabled(not workshop.read_only and bool(rows))
        way = shared(row.way for row in rows)
        self.way.setCurrentIndex(list(WAYS).index(way) if way in WAYS else -1)
        scale = shared(filter(None, (agreement_of(row.form) for row in rows)))
        self.scale.setCurrentIndex(self.scale.findData(scale) if scale else -1)
        setups = list(workshop.setups.values())
        self.confidence.setText(plain_caption(self._words_for_all("confidence", setups)))
        self.reason.setText(plain_caption(self._words_for_all("reason", setups)))
        self.warning.show_sentences(self._kept, *claim_warnings(workshop))

    def _words_for_all(self, field: str, setups: list[ClaimSetup]) -> str:
        is_on = all(getattr(setup, field) for setup in setups)
        if field == "confidence":
            return self.tr("Confidence on none") if is_on else self.tr("Confidence on all")
        return self.tr("Reason on none") if is_on else self.tr("Reason on all")

    @Slot(object)
    def _on_edited(self, setup: ClaimSetup) -> None:
        self._kept = ""
        self.send(partial(preparing.set_setup, setup=setup))

    @Slot(QModelIndex)
    def _on_chosen(self, index: QModelIndex) -> None:
        """Open the list of a form or a way."""
        if index.column() in CHOICES and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.table.edit(index)
            self._delegate.unfold()

    @Slot()
    def _on_way_chosen(self) -> None:
        """Set the way wherever it is possible, and name the claims that keep theirs."""
        channel, level = list(WAYS)[self.way.currentIndex()]
        can = [row.setup for row in self.model.rows if (channel, level) in row.ways]
        kept = [row.claim.id for row in self.model.rows if (channel, level) not in row.ways]
        words = self.tr("“{way}” cannot show what these are asked, so they stay as they were: {claims}")
        words = words.format(way=way_words((channel, level)), claims=listed(kept)) if kept else ""
        self._set([replace(setup, channel=channel, level=level) for setup in can], words)

    @Slot()
    def _on_scale_chosen(self) -> None:
        scale = str(self.scale.currentData())
        self._set([with_agreement(row, scale) for row in self.model.rows])

    @Slot()
    def _on_confidence_clicked(self, _checked: bool = False) -> None:
        if self.workshop is not None:
            setups = list(self.workshop.setups.values())
            wanted = not all(setup.confidence for setup in setups)
            self._set([replace(setup, confidence=wanted) for setup in setups])

    @Slot()
    def _on_reason_clicked(self, _checked: bool = False) -> None:
        if self.workshop is not None:
            setups = list(self.workshop.setups.values())
            wanted = not all(setup.reason for setup in setups)
            self._set([replace(setup, reason=wanted) for setup in setups])

    def _set(self, setups: list[ClaimSetup], kept: str = "") -> None:
        self._kept = kept
        if self.workshop is not None:
            self.show_values(self.workshop)  # also when nothing changes, so that the words are right
        self.send(partial(preparing.set_setups, setups=setups))


def _widest(font: QFontMetrics, texts: Iterable[str]) -> int:
    return max((font.horizontalAdvance(text) for text in texts), default=0)
