"""Boards as learners see them: the first places, and one's own with those around it, straight from the database."""

from collections.abc import Sequence

from core.play.boards import REACH, Place
from core.store import boards
from core.store.boards import Board
from core.store.database import Database


class Boards:
    """The places on boards. Whoever is not a member appears in none of them, nor does their going leave a gap."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def top(self, board: Board, period: str, most: int) -> Sequence[Place]:
        """The first `most` places."""
        return await self._database.read(boards.top, board.key, period, most)

    async def around(self, board: Board, period: str, learner: int, reach: int = REACH) -> Sequence[Place]:
        """A learner's own place with `reach` others above and below; none where they have no points there."""
        return await self._database.read(boards.around, board.key, period, learner, reach)

    async def forget(self, board: Board, learner: int, periods: Sequence[str]) -> None:
        """Let go of a learner who has left a board, wherever a copy of it is kept."""
        del board, learner, periods

    async def settle(self) -> None:
        """Return once nothing is under way that was begun for a learner and need not keep them waiting."""
