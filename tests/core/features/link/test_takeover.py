"""Nobody gets at another's account by guessing, racing or replaying; and what one with a stolen code can still do."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.wiring import OpenHouse
from core.chat import Pressed, Said
from core.clock import FixedClock
from core.features.link import rules
from core.features.link.rules import Standing
from core.store import linking
from core.store.linking import Account, Offer
from tests.core.features.doings import MEMORY, Answer, course_of, did
from tests.core.features.link.sides import JOIN, code_of, count, learner_of, link, rows
from tests.pupil import Pupil, words_of

NOW = FixedClock().now()


class TestGuessing:
    def test_there_are_more_codes_than_anybody_can_try(self) -> None:
        assert len(rules.ALPHABET) ** rules.LENGTH >= 2**60
        assert len(set(rules.ALPHABET)) == len(rules.ALPHABET)
        assert not set("0O1IL2Z5S8") & set(rules.ALPHABET), "nor is one sign taken for another"

    def test_codes_are_not_alike(self) -> None:
        codes = [rules.new_code() for _ in range(2000)]
        assert len(set(codes)) == len(codes)
        for place in range(len(codes[0])):
            signs = {code[place] for code in codes}
            assert signs == {"-"} or signs == set(rules.ALPHABET)

    async def test_five_wrong_codes_are_enough_for_an_hour_and_then_the_right_one_is_not_looked_at(
        self, ada: Pupil, eve: Pupil, clock: FixedClock
    ) -> None:
        for number in range(rules.MOST_TRIES):
            clock.advance(minutes=number)
            assert "don't know that code" in words_of(await eve.say(f"/link {rules.new_code()}"))
        code = await code_of(ada)
        assert "Try again in 50 min" in words_of(await eve.say(f"/link {code}"))
        clock.advance(minutes=50)
        code = await code_of(ada)
        assert JOIN in words_of(await eve.say(f"/link {code}"))

    async def test_many_wrong_ones_at_once_are_all_counted(self, ada: Pupil, eve: Pupil) -> None:
        await eve.say("/start")
        guesses = [eve.incoming(Said(f"/link {rules.new_code()}")) for _ in range(12)]
        await asyncio.gather(*map(eve.house.door.receive, guesses))
        assert await count(eve.house, "link_tries") == rules.MOST_TRIES
        told = [words_of(one.reply) for one in eve.deliveries[1:]]
        assert sum("don't know that code" in one for one in told) == rules.MOST_TRIES
        assert sum("too many" in one for one in told) == 12 - rules.MOST_TRIES

    async def test_by_address_counts_as_well(self, eve: Pupil) -> None:
        await eve.call("start", where=f"link_{rules.new_code().replace('-', '')}")
        assert await count(eve.house, "link_tries") == 1

    async def test_a_name_that_is_the_same_joins_nothing(self, house: OpenHouse) -> None:
        here, there = (
            Pupil(house, name="ada", platform="discord"),
            Pupil(house, name="ada", platform="telegram"),
        )
        await here.say("/start")
        await there.say("/start")
        assert "is not a code" in words_of(await there.say("/link ada"))
        assert await learner_of(here) != await learner_of(there)


class TestReplaying:
    async def test_a_used_code_is_used(self, ada: Pupil, bob: Pupil, eve: Pupil) -> None:
        code = await code_of(ada)
        await bob.say(f"/link {code}")
        await bob.press(JOIN)
        assert "has been used" in words_of(await eve.say(f"/link {code}"))
        assert await learner_of(eve) != await learner_of(ada)

    async def test_a_question_that_was_asked_before_joins_nothing_after(
        self, ada: Pupil, bob: Pupil, eve: Pupil
    ) -> None:
        code = await code_of(ada)
        await bob.say(f"/link {code}")
        await eve.say(f"/link {code}")
        await bob.press(JOIN)
        assert "has been used" in words_of(await eve.press(JOIN))
        assert await learner_of(eve) != await learner_of(ada)

    async def test_a_code_is_good_for_ten_minutes_and_not_a_moment_more(
        self, ada: Pupil, bob: Pupil, clock: FixedClock
    ) -> None:
        code = await code_of(ada)
        clock.advance(minutes=9, seconds=59)
        assert JOIN in words_of(await bob.say(f"/link {code}"))
        clock.advance(seconds=1)
        assert "too old" in words_of(await bob.press(JOIN))
        assert "too old" in words_of(await bob.say(f"/link {code}"))
        assert await count(ada.house, "learners") == 2

    async def test_a_newer_code_ends_the_older(self, ada: Pupil, bob: Pupil) -> None:
        old, new = await code_of(ada), await code_of(ada)
        await bob.say(f"/link {old}")
        assert "don't know that code" in bob.words()
        assert JOIN in words_of(await bob.say(f"/link {new}"))

    async def test_a_newer_code_ends_the_older_also_after_the_question(self, ada: Pupil, bob: Pupil) -> None:
        await bob.say(f"/link {await code_of(ada)}")
        await code_of(ada)
        assert "don't know that code" in words_of(await bob.press(JOIN))
        assert await count(ada.house, "learners") == 2

    async def test_the_same_press_delivered_again_joins_once(self, ada: Pupil, bob: Pupil) -> None:
        question = course_of(ada.house, MEMORY).questions[0]
        for one in (ada, bob):
            await did(one, MEMORY, Answer(question.id))
        await bob.say(f"/link {await code_of(ada)}")
        press = bob.incoming(Pressed(bob.choice(JOIN).id), "same")
        await asyncio.gather(*(bob.house.door.receive(press) for _ in range(3)))
        await bob.house.door.receive(press)
        assert {words_of(one.reply)[:23] for one in bob.deliveries[-2:]} >= {"You are one learner now"}
        assert await rows(ada.house, "SELECT sum(unassisted)::int FROM skill_states") == [(2,)]
        assert await count(ada.house, "attempts") == 2
        await ada.house.dispatch.recover()
        assert sum("Your code was used" in words_of(one.reply) for one in ada.deliveries) == 1

    async def test_the_question_of_somebody_else_cannot_be_pressed(
        self, ada: Pupil, bob: Pupil, eve: Pupil
    ) -> None:
        await bob.say(f"/link {await code_of(ada)}")
        await eve.say("/start")
        assert "made for somebody else" in words_of(await eve.send(Pressed(bob.choice(JOIN).id)))
        assert await count(ada.house, "learners") == 3


class TestRacing:
    async def test_of_two_who_confirm_the_same_code_at_once_one_is_joined(
        self, ada: Pupil, bob: Pupil, eve: Pupil
    ) -> None:
        code = await code_of(ada)
        for one in (bob, eve):
            await one.say(f"/link {code}")
        both = [one.incoming(Pressed(one.choice(JOIN).id)) for one in (bob, eve)]
        await asyncio.gather(*map(ada.house.door.receive, both))
        said = sorted(one.words()[:23] for one in (bob, eve))
        assert said == ["That code has been used", "You are one learner now"]
        assert await count(ada.house, "learners") == 2

    async def test_two_who_enter_each_others_codes_at_once_become_one(self, ada: Pupil, bob: Pupil) -> None:
        of_ada, of_bob = await code_of(ada), await code_of(bob)
        await ada.say(f"/link {of_bob}")
        await bob.say(f"/link {of_ada}")
        both = [one.incoming(Pressed(one.choice(JOIN).id)) for one in (ada, bob)]
        await asyncio.gather(*map(ada.house.door.receive, both))
        assert await count(ada.house, "learners") == 1
        assert await learner_of(ada) == await learner_of(bob)
        said = [one.words() for one in (ada, bob)]
        assert sum(one.startswith("You are one learner now") for one in said) == 1
        assert not any("broke on our side" in one for one in said)

    async def test_also_where_each_holds_what_the_other_waits_for(
        self, ada: Pupil, bob: Pupil, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        both_begun, joins = asyncio.Barrier(2), 0
        join = linking.join

        async def held(connection: AsyncConnection, *rest: Any) -> None:
            nonlocal joins
            joins += 1
            if joins <= 2:
                await both_begun.wait()
            await join(connection, *rest)

        monkeypatch.setattr(linking, "join", held)
        await self.test_two_who_enter_each_others_codes_at_once_become_one(ada, bob)
        assert joins == 2, "the one that PostgreSQL let go began again, and found nothing more to join"

    async def test_a_ring_of_three_at_once_becomes_one(self, ada: Pupil, bob: Pupil, eve: Pupil) -> None:
        ring = (ada, bob, eve)
        codes = [await code_of(one) for one in ring]
        for one, code in zip(ring, codes[1:] + codes[:1], strict=True):
            await one.say(f"/link {code}")
        presses = [one.incoming(Pressed(one.choice(JOIN).id)) for one in ring]
        await asyncio.gather(*map(ada.house.door.receive, presses))
        assert not any("broke on our side" in one.words() for one in ring)
        # At least one pair was joined; whose code went with them is told so, and nothing is half done.
        joined = [one for one in ring if one.words().startswith("You are one learner now")]
        assert len(joined) == 3 - await count(ada.house, "learners")
        assert joined

    async def test_two_codes_asked_for_at_once_leave_one(self, ada: Pupil) -> None:
        await ada.say("/start")
        await asyncio.gather(*(ada.house.door.receive(ada.incoming(Said("/link"))) for _ in range(4)))
        assert await count(ada.house, "link_codes") == 1

    async def test_the_last_two_accounts_cannot_remove_each_other_at_once(
        self, ada: Pupil, bob: Pupil
    ) -> None:
        await link(ada, bob)
        await ada.say("/link remove telegram")
        await bob.say("/link remove discord")
        presses = [
            ada.incoming(Pressed(ada.choice("Remove Telegram").id)),
            bob.incoming(Pressed(bob.choice("Remove Discord").id)),
        ]
        await asyncio.gather(*map(ada.house.door.receive, presses))
        assert await count(ada.house, "learners") == 2
        assert await rows(ada.house, "SELECT count(DISTINCT learner_id) FROM identities") == [(2,)], (
            "each is somebody, and one of them has what was learnt"
        )


class TestAStolenCode:
    """Eve got Ada's code from her and was joined. Ada has been told."""

    @pytest.fixture
    async def joined(self, ada: Pupil, eve: Pupil, clock: FixedClock) -> None:
        await ada.say("/start")
        clock.advance(days=1)
        await link(ada, eve)

    @pytest.mark.usefixtures("joined")
    async def test_can_be_undone_at_once_by_who_was_there_before(self, ada: Pupil, eve: Pupil) -> None:
        await ada.say("/link remove web")
        await ada.press("Remove Web chat")
        assert await learner_of(ada) != await learner_of(eve)

    @pytest.mark.usefixtures("joined")
    async def test_does_not_let_eve_remove_ada_within_a_week(
        self, ada: Pupil, eve: Pupil, clock: FixedClock
    ) -> None:
        clock.advance(days=6, hours=23)
        assert "less than 7 days" in words_of(await eve.say("/link remove discord"))
        clock.advance(hours=1)
        assert "[Remove Discord]" in words_of(await eve.say("/link remove discord"))
        await ada.say("/start")

    @pytest.mark.usefixtures("joined")
    async def test_does_not_let_eve_give_ada_away(self, ada: Pupil, bob: Pupil, eve: Pupil) -> None:
        code = await code_of(bob)
        assert "the other way round" in words_of(await eve.say(f"/link {code}"))
        assert JOIN in words_of(await ada.say(f"/link {code}")), "which Ada may do"

    @pytest.mark.usefixtures("joined")
    async def test_does_not_let_a_friend_of_eves_do_it_either(
        self, bob: Pupil, eve: Pupil, clock: FixedClock
    ) -> None:
        clock.advance(days=5)
        await link(eve, bob)
        assert "less than 7 days" in words_of(await bob.say("/link remove discord"))
        assert "less than 7 days" in words_of(await bob.say("/link remove web"))

    @pytest.mark.usefixtures("joined")
    async def test_makes_eve_no_older_by_adas_joining_somebody(
        self, ada: Pupil, bob: Pupil, eve: Pupil
    ) -> None:
        await link(bob, ada)
        assert "less than 7 days" in words_of(await eve.say("/link remove discord"))
        assert "[Remove Web chat]" in words_of(await ada.say("/link remove web"))

    @pytest.mark.usefixtures("joined")
    async def test_lets_eve_leave(self, ada: Pupil, eve: Pupil) -> None:
        await eve.say("/link remove web")
        await eve.press("Remove Web chat")
        assert await learner_of(ada) != await learner_of(eve)


codes = st.text(st.sampled_from(rules.ALPHABET), min_size=rules.LENGTH, max_size=rules.LENGTH)
moments = st.timedeltas(timedelta(days=-30), timedelta(0)).map(lambda ago: NOW + ago)
accounts = st.builds(Account, platform=st.just("web"), person=st.text(max_size=3), since=moments)


@given(codes, st.data())
def test_a_code_is_read_however_it_is_typed(code: str, data: st.DataObject) -> None:
    typed = "".join(
        data.draw(st.sampled_from([sign, sign.lower()]))
        + data.draw(st.sampled_from(["", "-", " ", "‐", "."]))
        for sign in rules.shown(code)
    )
    assert rules.plain_code(typed) == code


@given(st.text(max_size=40))
def test_what_is_read_as_a_code_is_one(typed: str) -> None:
    code = rules.plain_code(typed)
    assert code is None or (len(code) == rules.LENGTH and set(code) <= set(rules.ALPHABET))


@given(st.builds(Offer, st.integers(1, 3), st.booleans(), moments), st.integers(1, 3), moments)
def test_only_an_open_code_of_somebody_else_is_good(offer: Offer, learner: int, now: datetime) -> None:
    good = not offer.used and offer.expires_at > now and offer.learner != learner
    assert (rules.standing(offer, learner, now) is Standing.OPEN) is good


@given(st.lists(accounts, min_size=2, max_size=5))
def test_of_accounts_that_are_new_only_the_oldest_may_decide(all_: list[Account]) -> None:
    oldest = min(one.since for one in all_)
    for one in all_:
        settled = NOW - one.since >= rules.SETTLED
        assert rules.may_decide(one, all_, NOW) is (settled or one.since == oldest)


@given(st.lists(moments, max_size=9).map(sorted))
def test_after_the_pause_fewer_than_five_tries_are_left(tries: list[datetime]) -> None:
    again = rules.again_at(tries)
    if again is None:
        assert len(tries) < rules.MOST_TRIES
    else:
        assert sum(one > again - rules.WINDOW for one in tries) < rules.MOST_TRIES
        assert sum(one >= again - rules.WINDOW for one in tries) >= rules.MOST_TRIES


class TestAnAddressInTheHandOfAnother:
    async def test_presses_nothing_that_a_learner_was_asked(self, ada: Pupil, eve: Pupil) -> None:
        """Numbers of turns can be guessed: an address like that would have Ada join whomever she likes least."""
        await ada.say(f"/link {await code_of(eve)}")
        join = ada.choice(JOIN).id
        assert "somebody else" in words_of(await ada.send(Pressed(join, posted=True)))
        assert await learner_of(ada) != await learner_of(eve)
        await ada.send(Pressed(join))
        assert await learner_of(ada) == await learner_of(eve)
