"""Measures the kiosk against a browser that shows the same content on the same virtual display."""
