"""The kiosk as a part of the computer: the commands `install` and `uninstall`; knows no Qt.

In: what was chosen, and the computer as it is. Out: users, folders, units and rules, or a list of what would
be done.

`plan` says what belongs on the computer, `compare` what of it lacks or differs, `carry_out` does that, and
`system` has the computer take notice. The texts of the units and rules lie in `files`.
"""
