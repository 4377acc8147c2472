"""Boards as learners see them: the first places, and one's own with those around it, straight from the database."""

from collections.abc import Sequence
from datetime import datetime

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

    async def renew(self, now: datetime) -> None:
        """Sum up all standings anew from the points, and let go of every copy of them."""
        async with self._database.transaction() as connection:
            await boards.refill(connection, now)

    async def settle(self) -> None:
        """Return once nothing is under way that was begun for a learner and need not keep them waiting."""
