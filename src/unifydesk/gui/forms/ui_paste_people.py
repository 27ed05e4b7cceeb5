# -*- coding: utf-8 -*-


from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDialog, QHBoxLayout, QLabel,
    QPlainTextEdit, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

class Ui_PastePeopleForm(object):
    def setupUi(self, PastePeopleForm):
        if not PastePeopleForm.objectName():
            PastePeopleForm.setObjectName(u"PastePeopleForm")
        self.rootLayout = QVBoxLayout(PastePeopleForm)
        self.rootLayout.setSpacing(16)
        self.rootLayout.setObjectName(u"rootLayout")
        self.rootLayout.setContentsMargins(32, 24, 32, 24)
        self.headingLabel = QLabel(PastePeopleForm)
        self.headingLabel.setObjectName(u"headingLabel")
        self.headingLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rootLayout.addWidget(self.headingLabel)

        self.peopleColumn = QVBoxLayout()
        self.peopleColumn.setSpacing(4)
        self.peopleColumn.setObjectName(u"peopleColumn")
        self.peopleColumn.setContentsMargins(0, 0, 0, 0)
        self.peopleLabel = QLabel(PastePeopleForm)
        self.peopleLabel.setObjectName(u"peopleLabel")
        self.peopleLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.peopleColumn.addWidget(self.peopleLabel)

        self.peopleEdit = QPlainTextEdit(PastePeopleForm)
        self.peopleEdit.setObjectName(u"peopleEdit")
        self.peopleEdit.setTabChangesFocus(True)

        self.peopleColumn.addWidget(self.peopleEdit)


        self.rootLayout.addLayout(self.peopleColumn)

        self.problemLabel = QLabel(PastePeopleForm)
        self.problemLabel.setObjectName(u"problemLabel")
        self.problemLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.problemLabel.setWordWrap(True)

        self.rootLayout.addWidget(self.problemLabel)

        self.buttonRow = QHBoxLayout()
        self.buttonRow.setSpacing(8)
        self.buttonRow.setObjectName(u"buttonRow")
        self.buttonRow.setContentsMargins(0, 0, 0, 0)
        self.countLabel = QLabel(PastePeopleForm)
        self.countLabel.setObjectName(u"countLabel")
        self.countLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.buttonRow.addWidget(self.countLabel)

        self.buttonSpacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttonRow.addItem(self.buttonSpacer)

        self.cancelButton = QPushButton(PastePeopleForm)
        self.cancelButton.setObjectName(u"cancelButton")
        self.cancelButton.setAutoDefault(False)

        self.buttonRow.addWidget(self.cancelButton)

        self.addButton = QPushButton(PastePeopleForm)
        self.addButton.setObjectName(u"addButton")

        self.buttonRow.addWidget(self.addButton)


        self.rootLayout.addLayout(self.buttonRow)

#if QT_CONFIG(shortcut)
        self.peopleLabel.setBuddy(self.peopleEdit)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(PastePeopleForm)

        self.addButton.setDefault(True)

    # setupUi

    def retranslateUi(self, PastePeopleForm):
        PastePeopleForm.setWindowTitle(QCoreApplication.translate("PastePeopleForm", u"Add people", None))
        self.headingLabel.setText(QCoreApplication.translate("PastePeopleForm", u"Add people", None))
        self.peopleLabel.setText(QCoreApplication.translate("PastePeopleForm", u"One name per line, or a table with the columns seat, name, group", None))
        self.problemLabel.setText("")
        self.countLabel.setText("")
        self.cancelButton.setText(QCoreApplication.translate("PastePeopleForm", u"Cancel", None))
        self.addButton.setText(QCoreApplication.translate("PastePeopleForm", u"Add people", None))
    # retranslateUi

