"""`parley boards` puts right what has become of standings, from the points."""

from bot.boards import renew
from bot.settings import Settings
from bot.wiring import OpenHouse
from tests.core.features.asked import rows as table
from tests.core.features.boards.members import board, member, rows


async def test_standings_that_went_wrong_are_right_again(house: OpenHouse, settings: Settings) -> None:
    ada, bob = await member(house, "Ada", 20), await member(house, "Bob", 10)
    await table(ada, "UPDATE board_standings SET points = 1000 - 50 * points")
    await board(bob, "all")
    assert rows(bob.reply) == ["1 ▸ Bob (you) · 500 points", "2 Ada · 0 points"]
    told: list[str] = []
    await renew(settings, told.append)
    await board(bob, "all")
    assert rows(bob.reply) == ["1 Ada · 20 points", "2 ▸ Bob (you) · 10 points"]
    assert told == ["The boards are summed up anew."]
