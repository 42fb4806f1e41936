"""The setting [hours]: its reader, and the sample that staff find in kiosk.toml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from kiosk.hours.written import read_hours, to_table
from kiosk.settings.readers import Wrong

# What a kiosk.toml without hours has: lines that become hours when their # is taken away. The holidays are
# those of Kazakhstan from 2027 on.
SAMPLE = """\
# monday-friday = "09:00-18:00"
# saturday = "10:00-13:00, 14:00-17:00"
# sunday = "closed"

# Другие дни: праздники, короткие дни, каникулы. Курбан-айт каждый год приходится на другой день.
# Басқа күндер: мерекелер, қысқа күндер, каникул. Құрбан айт жыл сайын басқа күнге келеді.
# Other days: holidays, short days, vacations. Kurban Ait comes on a different day every year.
[hours.exceptions]
# "01.01 - 02.01" = "closed"    # Жаңа жыл · Новый год · New Year
# "07.01" = "closed"            # Рождество · Рождество · Orthodox Christmas
# "08.03" = "closed"            # Әйелдер күні · Женский день · Women’s Day
# "15.03" = "closed"            # Конституция күні · День Конституции · Constitution Day
# "21.03 - 23.03" = "closed"    # Наурыз · Наурыз · Nauryz
# "01.05" = "closed"            # Бірлік мерекесі · Праздник единства · Day of Unity
# "07.05" = "closed"            # Отан қорғаушы күні · День защитника Отечества · Defender Day
# "09.05" = "closed"            # Жеңіс күні · День Победы · Victory Day
# "06.07" = "closed"            # Астана күні · День столицы · Capital Day
# "25.10" = "closed"            # Республика күні · День Республики · Republic Day
# "16.12" = "closed"            # Тәуелсіздік күні · День Независимости · Independence Day
# "31.12.2027" = "09:00-14:00"
"""


class OpeningHours:
    """Hours by days of the week, with exceptions, in the form of kiosk.hours.written.

    They belong together: with one wrong line all of them stay as they were.
    """

    takes: ClassVar[str] = "needs-table"

    def __call__(self, key: str, value: Any, last: Mapping[str, Any], wrong: Wrong) -> Mapping[str, Any]:
        """Return the hours; see Reader."""
        if not isinstance(value, Mapping):
            wrong(self.takes, key)
            return last
        complained = False

        def complain(code: str, inner: str, **values: str) -> None:
            """Note a problem with a line of the table."""
            nonlocal complained
            complained = True
            wrong(code, f"{key}.{inner}" if inner else key, **values)

        hours = read_hours(value, complain)
        return last if complained else to_table(hours)
