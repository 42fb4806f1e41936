"""Everything Qt: the objects that QML is given, and the QML module `Kiosk`."""
