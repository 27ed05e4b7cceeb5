# -*- coding: utf-8 -*-


from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QLabel, QSizePolicy,
    QVBoxLayout, QWidget)

class Ui_RuleForm(object):
    def setupUi(self, RuleForm):
        if not RuleForm.objectName():
            RuleForm.setObjectName(u"RuleForm")
        self.rootLayout = QVBoxLayout(RuleForm)
        self.rootLayout.setSpacing(12)
        self.rootLayout.setObjectName(u"rootLayout")
        self.rootLayout.setContentsMargins(0, 0, 0, 0)
        self.ruleComboColumn = QVBoxLayout()
        self.ruleComboColumn.setSpacing(4)
        self.ruleComboColumn.setObjectName(u"ruleComboColumn")
        self.ruleComboColumn.setContentsMargins(0, 0, 0, 0)
        self.ruleComboLabel = QLabel(RuleForm)
        self.ruleComboLabel.setObjectName(u"ruleComboLabel")
        self.ruleComboLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.ruleComboColumn.addWidget(self.ruleComboLabel)

        self.ruleCombo = QComboBox(RuleForm)
        self.ruleCombo.setObjectName(u"ruleCombo")

        self.ruleComboColumn.addWidget(self.ruleCombo)


        self.rootLayout.addLayout(self.ruleComboColumn)

        self.thresholdsLabel = QLabel(RuleForm)
        self.thresholdsLabel.setObjectName(u"thresholdsLabel")
        self.thresholdsLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rootLayout.addWidget(self.thresholdsLabel)

        self.thresholdsLayout = QVBoxLayout()
        self.thresholdsLayout.setSpacing(8)
        self.thresholdsLayout.setObjectName(u"thresholdsLayout")
        self.thresholdsLayout.setContentsMargins(0, 0, 0, 0)

        self.rootLayout.addLayout(self.thresholdsLayout)

        self.noticeLabel = QLabel(RuleForm)
        self.noticeLabel.setObjectName(u"noticeLabel")
        self.noticeLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.noticeLabel.setWordWrap(True)

        self.rootLayout.addWidget(self.noticeLabel)

        self.summaryHeading = QLabel(RuleForm)
        self.summaryHeading.setObjectName(u"summaryHeading")
        self.summaryHeading.setTextFormat(Qt.TextFormat.PlainText)

        self.rootLayout.addWidget(self.summaryHeading)

        self.summaryLabel = QLabel(RuleForm)
        self.summaryLabel.setObjectName(u"summaryLabel")
        self.summaryLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.summaryLabel.setWordWrap(True)

        self.rootLayout.addWidget(self.summaryLabel)

#if QT_CONFIG(shortcut)
        self.ruleComboLabel.setBuddy(self.ruleCombo)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(RuleForm)
    # setupUi

    def retranslateUi(self, RuleForm):
        self.ruleComboLabel.setText(QCoreApplication.translate("RuleForm", u"Rule", None))
        self.thresholdsLabel.setText(QCoreApplication.translate("RuleForm", u"Thresholds", None))
        self.noticeLabel.setText("")
        self.summaryHeading.setText(QCoreApplication.translate("RuleForm", u"What it says", None))
        self.summaryLabel.setText("")
        pass
    # retranslateUi

