"""Which problems an import brings, and which the folder had before."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kiosk.importing.plan import Change, Plan
from kiosk.problems.problem import Problem


def new_problems(
    problems: Sequence[Problem], plan: Plan, before: Callable[[], Sequence[Problem]]
) -> tuple[tuple[Problem, ...], int]:
    """Return those of a folder's `problems` that the import brings, and how many others there are.

    `before` gives those of the folder as it was: it is asked when pages have some that the import does
    not touch, since a link from there may lead to what it takes away.
    """
    pages = {page.folder for page in plan.pages if page.change is not Change.UNCHANGED and page.folder}
    files = {file.target for file in plan.writes}

    def touched(problem: Problem) -> bool:
        file = problem.file.rstrip("/")
        return file in files or file in pages or file.rpartition("/")[0] in pages

    rest = [problem for problem in problems if not touched(problem)]
    known = {_key(problem) for problem in before()} if rest else set()
    brought = tuple(problem for problem in problems if touched(problem) or _key(problem) not in known)
    return brought, len(problems) - len(brought)


def _key(problem: Problem) -> tuple[object, ...]:
    return problem.code, problem.file, problem.line, *sorted(problem.values.items())
