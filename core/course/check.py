"""Checking all courses: their files, what they must keep for learners, and, with a runner, their code."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from core.course.catalogue import ids_of, load_courses
from core.course.files.badges import LoadedBadges, load_badges
from core.course.files.fault import Fault
from core.course.files.load import Loaded
from core.course.lints.editors import editor_faults
from core.course.lints.hints import hint_faults
from core.course.lints.likeness import likeness_faults
from core.course.lints.report import Progress, Report
from core.course.lints.runs import Run, run_all, runs_of
from core.course.lints.sizes import size_faults
from core.course.lints.trials import trials_of
from core.course.model import Course
from sandbox.contract import Runner

__all__ = ["Progress", "Report", "check_courses", "lints", "programs"]


def _silent(_: Progress) -> None:
    pass


async def check_courses(
    root: Path,
    runner: Runner | None,
    progress: Callable[[Progress], None] = _silent,
    *,
    languages: Collection[str] | None = None,
) -> Report:
    """Check every course and badge under `root` (content/). Without a runner no code is run.

    `languages` are those that the runner can run, None for all; programs in others are skipped and counted.
    `progress` is called after each program that was run. Of a course whose files are at fault only these
    faults are told: the rest cannot be judged before they are mended.
    """
    loaded, badges, faults = _read(root)
    sound = [(one, one.course) for one in loaded if one.course]
    runs = [run for one, course in sound for run in programs(one, course)] if runner else []
    skipped = [
        run.job.language for run in runs if languages is not None and run.job.language not in languages
    ]
    count = 0
    if runner:
        there = [run for run in runs if run.job.language not in skipped]
        broken, count = await run_all(there, runner, progress)
        faults += broken
    return Report(
        faults=tuple(sorted(faults)),
        courses=len(loaded),
        lessons=sum(len(course.lessons) for _, course in sound),
        items=sum(len(course.items) for _, course in sound),
        challenges=sum(len(course.challenges) for _, course in sound),
        badges=len(badges.files),
        runs=count,
        skipped=tuple(sorted(Counter(skipped).items())),
    )


def programs(loaded: Loaded, course: Course) -> list[Run]:
    """Every program of a course, with what has to come of it."""
    return [*runs_of(loaded, course), *trials_of(loaded, course)]


def _read(root: Path) -> tuple[list[Loaded], LoadedBadges, list[Fault]]:
    """Every course, all badges, and all that can be told to be wrong by reading."""
    loaded, faults = load_courses(root)
    for one in loaded:
        faults += one.faults
        faults += lints(one, one.course) if one.course else []
    badges = load_badges(root, ids_of(loaded))
    return loaded, badges, [*faults, *badges.faults, *editor_faults(root, loaded, badges)]


def lints(loaded: Loaded, course: Course) -> Iterator[Fault]:
    """What a course that can be learnt should do better for its learners."""
    yield from size_faults(loaded, course)
    yield from hint_faults(loaded, course)
    yield from likeness_faults(loaded, course)
