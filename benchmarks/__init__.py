"""Measure the kiosk beside a browser that shows the same content on the same virtual display."""
