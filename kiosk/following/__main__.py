"""The follower as a process: python -m kiosk.following --state DIR --source SOURCE --trust FILE OPTION ...

The options are --content DIR, --seconds N, --language TAG, --parent PID and --settings NANOSECONDS:
follower.run says what each means. SOURCE is "" for none yet.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kiosk.following.follower import run
from kiosk.following.rereading import UNREAD
from kiosk.following.source import Source, parse_source
from kiosk.message import Failure


def main(arguments: list[str]) -> int:
    """Follow as the arguments say; return the exit code.

    Arguments are parsed by hand: argparse would keep half a megabyte for months.
    """
    values = dict(zip(arguments[::2], arguments[1::2], strict=False))
    language = values.get("--language", "en")
    settings = int(values["--settings"]) if "--settings" in values else None
    try:
        source = parse_source(values["--source"]) if values["--source"] else Source("")
    except Failure as error:
        if settings is None:
            return _refuse(error, language)
        source, settings = (
            Source(""),
            UNREAD,
        )  # it waits until screen.toml can be used, and tells what is wrong
    return run(
        Path(values["--state"]),
        source,
        values["--trust"],
        seconds=float(values["--seconds"]),
        content=Path(values["--content"]),
        language=language,
        parent=int(values["--parent"]) if "--parent" in values else None,
        settings=settings,
    )


def _refuse(error: Failure, language: str) -> int:
    """Print why nothing can be followed; return the exit code."""
    from kiosk.languages.catalogue import translator  # a megabyte that is hardly ever needed

    print(error.message.say(translator(language)), file=sys.stderr, flush=True)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
