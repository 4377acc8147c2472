"""`parley chat` as it is, but always at the same time, with the same chances, and with what is typed shown in between."""

import secrets
import sys

from adapters.terminal.lines import StreamedLines
from bot import wiring
from bot.cli import main
from core.clock import FixedClock

_next = StreamedLines.next


async def _shown(self: StreamedLines, prompt: str) -> str | None:
    line = await _next(self, prompt)
    if line is not None:
        sys.stdout.write(f"{prompt}{line}\n")
    return line


def settle() -> None:
    """Hold fast what differs between two runs: the clock, and the id of the run from which chances are seeded."""
    wiring.SystemClock = FixedClock
    secrets.token_hex = lambda nbytes=None: "0" * (nbytes or 16)
    StreamedLines.next = _shown


if __name__ == "__main__":
    settle()
    sys.argv = ["parley", "chat"]
    main()
