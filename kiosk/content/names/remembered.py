"""A cache for questions about names."""

from __future__ import annotations

from functools import lru_cache

# The same few names fill every folder, and each scan asks about all of them.
remembered = lru_cache(maxsize=4096)
