"""The challenge of the day: what it says, whom it gives more, and until when."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.wiring import OpenHouse
from core.chat import Called, Card, Choices, Filled, Membership, Post
from core.clock import FixedClock
from core.course.model import Challenge
from core.features.community import rules
from core.features.community.jobs import post_daily
from core.play.points import DAILY
from core.store import communities
from tests.core.features.asked import rows
from tests.core.features.community.board import HERE, SCHOOL, Board, act, keep, open_board, posted, take_on
from tests.core.features.doings import PYTHON, course_of
from tests.pupil import Pupil, words_of

SIX = datetime(2026, 1, 6, 17, 1, tzinfo=UTC)
"""A minute past six in Madrid."""
DAY = timedelta(days=1)


@pytest.fixture
async def board(house: OpenHouse, clock: FixedClock) -> Board:
    clock.moment = SIX
    return await open_board(house)


def challenge_of(house: OpenHouse, post: Post) -> Challenge:
    (choices,) = (block for block in post.reply.blocks if isinstance(block, Choices))
    return course_of(house, PYTHON).challenge(str(choices.options[0].action.arguments["challenge"]))


async def solve(
    pupil: Pupil, house: OpenHouse, post: Post, *, more: str = "", here: Membership | None = HERE
) -> str:
    """Take the challenge of a post on, begin it if it has a limit, and solve it; what is said then."""
    await take_on(pupil, post)
    if challenge_of(house, post).time_limit:
        await pupil.press("Begin")
    code = f"{challenge_of(house, post).reference}\n{more}"
    return words_of(await act(pupil, Filled(pupil.form().id, {"code": code}), here))


async def daily(pupil: Pupil) -> list[tuple[str, int]]:
    found = await rows(pupil, "SELECT subject, amount FROM points WHERE reason = 'daily' ORDER BY id")
    return [(subject, amount) for subject, amount in found]


def test_no_challenge_comes_again_before_all_have_had_their_turn(house: OpenHouse) -> None:
    course = course_of(house, PYTHON)
    count = len(course.challenges)
    for start in (date(2026, 1, 1), date(2026, 2, 27), date(2028, 2, 29)):
        days = [rules.of_the_day(course, start + DAY * one) for one in range(count)]
        assert {one.id for one in days if one} == {one.id for one in course.challenges}
        assert rules.of_the_day(course, start + DAY * count) == days[0]


async def test_the_post_says_what_it_is_about_what_it_gives_and_that_thinking_pays(
    house: OpenHouse, board: Board
) -> None:
    post = await posted(house, board, SIX)
    challenge = challenge_of(house, post)
    said = words_of(post.reply)
    assert challenge.title in said
    assert f"Points: up to {17 * challenge.difficulty + DAILY}" in said
    assert "thinking pays here, and hurrying does not" in said
    (card,) = (block for block in post.reply.blocks if isinstance(block, Card))
    assert [name for name, _ in card.facts][:2] == ["Difficulty", "About"]
    assert "yesterday" not in said


async def test_who_solves_it_through_the_post_has_the_extra_besides_its_own_points(
    house: OpenHouse, board: Board, pupil: Pupil
) -> None:
    post = await posted(house, board, SIX)
    said = await solve(pupil, house, post)
    assert "5 for today's challenge" in said
    assert await daily(pupil) == [("test/school/2026-01-06", DAILY)]
    assert len(await rows(pupil, "SELECT 1 FROM points WHERE reason = 'solved'")) == 1


async def test_it_may_be_sent_from_where_one_is_alone_with_parley(
    house: OpenHouse, board: Board, pupil: Pupil
) -> None:
    post = await posted(house, board, SIX)
    await solve(pupil, house, post, here=None)
    assert await daily(pupil) == [("test/school/2026-01-06", DAILY)]


async def test_who_opens_it_in_another_way_has_no_extra(house: OpenHouse, board: Board, pupil: Pupil) -> None:
    post = await posted(house, board, SIX)
    challenge = challenge_of(house, post)
    await act(pupil, Called("challenge", {"challenge": challenge.id}))
    assert "Solved." in words_of(await act(pupil, Filled(pupil.form().id, {"code": challenge.reference})))
    assert await daily(pupil) == []


async def test_who_solved_it_long_ago_may_do_it_again_for_the_extra_alone(
    house: OpenHouse, board: Board, pupil: Pupil
) -> None:
    post = await posted(house, board, SIX)
    challenge = challenge_of(house, post)
    await act(pupil, Called("challenge", {"challenge": challenge.id}))
    await act(pupil, Filled(pupil.form().id, {"code": challenge.reference}))
    before = await rows(pupil, "SELECT reason, amount FROM points ORDER BY id")
    assert "points" not in await solve(pupil, house, post), "what lies there already is no solution of today"
    assert "5 points for today's challenge" in await solve(pupil, house, post, more="again = 1")
    assert await rows(pupil, "SELECT reason, amount FROM points ORDER BY id") == [*before, ("daily", DAILY)]


async def test_it_gives_its_extra_once_a_day_however_often_it_is_solved(
    house: OpenHouse, board: Board, pupil: Pupil
) -> None:
    post = await posted(house, board, SIX)
    await solve(pupil, house, post)
    assert "points" not in await solve(pupil, house, post, more="again = 1")
    assert len(await daily(pupil)) == 1


async def test_what_does_not_pass_gives_nothing(house: OpenHouse, board: Board, pupil: Pupil) -> None:
    post = await posted(house, board, SIX)
    await take_on(pupil, post)
    await act(pupil, Filled(pupil.form().id, {"code": "print(1)\nx = 2"}))
    assert await daily(pupil) == []


async def test_the_extra_ends_with_the_next_post_and_not_with_the_day(
    house: OpenHouse, board: Board, clock: FixedClock
) -> None:
    early, late = Pupil(house, "early"), Pupil(house, "late")
    post = await posted(house, board, SIX)
    await take_on(late, post)
    form = late.form().id
    clock.advance(hours=23)
    await solve(early, house, post)
    assert await daily(early) == [("test/school/2026-01-06", DAILY)]
    clock.advance(hours=1)
    await posted(house, board, clock.now())
    code = challenge_of(house, post).reference
    assert "Solved." in words_of(await act(late, Filled(form, {"code": code})))
    await solve(late, house, post, more="again = 1")
    assert len(await daily(early)) == 1, "none for the one who came after the next post"


async def test_in_two_communities_a_day_gives_it_once(house: OpenHouse, board: Board, pupil: Pupil) -> None:
    await keep(house, replace(SCHOOL, id="club"))
    await post_daily(house.dispatch.house, SIX)
    other, one = sorted(board.posts, key=lambda post: post.community)
    await solve(pupil, house, one)
    await take_on(pupil, other, Membership(community=other.community, place="hall"))
    code = f"{challenge_of(house, other).reference}\nagain = 1\n"
    assert "points" not in words_of(await act(pupil, Filled(pupil.form().id, {"code": code})))
    assert await daily(pupil) == [("test/school/2026-01-06", DAILY)]


async def test_the_next_post_says_how_many_solved_it_and_names_nobody(
    house: OpenHouse, board: Board, clock: FixedClock
) -> None:
    post = await posted(house, board, SIX)
    for name in ("ada", "bea"):
        await solve(Pupil(house, name), house, post)
    clock.advance(days=1)
    said = words_of((await posted(house, board, clock.now())).reply)
    assert "2 of you solved yesterday's." in said
    assert "Ada" not in said
    clock.advance(days=1)
    assert "yesterday" not in words_of((await posted(house, board, clock.now())).reply)


async def test_a_place_without_points_has_a_challenge_and_no_word_of_points(
    house: OpenHouse, board: Board, pupil: Pupil
) -> None:
    now = house.dispatch.clock.now()
    await house.dispatch.house.database.write(communities.hush, SCHOOL, "hall", now, on=True)
    post = await posted(house, board, SIX)
    assert "oint" not in words_of(post.reply)
    await solve(pupil, house, post)
    assert await daily(pupil) == []
