"""How a benchmark says what it measured: figures with units, ratios, and the machine, as a table or as JSON."""

import json
import os
import platform
import time
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Awaitable, Iterable
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number; figures that follow each other with the same `group` are printed under one heading.

    `at_most` and `at_least` are what was promised for it, where something was.
    """

    name: str
    value: float
    unit: str = ""
    group: str = ""
    at_most: float | None = None
    at_least: float | None = None

    @property
    def kept(self) -> bool:
        """Whether what was promised, if anything, holds."""
        low = self.at_least is not None and self.value < self.at_least
        return not low and (self.at_most is None or self.value <= self.at_most)


def ratio(
    name: str,
    ours: float,
    theirs: float,
    *,
    group: str = "",
    at_most: float | None = None,
    at_least: float | None = None,
) -> Figure:
    """How many times `theirs` is `ours`, both measured in the same run."""
    return Figure(name, ours / theirs, "×", group, at_most, at_least)


async def timed(work: Awaitable[object]) -> float:
    """How many seconds `work` takes."""
    began = time.perf_counter()
    await work
    return time.perf_counter() - began


def percentile(samples: Iterable[float], percent: float) -> float:
    """The nearest-rank percentile: the smallest sample that `percent` of them do not exceed."""
    ordered = sorted(samples)
    return ordered[max(0, -int(-len(ordered) * percent // 100) - 1)]


def arguments(description: str) -> ArgumentParser:
    """A parser that already knows --json."""
    parser = ArgumentParser(description=description, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    return parser


def machine() -> str:
    """The processor, its usable cores, the system and the Python, in one line."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{_processor()}, {cores} cores, {platform.system()}, Python {platform.python_version()}"


def show(title: str, figures: Iterable[Figure], *, as_json: bool) -> int:
    """Print the report; the exit status is 1 where a promise was broken, else 0."""
    figures = list(figures)
    if as_json:
        print(
            json.dumps(
                {"bench": title, "machine": machine(), "figures": [asdict(f) for f in figures]}, indent=1
            )
        )
    else:
        print(table(title, figures))
    return 0 if all(figure.kept for figure in figures) else 1


def table(title: str, figures: Iterable[Figure]) -> str:
    """The report as plain text."""
    figures = list(figures)
    width = max((len(figure.name) for figure in figures), default=0)
    lines = [f"{title} — {machine()}"]
    for group, members in groupby(figures, key=lambda figure: figure.group):
        lines += [f"\n{group}"] if group else []
        lines += [_line(figure, width) for figure in members]
    return "\n".join(lines)


def _line(figure: Figure, width: int) -> str:
    promise = ""
    for words, bound in (("at most", figure.at_most), ("at least", figure.at_least)):
        if bound is not None:
            promise = f"({words} {bound:g}: {'kept' if figure.kept else 'BROKEN'})"
    return f"  {figure.name:<{width}}  {_number(figure.value):>10} {figure.unit:<8}{promise}".rstrip()


def _number(value: float) -> str:
    """Whole numbers and large ones without decimals, the rest to three."""
    return f"{value:,.0f}" if value == int(value) or abs(value) >= 1000 else f"{value:.3f}"


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
