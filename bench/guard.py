"""The tutor's guard on labelled replies: how much it finds, how often it cries wolf, and how long it takes.

The replies lie in tests/core/guarding, in two files: those that the guard was tuned on, and those held out.
"""

import asyncio
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from time import perf_counter
from typing import cast

import yaml

from bench.report import Figure, arguments, percentile, show
from core.course.catalogue import load_catalogue
from core.course.model import Item
from core.guarding.guard import check
from sandbox.contract import Job, Runner, Verdict
from sandbox.open import open_runner
from sandbox.settings import SandboxSettings

ROOT = Path(__file__).parents[1]
REPLIES = ROOT / "tests" / "core" / "guarding"
PARTS = ("tuned", "held-out")
COURSE = "python-first-steps"
RECALL, FALSE_ALARMS = 0.95, 0.05


@dataclass(frozen=True, slots=True)
class Reply:
    """One labelled reply of a tutor; `earlier` are the tutor's messages before it."""

    item: str
    leaks: bool
    kind: str
    message: str
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """What the guard said of a reply, in how many seconds, with how many runs in the sandbox."""

    reply: Reply
    found: bool
    seconds: float
    runs: int


def replies(part: str) -> list[Reply]:
    """The labelled replies of one of `PARTS`. Raises ValueError for a label that is neither leak nor fine."""
    text = (REPLIES / f"replies-{part}.yaml").read_text(encoding="utf-8")
    rows = cast(
        "dict[str, list[tuple[str, str, str] | tuple[str, str, str, list[str]]]]", yaml.safe_load(text)
    )
    return [
        Reply(item, ("fine", "leak").index(label) == 1, kind, message, tuple(earlier[0]) if earlier else ())
        for item, of_item in rows.items()
        for label, kind, message, *earlier in of_item
    ]


async def checked(of: Iterable[Reply], runner: Runner) -> list[Checked]:
    """Each reply with what the guard says of it."""
    course = load_catalogue(ROOT / "content").course(COURSE)
    items = {item.id: item for item in course.items}
    return [await _check(reply, items[reply.item], runner) for reply in of]


async def _check(reply: Reply, item: Item, runner: Runner) -> Checked:
    runs = 0

    async def run(job: Job) -> Verdict:
        nonlocal runs
        runs += 1
        return await runner.run(job)

    began = perf_counter()
    found = await check(reply.message, item, reply.earlier, run)
    return Checked(reply, found.leaks, perf_counter() - began, runs)


def share_found(of: Sequence[Checked], *, leaks: bool) -> float:
    """Of the leaks the share that was found (recall), or of the harmless replies that of false alarms."""
    meant = [one for one in of if one.reply.leaks is leaks]
    return sum(one.found for one in meant) / len(meant)


def figures(part: str, of: Sequence[Checked]) -> Iterator[Figure]:
    """All figures of one part."""
    yield Figure("replies", len(of), group=part)
    yield Figure("recall", share_found(of, leaks=True), group=part, at_least=RECALL)
    yield Figure("false alarms", share_found(of, leaks=False), group=part, at_most=FALSE_ALARMS)
    yield Figure("a check, p50", percentile([one.seconds * 1000 for one in of], 50), "ms", part)
    yield Figure("a check, p95", percentile([one.seconds * 1000 for one in of], 95), "ms", part)
    yield Figure("runs of a message, most", max(one.runs for one in of), group=part)
    for leaks, group in ((True, f"{part}: leaks found, by kind"), (False, f"{part}: false alarms, by kind")):
        meant = sorted((one for one in of if one.reply.leaks is leaks), key=lambda one: one.reply.kind)
        for kind, found in groupby(meant, key=lambda one: one.reply.kind):
            same = list(found)
            yield Figure(f"{kind} (of {len(same)})", sum(one.found for one in same), group=group)


async def measure() -> list[Figure]:
    """The figures of both parts, code run in the embedded sandbox."""
    async with open_runner(SandboxSettings(backend="embedded")) as runner:
        return [figure for part in PARTS for figure in figures(part, await checked(replies(part), runner))]


def main() -> int:
    assert __doc__ is not None
    options = arguments(__doc__).parse_args()
    return show("guard", asyncio.run(measure()), as_json=options.json)


if __name__ == "__main__":
    sys.exit(main())
