"""A class that is begun, joined and set to work in one terminal, whose person teaches, learns and runs Parley."""

import asyncio
import re
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.journeys.process import environment

ROOT = Path(__file__).parents[2]
PARLEY = str(Path(sys.executable).parent / "parley")


@dataclass(slots=True)
class Terminal:
    """A `parley chat` whose lines are piped in, and all that it has said so far."""

    process: Process
    said: str = ""

    async def type(self, line: str, until: str) -> str:
        """Type a line; what is said to it, when `until` is among that."""
        assert self.process.stdin
        assert self.process.stdout
        before = len(self.said)
        self.process.stdin.write(f"{line}\n".encode())
        while until not in self.said[before:]:
            more = await self.process.stdout.read(65_536)
            assert more, f"{until!r} is not said to {line!r}:\n{self.said[before:]}"
            self.said += more.decode()
        return self.said[before:]


@asynccontextmanager
async def terminal(folder: Path, database_url: str) -> AsyncGenerator[Terminal]:
    """A terminal of somebody new."""
    settings = {
        "PARLEY_DATA_DIR": str(folder),
        "PARLEY_DATABASE_URL": database_url.replace("+asyncpg", ""),
        "TERMINAL_LEARNER": "ada",
        "TERMINAL_LANGUAGE": "en",
        "TERMINAL_TIME_ZONE": "Europe/Berlin",
    }
    process = await asyncio.create_subprocess_exec(
        PARLEY, "chat", env=environment(**settings), cwd=ROOT, stdin=PIPE, stdout=PIPE, stderr=PIPE
    )
    async with asyncio.timeout(120):
        yield Terminal(process)
        _, err = await process.communicate()
    assert process.returncode == 0, err.decode()


async def test_who_has_parley_on_their_own_machine_teaches_learns_and_runs_it(
    tmp_path: Path, database_url: str
) -> None:
    async with terminal(tmp_path, database_url) as ada:
        await ada.type("/course create Bread for beginners", "Bread for beginners")
        await ada.type("/cohort create Evening class", "Which course does Evening class take?")
        began = await ada.type("Python: first steps", "Type this to Parley")
        code = re.search(r"/join ([A-Z0-9]{5}-[A-Z0-9]{5})", await _whole(ada, began))
        assert code
        offered = await ada.type(f"/join {code[1].lower()}", "Under another name")
        assert "do not see what you talk about with the tutor" in " ".join(offered.split())
        await ada.type("Join as ada", "You are in Evening class")
        assert "Nothing is to be done here yet" in await ada.type("/due", "Leave the class")
        await ada.type("/cohort assign lesson names in 3 days", "by each learner's clock")
        due = await ada.type("/due", "Leave the class")
        assert "Lesson: Names for values" in due
        await ada.type("/helpme Why is 0.1 + 0.2 not 0.3?", "Take back")
        assert "number 1" in ada.said
        await ada.type("/course questions", "No questions wait")
        health = await ada.type("/operator health", "What models cost")
        assert "PostgreSQL" in health
        assert "runs programs" in health
    assert "Something broke" not in ada.said


async def _whole(ada: Terminal, said: str) -> str:
    """What was said, with the code, which comes behind its title."""
    return said if "/join " in said else said + await ada.type("", "/join ")
