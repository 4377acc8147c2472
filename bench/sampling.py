"""Where a program's time goes: its stack is looked at some thousand times a second, and each look counts for a part."""

import signal
from collections import Counter
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from types import FrameType

ROOT = f"{Path(__file__).resolve().parents[1]}/"
EVERY = 0.0005
"""Seconds between two looks."""


@dataclass(slots=True)
class Sampler:
    """Counts looks by part. A part is known by a folder or a file, from the root of the project.

    A look counts for the innermost function that belongs to any part: what a part asks of a library is its own.
    """

    parts: Sequence[tuple[str, str]]
    """Where the code lies, and the name of the part; of several that fit, the first counts."""
    other: str
    looks: Counter[str] = field(default_factory=Counter[str])
    random: Random = field(default_factory=Random)

    @contextmanager
    def watching(self) -> Generator[None]:
        """Look while the block runs. Only the main thread can be watched.

        The first look comes at a random moment, so that short blocks are seen whole when they are watched often.
        """
        before = signal.signal(signal.SIGALRM, self._look)
        signal.setitimer(signal.ITIMER_REAL, EVERY * (1 - self.random.random()), EVERY)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)

    def shares(self) -> dict[str, float]:
        """The share of each part that was seen, the greatest first; together they make 1."""
        return {part: looks / self.looks.total() for part, looks in self.looks.most_common()}

    def _look(self, number: int, frame: FrameType | None) -> None:
        del number
        while frame is not None:
            if part := self._part(frame.f_code.co_filename):
                break
            frame = frame.f_back
        else:
            part = self.other
        self.looks[part] += 1

    def _part(self, file: str) -> str | None:
        place = file.removeprefix(ROOT)
        return next((name for prefix, name in self.parts if place.startswith(prefix)), None)
