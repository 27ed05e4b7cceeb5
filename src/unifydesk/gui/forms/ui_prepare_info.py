# -*- coding: utf-8 -*-


from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QDateEdit, QHBoxLayout, QLabel,
    QLineEdit, QSizePolicy, QVBoxLayout, QWidget)

class Ui_PrepareInfoForm(object):
    def setupUi(self, PrepareInfoForm):
        if not PrepareInfoForm.objectName():
            PrepareInfoForm.setObjectName(u"PrepareInfoForm")
        self.rootLayout = QVBoxLayout(PrepareInfoForm)
        self.rootLayout.setSpacing(16)
        self.rootLayout.setObjectName(u"rootLayout")
        self.rootLayout.setContentsMargins(0, 0, 0, 0)
        self.titleEditColumn = QVBoxLayout()
        self.titleEditColumn.setSpacing(4)
        self.titleEditColumn.setObjectName(u"titleEditColumn")
        self.titleEditColumn.setContentsMargins(0, 0, 0, 0)
        self.titleEditLabel = QLabel(PrepareInfoForm)
        self.titleEditLabel.setObjectName(u"titleEditLabel")
        self.titleEditLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.titleEditColumn.addWidget(self.titleEditLabel)

        self.titleEdit = QLineEdit(PrepareInfoForm)
        self.titleEdit.setObjectName(u"titleEdit")

        self.titleEditColumn.addWidget(self.titleEdit)


        self.rootLayout.addLayout(self.titleEditColumn)

        self.dateRow = QHBoxLayout()
        self.dateRow.setSpacing(16)
        self.dateRow.setObjectName(u"dateRow")
        self.dateRow.setContentsMargins(0, 0, 0, 0)
        self.dateEditColumn = QVBoxLayout()
        self.dateEditColumn.setSpacing(4)
        self.dateEditColumn.setObjectName(u"dateEditColumn")
        self.dateEditColumn.setContentsMargins(0, 0, 0, 0)
        self.dateEditLabel = QLabel(PrepareInfoForm)
        self.dateEditLabel.setObjectName(u"dateEditLabel")
        self.dateEditLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.dateEditColumn.addWidget(self.dateEditLabel)

        self.dateEdit = QDateEdit(PrepareInfoForm)
        self.dateEdit.setObjectName(u"dateEdit")
        self.dateEdit.setCalendarPopup(True)

        self.dateEditColumn.addWidget(self.dateEdit)


        self.dateRow.addLayout(self.dateEditColumn)

        self.placeEditColumn = QVBoxLayout()
        self.placeEditColumn.setSpacing(4)
        self.placeEditColumn.setObjectName(u"placeEditColumn")
        self.placeEditColumn.setContentsMargins(0, 0, 0, 0)
        self.placeEditLabel = QLabel(PrepareInfoForm)
        self.placeEditLabel.setObjectName(u"placeEditLabel")
        self.placeEditLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.placeEditColumn.addWidget(self.placeEditLabel)

        self.placeEdit = QLineEdit(PrepareInfoForm)
        self.placeEdit.setObjectName(u"placeEdit")

        self.placeEditColumn.addWidget(self.placeEdit)


        self.dateRow.addLayout(self.placeEditColumn)

        self.dateRow.setStretch(0, 1)
        self.dateRow.setStretch(1, 2)

        self.rootLayout.addLayout(self.dateRow)

        self.facilitatorEditColumn = QVBoxLayout()
        self.facilitatorEditColumn.setSpacing(4)
        self.facilitatorEditColumn.setObjectName(u"facilitatorEditColumn")
        self.facilitatorEditColumn.setContentsMargins(0, 0, 0, 0)
        self.facilitatorEditLabel = QLabel(PrepareInfoForm)
        self.facilitatorEditLabel.setObjectName(u"facilitatorEditLabel")
        self.facilitatorEditLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.facilitatorEditColumn.addWidget(self.facilitatorEditLabel)

        self.facilitatorEdit = QLineEdit(PrepareInfoForm)
        self.facilitatorEdit.setObjectName(u"facilitatorEdit")

        self.facilitatorEditColumn.addWidget(self.facilitatorEdit)


        self.rootLayout.addLayout(self.facilitatorEditColumn)

#if QT_CONFIG(shortcut)
        self.titleEditLabel.setBuddy(self.titleEdit)
        self.dateEditLabel.setBuddy(self.dateEdit)
        self.placeEditLabel.setBuddy(self.placeEdit)
        self.facilitatorEditLabel.setBuddy(self.facilitatorEdit)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(PrepareInfoForm)
    # setupUi

    def retranslateUi(self, PrepareInfoForm):
        self.titleEditLabel.setText(QCoreApplication.translate("PrepareInfoForm", u"Title", None))
        self.dateEditLabel.setText(QCoreApplication.translate("PrepareInfoForm", u"Date", None))
        self.dateEdit.setDisplayFormat(QCoreApplication.translate("PrepareInfoForm", u"d MMMM yyyy", None))
        self.placeEditLabel.setText(QCoreApplication.translate("PrepareInfoForm", u"Place", None))
        self.facilitatorEditLabel.setText(QCoreApplication.translate("PrepareInfoForm", u"Facilitator", None))
        pass
    # retranslateUi

