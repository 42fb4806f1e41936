"""One rectangle over the whole screen, another colour with each tap, in the fewest lines for PySide6."""

import os
import sys
from pathlib import Path

os.environ["QT_QUICK_BACKEND"] = "software"
os.environ["QT_ENABLE_HIGHDPI_SCALING"] = "0"

from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine

app = QGuiApplication(sys.argv)
engine = QQmlApplicationEngine(str(Path(__file__).with_name("Window.qml")))
sys.exit(app.exec())
