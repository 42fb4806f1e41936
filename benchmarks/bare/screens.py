"""The kiosk's screens in the fewest lines for PySide6; the argument is a JSON file, see plain_screens."""

import json
import os
import sys
from pathlib import Path

os.environ["QT_QUICK_BACKEND"] = "software"
os.environ["QT_ENABLE_HIGHDPI_SCALING"] = "0"
os.environ["QT_QPA_UPDATE_IDLE_TIME"] = "0"

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine

app = QGuiApplication(sys.argv)
shown = json.loads(Path(sys.argv[1]).read_text("utf-8"))
for font in shown.pop("fonts"):
    QFontDatabase.addApplicationFont(font)
engine = QQmlApplicationEngine()
engine.setInitialProperties(shown)
engine.load(str(Path(__file__).with_name("Screens.qml")))
sys.exit(app.exec())
