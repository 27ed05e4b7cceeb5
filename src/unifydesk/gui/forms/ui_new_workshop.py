# -*- coding: utf-8 -*-


from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QDateEdit, QDialog,
    QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit,
    QPushButton, QSizePolicy, QSpacerItem, QSpinBox,
    QVBoxLayout, QWidget)

from unifydesk.gui.widgets.elided_combo import ElidedCombo

class Ui_NewWorkshopForm(object):
    def setupUi(self, NewWorkshopForm):
        if not NewWorkshopForm.objectName():
            NewWorkshopForm.setObjectName(u"NewWorkshopForm")
        self.rootLayout = QVBoxLayout(NewWorkshopForm)
        self.rootLayout.setSpacing(16)
        self.rootLayout.setObjectName(u"rootLayout")
        self.rootLayout.setContentsMargins(32, 24, 32, 24)
        self.headingLabel = QLabel(NewWorkshopForm)
        self.headingLabel.setObjectName(u"headingLabel")
        self.headingLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rootLayout.addWidget(self.headingLabel)

        self.columnsLayout = QHBoxLayout()
        self.columnsLayout.setSpacing(32)
        self.columnsLayout.setObjectName(u"columnsLayout")
        self.columnsLayout.setContentsMargins(0, 0, 0, 0)
        self.leftColumn = QVBoxLayout()
        self.leftColumn.setSpacing(16)
        self.leftColumn.setObjectName(u"leftColumn")
        self.leftColumn.setContentsMargins(0, 0, 0, 0)
        self.titleEditColumn = QVBoxLayout()
        self.titleEditColumn.setSpacing(4)
        self.titleEditColumn.setObjectName(u"titleEditColumn")
        self.titleEditColumn.setContentsMargins(0, 0, 0, 0)
        self.titleEditLabel = QLabel(NewWorkshopForm)
        self.titleEditLabel.setObjectName(u"titleEditLabel")
        self.titleEditLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.titleEditColumn.addWidget(self.titleEditLabel)

        self.titleEdit = QLineEdit(NewWorkshopForm)
        self.titleEdit.setObjectName(u"titleEdit")

        self.titleEditColumn.addWidget(self.titleEdit)


        self.leftColumn.addLayout(self.titleEditColumn)

        self.dateRow = QHBoxLayout()
        self.dateRow.setSpacing(12)
        self.dateRow.setObjectName(u"dateRow")
        self.dateRow.setContentsMargins(0, 0, 0, 0)
        self.dateEditColumn = QVBoxLayout()
        self.dateEditColumn.setSpacing(4)
        self.dateEditColumn.setObjectName(u"dateEditColumn")
        self.dateEditColumn.setContentsMargins(0, 0, 0, 0)
        self.dateEditLabel = QLabel(NewWorkshopForm)
        self.dateEditLabel.setObjectName(u"dateEditLabel")
        self.dateEditLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.dateEditColumn.addWidget(self.dateEditLabel)

        self.dateEdit = QDateEdit(NewWorkshopForm)
        self.dateEdit.setObjectName(u"dateEdit")
        self.dateEdit.setCalendarPopup(True)

        self.dateEditColumn.addWidget(self.dateEdit)


        self.dateRow.addLayout(self.dateEditColumn)

        self.placeEditColumn = QVBoxLayout()
        self.placeEditColumn.setSpacing(4)
        self.placeEditColumn.setObjectName(u"placeEditColumn")
        self.placeEditColumn.setContentsMargins(0, 0, 0, 0)
        self.placeEditLabel = QLabel(NewWorkshopForm)
        self.placeEditLabel.setObjectName(u"placeEditLabel")
        self.placeEditLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.placeEditColumn.addWidget(self.placeEditLabel)

        self.placeEdit = QLineEdit(NewWorkshopForm)
        self.placeEdit.setObjectName(u"placeEdit")

        self.placeEditColumn.addWidget(self.placeEdit)


        self.dateRow.addLayout(self.placeEditColumn)

        self.dateRow.setStretch(0, 1)
        self.dateRow.setStretch(1, 1)

        self.leftColumn.addLayout(self.dateRow)

        self.facilitatorEditColumn = QVBoxLayout()
        self.facilitatorEditColumn.setSpacing(4)
        self.facilitatorEditColumn.setObjectName(u"facilitatorEditColumn")
        self.facilitatorEditColumn.setContentsMargins(0, 0, 0, 0)
        self.facilitatorEditLabel = QLabel(NewWorkshopForm)
        self.facilitatorEditLabel.setObjectName(u"facilitatorEditLabel")
        self.facilitatorEditLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.facilitatorEditColumn.addWidget(self.facilitatorEditLabel)

        self.facilitatorEdit = QLineEdit(NewWorkshopForm)
        self.facilitatorEdit.setObjectName(u"facilitatorEdit")

        self.facilitatorEditColumn.addWidget(self.facilitatorEdit)


        self.leftColumn.addLayout(self.facilitatorEditColumn)

        self.deckColumn = QVBoxLayout()
        self.deckColumn.setSpacing(4)
        self.deckColumn.setObjectName(u"deckColumn")
        self.deckColumn.setContentsMargins(0, 0, 0, 0)
        self.deckLabel = QLabel(NewWorkshopForm)
        self.deckLabel.setObjectName(u"deckLabel")
        self.deckLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.deckColumn.addWidget(self.deckLabel)

        self.deckRow = QHBoxLayout()
        self.deckRow.setSpacing(8)
        self.deckRow.setObjectName(u"deckRow")
        self.deckRow.setContentsMargins(0, 0, 0, 0)
        self.deckCombo = ElidedCombo(NewWorkshopForm)
        self.deckCombo.setObjectName(u"deckCombo")
        self.deckCombo.setMinimumContentsLength(24)
        self.deckCombo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.deckRow.addWidget(self.deckCombo)

        self.deckButton = QPushButton(NewWorkshopForm)
        self.deckButton.setObjectName(u"deckButton")

        self.deckRow.addWidget(self.deckButton)

        self.deckRow.setStretch(0, 1)

        self.deckColumn.addLayout(self.deckRow)


        self.leftColumn.addLayout(self.deckColumn)

        self.orderComboColumn = QVBoxLayout()
        self.orderComboColumn.setSpacing(4)
        self.orderComboColumn.setObjectName(u"orderComboColumn")
        self.orderComboColumn.setContentsMargins(0, 0, 0, 0)
        self.orderComboLabel = QLabel(NewWorkshopForm)
        self.orderComboLabel.setObjectName(u"orderComboLabel")
        self.orderComboLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.orderComboColumn.addWidget(self.orderComboLabel)

        self.orderCombo = QComboBox(NewWorkshopForm)
        self.orderCombo.setObjectName(u"orderCombo")

        self.orderComboColumn.addWidget(self.orderCombo)


        self.leftColumn.addLayout(self.orderComboColumn)

        self.deckSummary = QLabel(NewWorkshopForm)
        self.deckSummary.setObjectName(u"deckSummary")
        self.deckSummary.setTextFormat(Qt.TextFormat.PlainText)
        self.deckSummary.setWordWrap(True)

        self.leftColumn.addWidget(self.deckSummary)

        self.leftSpacer = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.leftColumn.addItem(self.leftSpacer)


        self.columnsLayout.addLayout(self.leftColumn)

        self.rightColumn = QVBoxLayout()
        self.rightColumn.setSpacing(8)
        self.rightColumn.setObjectName(u"rightColumn")
        self.rightColumn.setContentsMargins(0, 0, 0, 0)
        self.peopleColumn = QVBoxLayout()
        self.peopleColumn.setSpacing(4)
        self.peopleColumn.setObjectName(u"peopleColumn")
        self.peopleColumn.setContentsMargins(0, 0, 0, 0)
        self.peopleLabel = QLabel(NewWorkshopForm)
        self.peopleLabel.setObjectName(u"peopleLabel")
        self.peopleLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.peopleColumn.addWidget(self.peopleLabel)

        self.peopleEdit = QPlainTextEdit(NewWorkshopForm)
        self.peopleEdit.setObjectName(u"peopleEdit")
        self.peopleEdit.setTabChangesFocus(True)

        self.peopleColumn.addWidget(self.peopleEdit)


        self.rightColumn.addLayout(self.peopleColumn)

        self.peopleHint = QLabel(NewWorkshopForm)
        self.peopleHint.setObjectName(u"peopleHint")
        self.peopleHint.setTextFormat(Qt.TextFormat.PlainText)
        self.peopleHint.setWordWrap(True)

        self.rightColumn.addWidget(self.peopleHint)

        self.seatsRow = QHBoxLayout()
        self.seatsRow.setSpacing(8)
        self.seatsRow.setObjectName(u"seatsRow")
        self.seatsRow.setContentsMargins(0, 0, 0, 0)
        self.seatsLabel = QLabel(NewWorkshopForm)
        self.seatsLabel.setObjectName(u"seatsLabel")
        self.seatsLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.seatsRow.addWidget(self.seatsLabel)

        self.seatsSpacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.seatsRow.addItem(self.seatsSpacer)

        self.seatsSpin = QSpinBox(NewWorkshopForm)
        self.seatsSpin.setObjectName(u"seatsSpin")
        self.seatsSpin.setMaximum(500)

        self.seatsRow.addWidget(self.seatsSpin)


        self.rightColumn.addLayout(self.seatsRow)


        self.columnsLayout.addLayout(self.rightColumn)

        self.columnsLayout.setStretch(0, 3)
        self.columnsLayout.setStretch(1, 2)

        self.rootLayout.addLayout(self.columnsLayout)

        self.fileRow = QHBoxLayout()
        self.fileRow.setSpacing(8)
        self.fileRow.setObjectName(u"fileRow")
        self.fileRow.setContentsMargins(0, 0, 0, 0)
        self.fileLabel = QLabel(NewWorkshopForm)
        self.fileLabel.setObjectName(u"fileLabel")
        self.fileLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.fileLabel.setWordWrap(True)

        self.fileRow.addWidget(self.fileLabel)

        self.fileButton = QPushButton(NewWorkshopForm)
        self.fileButton.setObjectName(u"fileButton")

        self.fileRow.addWidget(self.fileButton)

        self.fileRow.setStretch(0, 1)

        self.rootLayout.addLayout(self.fileRow)

        self.problemLabel = QLabel(NewWorkshopForm)
        self.problemLabel.setObjectName(u"problemLabel")
        self.problemLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.problemLabel.setWordWrap(True)

        self.rootLayout.addWidget(self.problemLabel)

        self.buttonRow = QHBoxLayout()
        self.buttonRow.setSpacing(8)
        self.buttonRow.setObjectName(u"buttonRow")
        self.buttonRow.setContentsMargins(0, 0, 0, 0)
        self.buttonSpacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttonRow.addItem(self.buttonSpacer)

        self.cancelButton = QPushButton(NewWorkshopForm)
        self.cancelButton.setObjectName(u"cancelButton")
        self.cancelButton.setAutoDefault(False)

        self.buttonRow.addWidget(self.cancelButton)

        self.createButton = QPushButton(NewWorkshopForm)
        self.createButton.setObjectName(u"createButton")

        self.buttonRow.addWidget(self.createButton)


        self.rootLayout.addLayout(self.buttonRow)

#if QT_CONFIG(shortcut)
        self.titleEditLabel.setBuddy(self.titleEdit)
        self.dateEditLabel.setBuddy(self.dateEdit)
        self.placeEditLabel.setBuddy(self.placeEdit)
        self.facilitatorEditLabel.setBuddy(self.facilitatorEdit)
        self.deckLabel.setBuddy(self.deckCombo)
        self.orderComboLabel.setBuddy(self.orderCombo)
        self.peopleLabel.setBuddy(self.peopleEdit)
        self.seatsLabel.setBuddy(self.seatsSpin)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(NewWorkshopForm)

        self.createButton.setDefault(True)

    # setupUi

    def retranslateUi(self, NewWorkshopForm):
        NewWorkshopForm.setWindowTitle(QCoreApplication.translate("NewWorkshopForm", u"New workshop", None))
        self.headingLabel.setText(QCoreApplication.translate("NewWorkshopForm", u"New workshop", None))
        self.titleEditLabel.setText(QCoreApplication.translate("NewWorkshopForm", u"Title", None))
        self.dateEditLabel.setText(QCoreApplication.translate("NewWorkshopForm", u"Date", None))
        self.dateEdit.setDisplayFormat(QCoreApplication.translate("NewWorkshopForm", u"d MMMM yyyy", None))
        self.placeEditLabel.setText(QCoreApplication.translate("NewWorkshopForm", u"Place", None))
        self.facilitatorEditLabel.setText(QCoreApplication.translate("NewWorkshopForm", u"Facilitator", None))
        self.deckLabel.setText(QCoreApplication.translate("NewWorkshopForm", u"Deck", None))
        self.deckButton.setText(QCoreApplication.translate("NewWorkshopForm", u"Choose a file\u2026", None))
        self.orderComboLabel.setText(QCoreApplication.translate("NewWorkshopForm", u"Running order", None))
        self.deckSummary.setText("")
        self.peopleLabel.setText(QCoreApplication.translate("NewWorkshopForm", u"People, one per line", None))
        self.peopleHint.setText(QCoreApplication.translate("NewWorkshopForm", u"Or paste a table with the columns seat, name, group. Names can also come later.", None))
        self.seatsLabel.setText(QCoreApplication.translate("NewWorkshopForm", u"Seats without a name", None))
        self.fileLabel.setText("")
        self.fileButton.setText(QCoreApplication.translate("NewWorkshopForm", u"Keep it elsewhere\u2026", None))
        self.problemLabel.setText("")
        self.cancelButton.setText(QCoreApplication.translate("NewWorkshopForm", u"Cancel", None))
        self.createButton.setText(QCoreApplication.translate("NewWorkshopForm", u"Make the workshop", None))
    # retranslateUi

