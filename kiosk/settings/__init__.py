"""The center's settings (kiosk.toml) and this machine's own (screen.toml).

In: the text of such a file. Out: typed settings, and problems.
"""
