"""The reader under thousands of texts, and the worker under those that the Markdown library cannot bear."""

from __future__ import annotations

import random
from collections.abc import Callable

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from kiosk.publishing.build.job import Job
from kiosk.publishing.build.publication import publish
from kiosk.publishing.worker.worker import MOST_TEXT
from kiosk.releases.release import current_release
from tests.content.properties import keeps_its_words, travels
from tests.content.texts import documents, fragments
from tests.torture.ground import Ground

LARGE = 120 * 1024  # bytes, just below what a page may have


def words(ground: Ground) -> str:
    """Read thousands of made-up texts; return what was seen, fails when one loses words."""
    many = ground.times(10_000, 150)
    long = settings(
        max_examples=many,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )
    tries: list[tuple[st.SearchStrategy, Callable]] = [
        (documents(), keeps_its_words),
        (fragments | st.text(), keeps_its_words),
        (st.binary(max_size=2000), travels),
    ]
    for strategy, holds in tries:
        seed(ground.seed)(long(given(strategy)(holds)))()
    return f"{len(tries)} x {many} texts and files keep their words, seed {ground.seed}"


HOSTILE = [
    "[",
    "![",
    "](",
    "[a](",
    "[]",
    "[[]",
    "*",
    "**",
    "_",
    "*_",
    "**a ",
    "_a*",
    "`",
    "``a",
    "<",
    "&",
    "&#",
    "\\",
    ">",
    "> ",
    "- ",
    "1. ",
    "  - a\n",
    "#",
    "# a\n",
    "|",
    "|-",
    "a|b\n",
    "|a|b|\n|-|-|\n",
    ": ",
    "a\n: b\n",
    "a\n:\n",
    "```\n",
    "~~~\n",
    "~~~\na\n",
    "<b>",
    "</",
    "<!--",
    "http://",
    "www.",
    "a@b.",
    "a.",
    "[a]: b\n",
    "[a][b]",
    "![a](b.jpg)",
    "[ ] a\n",
    "- [x] a\n",
    "- **1** a\n",
    "- 1% 2% a\n",
    "---\n",
    "===\na\n",
    "a  \n",
    "\t",
    " ",
    "\n",
    "\ta\n",
    "    a\n",
    "ж",
    "é",
    "م",
    "\u202e",
    "👨‍👩‍👧",
    "title: a\n",
    "1 % ",
    "“",
    "![](“",
    "(",
    ")",
    "a (",
    "{",
    "9",
    "9.",
    "\r",
    "\x0b",
    "\u2028a",
    "> - ",
    "> > a\n",
    "- > a\n\n",
    "*a",
    "a*",
    "a_",
    "__a",
    "***a** b*",
    "<a@b",
    "&amp;",
    "x | ",
    "[^1]",
    "[a] (b.c)",
    "! [",
    "o\t",
]


def hostile(ground: Ground) -> str:
    """Each text alone would hang the library; published together they cost only their own pages."""
    chance = random.Random(ground.seed)
    starts = chance.sample(HOSTILE, 12) if ground.quick else HOSTILE
    texts = {
        f"{number}-one{number}": start * (LARGE // len(start.encode())) for number, start in enumerate(starts)
    }
    for number in range(ground.times(60, 4)):
        parts = chance.choices(HOSTILE, k=chance.randint(2, 5))
        mixed = "".join(parts) * LARGE
        texts[f"{number}-mixed{number}"] = mixed.encode()[:LARGE].decode(errors="ignore")
    slow = 0
    with ground.place() as (content, state):
        for name, text in {**texts, "last-good": "# Good\n\nwords"}.items():
            (content / name).mkdir()
            data = text.encode("utf-8", "surrogatepass")
            assert len(data) < MOST_TEXT
            (content / name / "kk.md").write_bytes(data)
        outcome = publish(Job(content, state, edge=640, durable=False))
        assert outcome.exit_code in (0, 1), outcome.message
        release = current_release(state)
        assert release is not None
        page = release.page("last-good", "kk")
        assert page is not None
        assert page.blocks[0].text == "words"
        told: dict[str, set[str]] = {}
        for problem in outcome.problems:
            told.setdefault(problem.file, set()).add(problem.code)
        for name in texts:
            codes = told.get(f"{name}/kk.md", set())
            shown = release.page(name.partition("-")[2], "kk")
            assert shown or codes, f"{name}: neither shown nor reported"
            assert not codes & {"page-unreadable", "text-not-understood"}, (name, codes, texts[name][:40])
            slow += "page-slow" in codes
    return f"{len(texts)} hostile texts, {slow} of them stopped after their two seconds, seed {ground.seed}"
