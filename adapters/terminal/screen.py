"""What is written to standard output."""

import io
import os
from typing import TextIO

from rich.console import Console, RenderableType
from rich.status import Status

from core.errors import Unavailable

WIDEST = 100
"""Columns: longer lines are hard to read."""


class Screen:
    """A console in colour, or a stream of bare text; it may end before we do (`parley chat | head`)."""

    def __init__(self, out: TextIO, *, rich: bool) -> None:
        self._out = out
        self._rich = rich
        self._console = Console(file=out, highlight=False, markup=False, emoji=False)
        self._status: Status | None = None
        self.gone = False
        """Whether nobody reads any more."""

    def show(self, what: RenderableType) -> None:
        """Write `what`; Unavailable when nobody reads any more."""
        self.rest()
        try:
            if self._rich:
                self._console.print(what, width=min(self._console.width, WIDEST))
            else:
                self._out.write(bare(what))
            self._out.flush()
        except BrokenPipeError as error:
            self._close()
            raise Unavailable("the terminal") from error

    def work(self, words: str) -> None:
        """Show that something is going on, until the next `show` or `rest`."""
        if self._rich and self._status is None:
            self._status = self._console.status(words)
            self._status.start()

    def rest(self) -> None:
        """End what `work` began."""
        if self._status is not None:
            self._status.stop()
            self._status = None

    def _close(self) -> None:
        """Let the interpreter's last flush go nowhere, as Python's documentation of SIGPIPE advises."""
        self.gone = True
        empty = os.open(os.devnull, os.O_WRONLY)
        os.dup2(empty, self._out.fileno())
        os.close(empty)


def bare(what: RenderableType) -> str:
    """`what` as text alone, wrapped at 100 columns: no colours, no space at the end of a line."""
    text = io.StringIO()
    console = Console(
        file=text,
        width=WIDEST,
        color_system=None,
        force_terminal=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    console.print(what, crop=False)
    return "\n".join(line.rstrip() for line in text.getvalue().split("\n"))
