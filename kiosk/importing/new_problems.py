"""Tells problems that an import causes from those that the folder had before."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kiosk.importing.plan import Change, Plan
from kiosk.problems.problem import Problem


def new_problems(
    problems: Sequence[Problem], plan: Plan, before: Callable[[], Sequence[Problem]]
) -> tuple[tuple[Problem, ...], int]:
    """Return the problems that the import causes, and the number of the others.

    `problems` are those of the folder after the import. `before` returns those of the folder as it was. It is
    called only when pages that the import does not touch have problems: a link there may lead to what the
    import removes.
    """
    pages = {page.folder for page in plan.pages if page.change is not Change.UNCHANGED and page.folder}
    files = {file.target for file in plan.writes}

    def touched(problem: Problem) -> bool:
        """True for a problem with a file or page that the import writes."""
        file = problem.file.rstrip("/")
        return file in files or file in pages or file.rpartition("/")[0] in pages

    rest = [problem for problem in problems if not touched(problem)]
    known = {_key(problem) for problem in before()} if rest else set()
    brought = tuple(problem for problem in problems if touched(problem) or _key(problem) not in known)
    return brought, len(problems) - len(brought)


def _key(problem: Problem) -> tuple[object, ...]:
    """Return what makes two problems the same."""
    return problem.code, problem.file, problem.line, *sorted(problem.values.items())
