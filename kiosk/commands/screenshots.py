"""The command `screenshots`: save every screen and page as a PNG file."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from kiosk.commands.console import OK, complain, unreadable


def run(options: argparse.Namespace, content: Path, state: Path, language: str) -> int:
    """Save the screenshots and say how many; return the exit code."""
    if trouble := unreadable(content, language):
        return complain(trouble)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from kiosk.languages.catalogue import plural, translator
    from kiosk.progress.terminal import TerminalProgress
    from kiosk.publishing.store.borrow import borrow, borrowed, find_release
    from kiosk.publishing.watch import poll
    from kiosk.viewer.screenshots import ScreenshotOptions, screenshots

    def publish(beside: Path, edge: int) -> None:
        """Publish into the state folder `beside`, upon the kiosk's own release where that can be used."""
        release = find_release(state, content, edge)
        if release is not None:
            borrow(release, beside)
            edge = release.about.edge
        poll.run(content, beside, once=True, edge=edge, language=language, progress=progress)
        told = borrowed(release, beside, content, state)
        print(told.say(translator(language)), flush=True)

    progress = TerminalProgress(language)
    chosen = ScreenshotOptions(
        tuple(options.size),
        tuple(options.languages),
        tuple(options.pages),
        options.diagonal,
        options.whole,
        options.named,
    )
    try:
        count = screenshots(publish, options.out, chosen, progress)
    except LookupError as error:
        return complain(str(error.args[0]))
    except OSError as error:
        return complain(str(error))
    finally:
        progress.close()
    text = plural(language, "%n picture was saved in {folder}.", "%n pictures were saved in {folder}.", count)
    print(text.replace("%n", str(count)).format(folder=options.out))
    return OK
