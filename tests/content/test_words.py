"""No word that staff write is lost, whatever Markdown they write; a few hundred texts, always the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from hypothesis.internal.conjecture import providers

from tests.content.properties import keeps_its_words, travels
from tests.content.texts import documents, fragments

quick = settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)


@pytest.fixture(autouse=True, scope="module")
def always_the_same() -> Iterator[None]:
    """Hypothesis also tries constants of the modules that are loaded: other texts in other orders."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(providers, "_get_local_constants", lambda: none, raising=False)
        yield


none = providers.Constants()

# What Hypothesis found, kept as it shrank it.
FOUND = {
    "a fence inside another paragraph's code": "- - көл\n  ===\n\n  көл\n\n  ```\n  ~~~\n\nкөл\n\n```\n```",
    "a link without words, which shows its address": "көл\n[көл][](a)көл\n",
    "two terms of one definition": "- көл\nкөл\nкөл\n: тау\n\nA\nB\n: тау",
}


@pytest.mark.parametrize("name", FOUND)
def test_what_was_found_stays_mended(name: str) -> None:
    keeps_its_words(FOUND[name])


@pytest.mark.filterwarnings("ignore:Generating overly large repr")  # of the nested strategy, never printed
@quick
@given(documents())
def test_any_markdown_keeps_its_words(text: str) -> None:
    keeps_its_words(text)


@quick
@given(fragments | st.text(max_size=200))
@example("\ud800 word")
def test_any_text_keeps_its_words(text: str) -> None:
    keeps_its_words(text)


@quick
@given(st.binary(max_size=300))
def test_any_bytes_give_a_document(data: bytes) -> None:
    travels(data)
