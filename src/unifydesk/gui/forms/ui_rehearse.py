# -*- coding: utf-8 -*-


from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QDialog, QHBoxLayout,
    QLabel, QProgressBar, QPushButton, QSizePolicy,
    QSpacerItem, QSpinBox, QVBoxLayout, QWidget)

from unifydesk.gui.widgets.elided_combo import ElidedCombo

class Ui_RehearseForm(object):
    def setupUi(self, RehearseForm):
        if not RehearseForm.objectName():
            RehearseForm.setObjectName(u"RehearseForm")
        self.rootLayout = QVBoxLayout(RehearseForm)
        self.rootLayout.setSpacing(16)
        self.rootLayout.setObjectName(u"rootLayout")
        self.rootLayout.setContentsMargins(32, 24, 32, 24)
        self.headingLabel = QLabel(RehearseForm)
        self.headingLabel.setObjectName(u"headingLabel")
        self.headingLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rootLayout.addWidget(self.headingLabel)

        self.introLabel = QLabel(RehearseForm)
        self.introLabel.setObjectName(u"introLabel")
        self.introLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.introLabel.setWordWrap(True)

        self.rootLayout.addWidget(self.introLabel)

        self.deckColumn = QVBoxLayout()
        self.deckColumn.setSpacing(4)
        self.deckColumn.setObjectName(u"deckColumn")
        self.deckColumn.setContentsMargins(0, 0, 0, 0)
        self.deckLabel = QLabel(RehearseForm)
        self.deckLabel.setObjectName(u"deckLabel")
        self.deckLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.deckColumn.addWidget(self.deckLabel)

        self.deckRow = QHBoxLayout()
        self.deckRow.setSpacing(8)
        self.deckRow.setObjectName(u"deckRow")
        self.deckRow.setContentsMargins(0, 0, 0, 0)
        self.deckCombo = ElidedCombo(RehearseForm)
        self.deckCombo.setObjectName(u"deckCombo")
        self.deckCombo.setMinimumContentsLength(24)
        self.deckCombo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.deckRow.addWidget(self.deckCombo)

        self.deckButton = QPushButton(RehearseForm)
        self.deckButton.setObjectName(u"deckButton")

        self.deckRow.addWidget(self.deckButton)

        self.deckRow.setStretch(0, 1)

        self.deckColumn.addLayout(self.deckRow)


        self.rootLayout.addLayout(self.deckColumn)

        self.peopleRow = QHBoxLayout()
        self.peopleRow.setSpacing(8)
        self.peopleRow.setObjectName(u"peopleRow")
        self.peopleRow.setContentsMargins(0, 0, 0, 0)
        self.peopleLabel = QLabel(RehearseForm)
        self.peopleLabel.setObjectName(u"peopleLabel")
        self.peopleLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.peopleRow.addWidget(self.peopleLabel)

        self.peopleSpacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.peopleRow.addItem(self.peopleSpacer)

        self.peopleSpin = QSpinBox(RehearseForm)
        self.peopleSpin.setObjectName(u"peopleSpin")
        self.peopleSpin.setMinimum(3)
        self.peopleSpin.setMaximum(60)
        self.peopleSpin.setValue(12)

        self.peopleRow.addWidget(self.peopleSpin)


        self.rootLayout.addLayout(self.peopleRow)

        self.folderLabel = QLabel(RehearseForm)
        self.folderLabel.setObjectName(u"folderLabel")
        self.folderLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.folderLabel.setWordWrap(True)

        self.rootLayout.addWidget(self.folderLabel)

        self.progressBar = QProgressBar(RehearseForm)
        self.progressBar.setObjectName(u"progressBar")
        self.progressBar.setMaximum(1000)
        self.progressBar.setValue(0)

        self.rootLayout.addWidget(self.progressBar)

        self.problemLabel = QLabel(RehearseForm)
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

        self.cancelButton = QPushButton(RehearseForm)
        self.cancelButton.setObjectName(u"cancelButton")
        self.cancelButton.setAutoDefault(False)

        self.buttonRow.addWidget(self.cancelButton)

        self.startButton = QPushButton(RehearseForm)
        self.startButton.setObjectName(u"startButton")

        self.buttonRow.addWidget(self.startButton)


        self.rootLayout.addLayout(self.buttonRow)

#if QT_CONFIG(shortcut)
        self.deckLabel.setBuddy(self.deckCombo)
        self.peopleLabel.setBuddy(self.peopleSpin)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(RehearseForm)

        self.startButton.setDefault(True)

    # setupUi

    def retranslateUi(self, RehearseForm):
        RehearseForm.setWindowTitle(QCoreApplication.translate("RehearseForm", u"Rehearse", None))
        self.headingLabel.setText(QCoreApplication.translate("RehearseForm", u"Rehearse", None))
        self.introLabel.setText(QCoreApplication.translate("RehearseForm", u"Simulated people play a whole workshop: two rounds on every claim, notes, positions and the minutes. The file and the minutes are marked as a rehearsal for ever.", None))
        self.deckLabel.setText(QCoreApplication.translate("RehearseForm", u"Deck", None))
        self.deckButton.setText(QCoreApplication.translate("RehearseForm", u"Choose a file\u2026", None))
        self.peopleLabel.setText(QCoreApplication.translate("RehearseForm", u"People", None))
        self.folderLabel.setText("")
        self.problemLabel.setText("")
        self.cancelButton.setText(QCoreApplication.translate("RehearseForm", u"Cancel", None))
        self.startButton.setText(QCoreApplication.translate("RehearseForm", u"Start the rehearsal", None))
    # retranslateUi

