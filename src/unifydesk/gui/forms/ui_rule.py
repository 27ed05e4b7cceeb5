# -*- coding: utf-8 -*-


from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QLabel,
    QSizePolicy, QVBoxLayout, QWidget)

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

        self.baseComboColumn = QVBoxLayout()
        self.baseComboColumn.setSpacing(4)
        self.baseComboColumn.setObjectName(u"baseComboColumn")
        self.baseComboColumn.setContentsMargins(0, 0, 0, 0)
        self.baseComboLabel = QLabel(RuleForm)
        self.baseComboLabel.setObjectName(u"baseComboLabel")
        self.baseComboLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.baseComboColumn.addWidget(self.baseComboLabel)

        self.baseCombo = QComboBox(RuleForm)
        self.baseCombo.setObjectName(u"baseCombo")

        self.baseComboColumn.addWidget(self.baseCombo)


        self.rootLayout.addLayout(self.baseComboColumn)

        self.weightedCheck = QCheckBox(RuleForm)
        self.weightedCheck.setObjectName(u"weightedCheck")

        self.rootLayout.addWidget(self.weightedCheck)

        self.noticesLayout = QVBoxLayout()
        self.noticesLayout.setSpacing(4)
        self.noticesLayout.setObjectName(u"noticesLayout")
        self.noticesLayout.setContentsMargins(0, 0, 0, 0)

        self.rootLayout.addLayout(self.noticesLayout)

        self.summaryHeading = QLabel(RuleForm)
        self.summaryHeading.setObjectName(u"summaryHeading")
        self.summaryHeading.setTextFormat(Qt.TextFormat.PlainText)

        self.rootLayout.addWidget(self.summaryHeading)

        self.summaryLabel = QLabel(RuleForm)
        self.summaryLabel.setObjectName(u"summaryLabel")
        self.summaryLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.summaryLabel.setWordWrap(True)

        self.rootLayout.addWidget(self.summaryLabel)

        self.fitHeading = QLabel(RuleForm)
        self.fitHeading.setObjectName(u"fitHeading")
        self.fitHeading.setTextFormat(Qt.TextFormat.PlainText)

        self.rootLayout.addWidget(self.fitHeading)

        self.fitLabel = QLabel(RuleForm)
        self.fitLabel.setObjectName(u"fitLabel")
        self.fitLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.fitLabel.setWordWrap(True)

        self.rootLayout.addWidget(self.fitLabel)

#if QT_CONFIG(shortcut)
        self.ruleComboLabel.setBuddy(self.ruleCombo)
        self.baseComboLabel.setBuddy(self.baseCombo)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(RuleForm)
    # setupUi

    def retranslateUi(self, RuleForm):
        self.ruleComboLabel.setText(QCoreApplication.translate("RuleForm", u"Rule", None))
        self.thresholdsLabel.setText(QCoreApplication.translate("RuleForm", u"Thresholds", None))
        self.baseComboLabel.setText(QCoreApplication.translate("RuleForm", u"Shares and percentages are", None))
        self.weightedCheck.setText(QCoreApplication.translate("RuleForm", u"Ballots count with the weights of their seats", None))
        self.summaryHeading.setText(QCoreApplication.translate("RuleForm", u"What it says", None))
        self.summaryLabel.setText("")
        self.fitHeading.setText(QCoreApplication.translate("RuleForm", u"What it judges", None))
        self.fitLabel.setText("")
        pass
    # retranslateUi

