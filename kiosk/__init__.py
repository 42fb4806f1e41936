"""A visitor-information kiosk: staff edit Markdown, visitors touch the screen."""

__version__ = "0.2.0"
