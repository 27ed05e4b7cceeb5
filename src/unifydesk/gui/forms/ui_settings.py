# -*- coding: utf-8 -*-


from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QDialog, QHBoxLayout,
    QLabel, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

class Ui_SettingsForm(object):
    def setupUi(self, SettingsForm):
        if not SettingsForm.objectName():
            SettingsForm.setObjectName(u"SettingsForm")
        self.rootLayout = QVBoxLayout(SettingsForm)
        self.rootLayout.setSpacing(12)
        self.rootLayout.setObjectName(u"rootLayout")
        self.rootLayout.setContentsMargins(32, 24, 32, 24)
        self.headingLabel = QLabel(SettingsForm)
        self.headingLabel.setObjectName(u"headingLabel")
        self.headingLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rootLayout.addWidget(self.headingLabel)

        self.windowGap = QSpacerItem(0, 4, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.rootLayout.addItem(self.windowGap)

        self.windowHeading = QLabel(SettingsForm)
        self.windowHeading.setObjectName(u"windowHeading")
        self.windowHeading.setTextFormat(Qt.TextFormat.PlainText)

        self.rootLayout.addWidget(self.windowHeading)

        self.themeRow = QHBoxLayout()
        self.themeRow.setSpacing(16)
        self.themeRow.setObjectName(u"themeRow")
        self.themeRow.setContentsMargins(0, 0, 0, 0)
        self.themeLabel = QLabel(SettingsForm)
        self.themeLabel.setObjectName(u"themeLabel")
        self.themeLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.themeRow.addWidget(self.themeLabel)

        self.themeCombo = QComboBox(SettingsForm)
        self.themeCombo.setObjectName(u"themeCombo")

        self.themeRow.addWidget(self.themeCombo)

        self.themeRow.setStretch(0, 1)
        self.themeRow.setStretch(1, 1)

        self.rootLayout.addLayout(self.themeRow)

        self.sizeRow = QHBoxLayout()
        self.sizeRow.setSpacing(16)
        self.sizeRow.setObjectName(u"sizeRow")
        self.sizeRow.setContentsMargins(0, 0, 0, 0)
        self.sizeLabel = QLabel(SettingsForm)
        self.sizeLabel.setObjectName(u"sizeLabel")
        self.sizeLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.sizeRow.addWidget(self.sizeLabel)

        self.sizeCombo = QComboBox(SettingsForm)
        self.sizeCombo.setObjectName(u"sizeCombo")

        self.sizeRow.addWidget(self.sizeCombo)

        self.sizeRow.setStretch(0, 1)
        self.sizeRow.setStretch(1, 1)

        self.rootLayout.addLayout(self.sizeRow)

        self.stageGap = QSpacerItem(0, 4, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.rootLayout.addItem(self.stageGap)

        self.stageHeading = QLabel(SettingsForm)
        self.stageHeading.setObjectName(u"stageHeading")
        self.stageHeading.setTextFormat(Qt.TextFormat.PlainText)

        self.rootLayout.addWidget(self.stageHeading)

        self.stageThemeRow = QHBoxLayout()
        self.stageThemeRow.setSpacing(16)
        self.stageThemeRow.setObjectName(u"stageThemeRow")
        self.stageThemeRow.setContentsMargins(0, 0, 0, 0)
        self.stageThemeLabel = QLabel(SettingsForm)
        self.stageThemeLabel.setObjectName(u"stageThemeLabel")
        self.stageThemeLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.stageThemeRow.addWidget(self.stageThemeLabel)

        self.stageThemeCombo = QComboBox(SettingsForm)
        self.stageThemeCombo.setObjectName(u"stageThemeCombo")

        self.stageThemeRow.addWidget(self.stageThemeCombo)

        self.stageThemeRow.setStretch(0, 1)
        self.stageThemeRow.setStretch(1, 1)

        self.rootLayout.addLayout(self.stageThemeRow)

        self.screenRow = QHBoxLayout()
        self.screenRow.setSpacing(16)
        self.screenRow.setObjectName(u"screenRow")
        self.screenRow.setContentsMargins(0, 0, 0, 0)
        self.screenLabel = QLabel(SettingsForm)
        self.screenLabel.setObjectName(u"screenLabel")
        self.screenLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.screenRow.addWidget(self.screenLabel)

        self.screenCombo = QComboBox(SettingsForm)
        self.screenCombo.setObjectName(u"screenCombo")

        self.screenRow.addWidget(self.screenCombo)

        self.screenRow.setStretch(0, 1)
        self.screenRow.setStretch(1, 1)

        self.rootLayout.addLayout(self.screenRow)

        self.bottomGap = QSpacerItem(0, 12, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.rootLayout.addItem(self.bottomGap)

        self.buttonRow = QHBoxLayout()
        self.buttonRow.setSpacing(8)
        self.buttonRow.setObjectName(u"buttonRow")
        self.buttonRow.setContentsMargins(0, 0, 0, 0)
        self.buttonSpacer = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.buttonRow.addItem(self.buttonSpacer)

        self.closeButton = QPushButton(SettingsForm)
        self.closeButton.setObjectName(u"closeButton")

        self.buttonRow.addWidget(self.closeButton)


        self.rootLayout.addLayout(self.buttonRow)

#if QT_CONFIG(shortcut)
        self.themeLabel.setBuddy(self.themeCombo)
        self.sizeLabel.setBuddy(self.sizeCombo)
        self.stageThemeLabel.setBuddy(self.stageThemeCombo)
        self.screenLabel.setBuddy(self.screenCombo)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(SettingsForm)

        self.closeButton.setDefault(True)

    # setupUi

    def retranslateUi(self, SettingsForm):
        SettingsForm.setWindowTitle(QCoreApplication.translate("SettingsForm", u"Settings", None))
        self.headingLabel.setText(QCoreApplication.translate("SettingsForm", u"Settings", None))
        self.windowHeading.setText(QCoreApplication.translate("SettingsForm", u"This window", None))
        self.themeLabel.setText(QCoreApplication.translate("SettingsForm", u"Light or dark", None))
        self.sizeLabel.setText(QCoreApplication.translate("SettingsForm", u"Text size", None))
        self.stageHeading.setText(QCoreApplication.translate("SettingsForm", u"The stage", None))
        self.stageThemeLabel.setText(QCoreApplication.translate("SettingsForm", u"Light or dark", None))
        self.screenLabel.setText(QCoreApplication.translate("SettingsForm", u"Screen", None))
        self.closeButton.setText(QCoreApplication.translate("SettingsForm", u"Done", None))
    # retranslateUi

