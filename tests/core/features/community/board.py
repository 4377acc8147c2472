"""A platform with communities that only records, and a school on it that has a challenge each day."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.wiring import OpenHouse
from core.chat import Body, Choices, Membership, Post, Pressed, Reply
from core.features.community.jobs import post_daily
from core.store import communities
from core.store.communities import Community
from tests.core.features.doings import PYTHON
from tests.core.features.tutor.talking import said_within
from tests.pupil import Pupil, RecordingPlatform

SCHOOL = Community(
    platform="test", id="school", channel="hall", course=PYTHON, daily_hour=18, time_zone="Europe/Madrid"
)
HERE = Membership(community="school", place="hall")


@dataclass(slots=True)
class Board(RecordingPlatform):
    """A recording platform on which there are communities."""

    has_rooms: bool = True
    posts: list[Post] = field(default_factory=list[Post])

    async def post(self, post: Post) -> None:
        self.posts.append(post)

    async def lacking(self, community: str, channel: str, language: str | None) -> Sequence[str]:
        del community, channel, language
        return ()

    def called(self, community: str, id_: str) -> str:
        del community
        return id_

    async def membership(self, community: str, person: str) -> Membership | None:
        del community, person
        return None


async def open_board(house: OpenHouse, community: Community = SCHOOL) -> Board:
    """The house's platform, with a community."""
    board = Board()
    house.dispatch.outbox.platforms[board.name] = board
    house.dispatch.house.noticeboard.platforms[board.name] = board
    await keep(house, community)
    return board


async def keep(house: OpenHouse, community: Community) -> None:
    await house.dispatch.house.database.write(communities.keep, community, house.dispatch.clock.now())


async def posted(house: OpenHouse, board: Board, at: datetime) -> Post:
    """The post of the hour `at`; the only new one."""
    before = len(board.posts)
    await post_daily(house.dispatch.house, at)
    (post,) = board.posts[before:]
    return post


async def take_on(pupil: Pupil, post: Post, here: Membership = HERE) -> Reply:
    """Press what takes the challenge of a post on."""
    (choices,) = (block for block in post.reply.blocks if isinstance(block, Choices))
    return await act(pupil, Pressed(choices.options[0].id), here)


async def act(pupil: Pupil, body: Body, here: Membership | None = HERE) -> Reply:
    """Do something in the school."""
    return await said_within(pupil, body, here)
