"""What is written to standard output."""

import io
import os
from collections.abc import Generator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.live import Live
from rich.segment import Segment
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
        self._growing: Live | None = None
        self.gone = False
        """Whether nobody reads any more."""

    def show(self, what: RenderableType) -> None:
        """Write `what`; Unavailable when nobody reads any more."""
        with self._read_by_somebody():
            self.rest()
            if self._rich:
                self._console.print(what, width=min(self._console.width, WIDEST))
            else:
                self._out.write(bare(what))
            self._out.flush()

    def grow(self, what: RenderableType) -> None:
        """Show `what` for now, in place of what was shown so before; the next `show` or `rest` takes it away.

        Bare text has nothing that is taken away again, so nothing is written there.
        """
        if not self._rich:
            return
        with self._read_by_somebody():
            if self._growing is None:
                self.rest()
                self._growing = Live(console=self._console, auto_refresh=False, transient=True)
                self._growing.start()
            self._growing.update(_End(what), refresh=True)

    def work(self, words: str) -> None:
        """Show that something is going on, until the next `show` or `rest`."""
        if self._rich and self._status is None and self._growing is None:
            self._status = self._console.status(words)
            self._status.start()

    def rest(self) -> None:
        """End what `work` or `grow` began."""
        if self._status is not None:
            self._status.stop()
            self._status = None
        if self._growing is not None:
            self._growing.stop()
            self._growing = None

    @contextmanager
    def _read_by_somebody(self) -> Generator[None]:
        """Unavailable where what is written inside is read by nobody any more."""
        try:
            yield
        except BrokenPipeError as error:
            self._close()
            raise Unavailable("the terminal") from error

    def _close(self) -> None:
        """Let the interpreter's last flush go nowhere, as Python's documentation of SIGPIPE advises."""
        self.gone = True
        empty = os.open(os.devnull, os.O_WRONLY)
        os.dup2(empty, self._out.fileno())
        os.close(empty)


class _End:
    """As many of the last lines of something as fit on the screen: only these can be written anew."""

    def __init__(self, what: RenderableType) -> None:
        self._what = what

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """See Rich."""
        width, room = min(options.max_width, WIDEST), console.height - 1
        lines = console.render_lines(self._what, options.update(width=width, height=None), pad=False)
        for line in lines[-room:]:
            yield from line
            yield Segment.line()


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
