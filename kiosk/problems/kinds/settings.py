"""What can be wrong in kiosk.toml and screen.toml."""

from __future__ import annotations

from kiosk.message import N_
from kiosk.problems.kind import ERROR, WARNING, Hides, Kind

_SETTINGS_BEFORE = N_("Visitors see the kiosk with the settings as they were before.")
_SETTING_BEFORE = N_("Visitors see the kiosk with this setting as it was before.")

KINDS = {
    "settings-too-large": Kind(
        ERROR,
        Hides.PART,
        message=N_("The settings file is larger than {most} KB."),
        hint=N_("Keep only settings in it."),
        meanwhile=_SETTINGS_BEFORE,
    ),
    "settings-not-text": Kind(
        ERROR,
        Hides.PART,
        message=N_("The settings file is not a text file."),
        hint=N_("Save it again as plain text (UTF-8) in Notepad."),
        meanwhile=_SETTINGS_BEFORE,
    ),
    "settings-encoding": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("The settings file is saved in the encoding {encoding}."),
        hint=N_("Choose “Save as” in Notepad and the encoding UTF-8."),
        meanwhile=N_("Visitors see the kiosk with the settings that it read."),
    ),
    "settings-syntax": Kind(
        ERROR,
        Hides.PART,
        message=N_("This line of the settings cannot be read: “{text}”."),
        hint=N_('Write it like this: zone = "Asia/Almaty", and a number like this: seconds = 60.'),
        meanwhile=_SETTINGS_BEFORE,
    ),
    "settings-curly-quotes": Kind(
        ERROR,
        Hides.PART,
        message=N_("Curly quotes in the setting {key}."),
        hint=N_('Type straight quotes: ". Word makes them curly, Notepad does not.'),
        meanwhile=_SETTINGS_BEFORE,
    ),
    "settings-quote-missing": Kind(
        ERROR,
        Hides.PART,
        message=N_("A quotation mark is missing in the setting {key}."),
        hint=N_('Put a straight quote " before the text and one after it.'),
        meanwhile=_SETTINGS_BEFORE,
    ),
    "settings-unclosed": Kind(
        ERROR,
        Hides.PART,
        message=N_("The list in the setting {key} is not closed."),
        hint=N_("Put a closing square bracket ] after the last item."),
        meanwhile=_SETTINGS_BEFORE,
    ),
    "settings-twice": Kind(
        ERROR,
        Hides.PART,
        message=N_("The setting {key} appears twice."),
        hint=N_("Keep one of the two and delete the other."),
        meanwhile=_SETTINGS_BEFORE,
    ),
    "settings-letters": Kind(
        ERROR,
        Hides.PART,
        message=N_("The setting {key} is written with letters that are not English."),
        hint=N_(
            "Type the word before the = sign with the English keyboard: some letters only look the same."
        ),
        meanwhile=_SETTINGS_BEFORE,
    ),
    "settings-misspelt": Kind(
        ERROR,
        Hides.PART,
        message=N_("There is no setting “{name}”."),
        hint=N_("Did you mean “{likely}”?"),
        meanwhile=_SETTING_BEFORE,
    ),
    "settings-unknown": Kind(
        ERROR,
        Hides.PART,
        message=N_("There is no setting “{name}”."),
        hint=N_("Delete the line, or use one of these: {known}."),
        meanwhile=N_("Visitors see the kiosk as if this line were not there."),
    ),
    "settings-belongs-on-top": Kind(
        ERROR,
        Hides.PART,
        message=N_("The setting {name} is in the part [{table}], where it does not belong."),
        hint=N_("Move the line to the top of the file, above the first line with square brackets."),
        meanwhile=_SETTING_BEFORE,
    ),
    "settings-belongs-under": Kind(
        ERROR,
        Hides.PART,
        message=N_("The setting {name} does not belong here."),
        hint=N_("Move the line under the line [{table}]."),
        meanwhile=_SETTING_BEFORE,
    ),
    "settings-needs-text": Kind(
        ERROR,
        Hides.PART,
        message=N_("The setting {key} must be text."),
        hint=N_("Put the text between straight quotes."),
        meanwhile=_SETTING_BEFORE,
    ),
    "settings-one-name": Kind(
        ERROR,
        Hides.PART,
        message=N_("The setting {key} holds several names: “{value}”."),
        hint=N_("Write one of them: a screen has one name and belongs to one group."),
        meanwhile=_SETTING_BEFORE,
    ),
    "settings-needs-texts": Kind(
        ERROR,
        Hides.PART,
        message=N_("The setting {key} needs a text for each language."),
        hint=N_('Write the line [{key}], and under it a line for each language: kk = "…"'),
        meanwhile=_SETTING_BEFORE,
    ),
    "settings-needs-texts-in-list": Kind(
        ERROR,
        Hides.PART,
        message=N_("The list in the setting {key} may only hold texts between quotes."),
        hint=N_('Write it like this: ["kk", "ru", "en"]'),
        meanwhile=_SETTING_BEFORE,
    ),
    "settings-semicolon": Kind(
        ERROR,
        Hides.PART,
        message=N_("There is a semicolon after the setting {key}."),
        hint=N_("Delete it: a line ends without a sign."),
        meanwhile=_SETTINGS_BEFORE,
    ),
    "settings-needs-list": Kind(
        ERROR,
        Hides.PART,
        message=N_("The setting {key} must be a list."),
        hint=N_('Write it like this: ["kk", "ru", "en"]'),
        meanwhile=_SETTING_BEFORE,
    ),
    "settings-needs-layers": Kind(
        ERROR,
        Hides.PART,
        message=N_("The setting {key} must be a list of folders."),
        hint=N_('Write it like this: over = ["programme", "own"]'),
        meanwhile=_SETTING_BEFORE,
    ),
    "settings-layer-name": Kind(
        ERROR,
        Hides.PART,
        message=N_("The setting {key} names “{value}”, which cannot be a layer."),
        hint=N_("Write the name of a folder that lies directly in the content folder, without any path."),
        meanwhile=_SETTING_BEFORE,
    ),
    "settings-layer-twice": Kind(
        ERROR,
        Hides.PART,
        message=N_("The setting {key} names “{value}” twice."),
        hint=N_("Delete one of the two."),
        meanwhile=_SETTING_BEFORE,
    ),
    "settings-over-inside": Kind(
        WARNING,
        Hides.NOTHING,
        message=N_("The setting over stands in the kiosk.toml of a layer, where it does not count."),
        hint=N_("Delete the line. Layers are named in the kiosk.toml at the top of the content folder."),
        meanwhile=N_("Visitors see everything as if the line were not there."),
    ),
    "settings-needs-table": Kind(
        ERROR,
        Hides.PART,
        message=N_("The setting {key} consists of several lines."),
        hint=N_("Write the line [{key}], and its settings on the lines under it."),
        meanwhile=_SETTING_BEFORE,
    ),
    "settings-needs-number": Kind(
        ERROR,
        Hides.PART,
        message=N_("The setting {key} must be a number."),
        hint=N_("Write digits only, such as 60: no quotes, no comma and no unit."),
        meanwhile=_SETTING_BEFORE,
    ),
    "settings-number-range": Kind(
        ERROR,
        Hides.PART,
        message=N_("The setting {key} cannot be {value}."),
        hint=N_("Choose a number from {least} to {most}."),
        meanwhile=_SETTING_BEFORE,
    ),
    "settings-choice": Kind(
        ERROR,
        Hides.PART,
        message=N_("The setting {key} cannot be “{value}”."),
        hint=N_("Use one of these: {known}."),
        meanwhile=_SETTING_BEFORE,
    ),
    "settings-too-long": Kind(
        ERROR,
        Hides.PART,
        message=N_("The text of the setting {key} is too long for the screen."),
        hint=N_("Use at most {most} letters."),
        meanwhile=_SETTING_BEFORE,
    ),
    "settings-language": Kind(
        ERROR,
        Hides.PART,
        message=N_("“{value}” is not the code of a language."),
        hint=N_("Use the two-letter code: kk for Kazakh, ru for Russian, en for English."),
        meanwhile=_SETTING_BEFORE,
    ),
    "settings-language-likely": Kind(
        ERROR,
        Hides.PART,
        message=N_("“{value}” is not the code of a language."),
        hint=N_("Did you mean “{likely}”?"),
        meanwhile=_SETTING_BEFORE,
    ),
    "settings-zone": Kind(
        ERROR,
        Hides.PART,
        message=N_("There is no time zone “{value}”."),
        hint=N_('Write it like this: "Asia/Almaty".'),
        meanwhile=_SETTING_BEFORE,
    ),
    "settings-zone-likely": Kind(
        ERROR,
        Hides.PART,
        message=N_("There is no time zone “{value}”."),
        hint=N_("Did you mean “{likely}”?"),
        meanwhile=_SETTING_BEFORE,
    ),
    "settings-gone": Kind(
        ERROR,
        Hides.PART,
        message=N_("The file kiosk.toml is missing."),
        hint=N_(
            "Put it back, for example from a copy. If you do not want one, save an empty file of that name."
        ),
        meanwhile=_SETTINGS_BEFORE,
    ),
    "settings-comments": Kind(
        ERROR,
        Hides.PART,
        message=N_(
            "Every line of kiosk.toml begins with #, so it sets nothing. Perhaps a part of it was lost."
        ),
        hint=N_("Put it back from a copy. If you want no settings, save an empty file of that name."),
        meanwhile=_SETTINGS_BEFORE,
    ),
    "front-missing": Kind(
        WARNING,
        Hides.PART,
        message=N_("The setting front names the page “{name}”, which does not exist."),
        hint=N_("Write the name of a folder, without the number in front."),
        meanwhile=N_("Visitors see the home screen without a large card."),
    ),
}
