"""One learner on every platform: codes, what they join, where they are refused, and how an account is removed."""

from dataclasses import replace

import pytest

from bot.wiring import OpenHouse
from core.chat import Called, Choices, Membership, Pressed, Reply, Said
from core.clock import FixedClock
from core.features.link import rules, views
from core.store.linking import Party
from tests.core.features.doings import MEMORY, Answer, course_of, did
from tests.core.features.link.sides import (
    JOIN,
    code_in,
    code_of,
    count,
    learner_of,
    link,
    rows,
)
from tests.pupil import Pupil, words_of


async def in_a_group(pupil: Pupil, text: str) -> Reply:
    event = pupil.incoming(Said(text))
    await pupil.house.door.receive(replace(event, membership=Membership(community="c1")))
    return pupil.reply


class TestACode:
    async def test_is_given_in_private_with_the_addresses_that_enter_it_elsewhere(self, ada: Pupil) -> None:
        reply = await ada.say("/link")
        code = code_in(reply)
        plain = rules.plain_code(code)
        assert plain
        assert reply.private
        assert f"[Telegram](https://telegram.test/link_{plain})" in ada.words()
        assert "10 min" in ada.words()

    async def test_has_no_address_for_where_it_is_given(self, bob: Pupil) -> None:
        await bob.say("/link")
        assert "https://" not in bob.words()

    async def test_is_kept_as_a_digest_alone(self, ada: Pupil) -> None:
        code = await code_of(ada)
        ((row,),) = await rows(ada.house, "SELECT to_jsonb(link_codes)::text FROM link_codes")
        assert code not in row
        assert code.replace("-", "") not in row
        assert rules.digest(code.replace("-", "")) in row

    async def test_makes_one_learner_of_two_whatever_case_and_hyphens_it_is_typed_with(
        self, ada: Pupil, bob: Pupil
    ) -> None:
        code = await code_of(ada)
        await bob.say(f"/link  {code.lower().replace('-', ' ')} ")
        assert await learner_of(ada) != await learner_of(bob), "nothing is joined before it is confirmed"
        said = words_of(await bob.press(JOIN))
        assert "Discord, Telegram" in said
        assert await learner_of(ada) == await learner_of(bob)
        assert await count(ada.house, "learners") == 1

    async def test_can_be_entered_by_its_address(self, ada: Pupil, bob: Pupil) -> None:
        code = await code_of(ada)
        await bob.call("start", where=f"link_{code.replace('-', '')}")
        await bob.press(JOIN)
        assert await learner_of(ada) == await learner_of(bob)

    async def test_is_asked_for_by_an_address_without_one(self, bob: Pupil) -> None:
        assert code_in(await bob.call("start", where="link"))

    async def test_shows_both_sides_and_what_it_means_before_it_joins(self, ada: Pupil, bob: Pupil) -> None:
        question = course_of(ada.house, MEMORY).questions[0]
        await did(ada, MEMORY, Answer(question.id), lessons=2)
        await bob.say(f"/link {await code_of(ada)}")
        said = bob.words()
        assert "This account\nName: Bob\nWhere: Telegram\nLessons completed: 0\nAnswers: 0" in said
        assert "Name: Ada\nWhere: Discord\nLessons completed: 2\nAnswers: 1" in said
        assert "will see and change all that is yours" in said

    async def test_that_is_refused_stays_good(self, ada: Pupil, bob: Pupil) -> None:
        code = await code_of(ada)
        await bob.say(f"/link {code}")
        assert "everything stays" in words_of(await bob.press("No, leave them as they are"))
        await bob.say(f"/link {code}")
        await bob.press(JOIN)
        assert await learner_of(ada) == await learner_of(bob)

    async def test_of_ones_own_is_told_kindly(self, ada: Pupil) -> None:
        code = await code_of(ada)
        assert "your own code" in words_of(await ada.say(f"/link {code}"))

    async def test_of_somebody_who_is_the_same_already_is_ones_own(self, ada: Pupil, bob: Pupil) -> None:
        await link(ada, bob)
        code = await code_of(ada)
        assert "your own code" in words_of(await bob.say(f"/link {code}"))

    async def test_that_cannot_be_one_says_what_one_looks_like(self, bob: Pupil) -> None:
        assert "XXXXX-XXXXX-XXXXX" in words_of(await bob.say("/link abc"))
        assert await count(bob.house, "link_tries") == 0

    async def test_is_told_where_it_was_given_when_it_is_used(self, ada: Pupil, bob: Pupil) -> None:
        await ada.say("/settings language es")
        await link(ada, bob)
        before = len(ada.deliveries)
        assert await ada.house.dispatch.recover() == 1
        notice = ada.deliveries[before:]
        assert [one.reply.private for one in notice] == [True]
        assert "Se ha usado tu código: desde ahora Telegram (Bob)" in words_of(notice[0].reply)
        assert notice[0].said == ""
        assert notice[0].seq == (await rows(ada.house, "SELECT version FROM learners"))[0][0]
        assert await ada.house.dispatch.recover() == 0, "once"

    async def test_leaves_what_waits_there_for_an_answer_waiting(self, ada: Pupil, bob: Pupil) -> None:
        code = await code_of(ada)
        await ada.say("/help")
        await ada.say("/start")
        assert "[Start the first lesson]" in ada.words()
        await bob.say(f"/link {code}")
        await bob.press(JOIN)
        await ada.house.dispatch.recover()
        assert "Your code was used" in ada.words()
        assert "Saying hello" in words_of(await ada.say("1"))


class TestInAGroup:
    async def test_no_code_is_shown(self, ada: Pupil, bob: Pupil) -> None:
        assert "in private" in words_of(await in_a_group(ada, "/link"))
        assert "https://telegram.test/link" in words_of(await in_a_group(bob, "/link"))
        assert await count(ada.house, "link_codes") == 0

    async def test_neither_are_accounts(self, ada: Pupil) -> None:
        assert "in private" in words_of(await in_a_group(ada, "/link list"))
        assert "in private" in words_of(await in_a_group(ada, "/link remove discord"))

    async def test_a_code_that_others_may_have_read_is_worth_nothing_any_more(
        self, ada: Pupil, bob: Pupil, eve: Pupil
    ) -> None:
        code = await code_of(ada)
        assert "no longer works" in words_of(await in_a_group(bob, f"/link {code}"))
        assert "don't know that code" in words_of(await eve.say(f"/link {code}"))

    async def test_nobody_learns_there_whether_it_was_one(self, ada: Pupil, bob: Pupil) -> None:
        right = words_of(await in_a_group(bob, f"/link {await code_of(ada)}"))
        wrong = words_of(await in_a_group(bob, f"/link {rules.new_code()}"))
        assert right == wrong


class TestThreePlatforms:
    async def test_are_one_learner_in_whatever_order_they_join(
        self, ada: Pupil, bob: Pupil, eve: Pupil
    ) -> None:
        question, other = course_of(ada.house, MEMORY).questions[:2]
        await did(ada, MEMORY, Answer(question.id))
        await did(bob, MEMORY, Answer(question.id, correct=False), Answer(other.id))
        await did(eve, MEMORY, Answer(other.id, helped=True))
        await link(bob, eve)
        await link(ada, bob)
        assert {await learner_of(one) for one in (ada, bob, eve)} == {await learner_of(ada)}
        assert await rows(ada.house, "SELECT count(*), count(DISTINCT learner_id) FROM attempts") == [(4, 1)]
        assert await rows(
            ada.house,
            "SELECT sum(unassisted)::int, sum(unassisted_right)::int, sum(assisted)::int FROM skill_states",
        ) == [(3, 2, 1)]

    async def test_each_has_all_of_it(self, ada: Pupil, bob: Pupil, eve: Pupil) -> None:
        await did(ada, MEMORY, lessons=2)
        await link(ada, bob)
        await link(ada, eve)
        for one in (ada, bob, eve):
            await one.say("/start")
            assert f"{course_of(one.house, MEMORY).title} 2/" in one.words()

    async def test_the_one_who_joined_may_let_another_join(self, ada: Pupil, bob: Pupil, eve: Pupil) -> None:
        await link(ada, bob)
        await link(bob, eve)
        assert await learner_of(eve) == await learner_of(ada)


class TestTheList:
    async def test_says_where_one_is_and_since_when(self, ada: Pupil, bob: Pupil, clock: FixedClock) -> None:
        await ada.say("/start")
        clock.advance(days=3)
        await link(ada, bob)
        said = words_of(await ada.say("/link list"))
        assert "in 2 places" in said
        assert r"- Discord, since Jan 5, 2026 (here)" in said
        assert r"- Telegram, since Jan 8, 2026" in said

    async def test_of_one_has_nothing_to_remove(self, ada: Pupil) -> None:
        assert "in one place" in words_of(await ada.say("/link list"))
        assert "[Remove" not in ada.words()

    async def test_tells_two_accounts_on_one_platform_apart(self, ada: Pupil, house: OpenHouse) -> None:
        second = Pupil(house, name="ada-too", platform="discord")
        await link(ada, second)
        said = words_of(await second.say("/link list"))
        assert "Discord (1)" in said.replace("\\", "")
        assert "[Remove Discord (2)]" in said


class TestRemoving:
    async def test_makes_somebody_new_of_who_writes_from_there_and_keeps_what_was_learnt(
        self, ada: Pupil, bob: Pupil
    ) -> None:
        question = course_of(ada.house, MEMORY).questions[0]
        await did(bob, MEMORY, Answer(question.id), lessons=1)
        await link(ada, bob)
        await ada.say("/link remove telegram")
        assert "begins anew" in ada.words()
        assert "not yours any more" in words_of(await ada.press("Remove Telegram"))
        assert await learner_of(ada) != await learner_of(bob)
        assert await rows(ada.house, "SELECT DISTINCT learner_id FROM attempts") == [(await learner_of(ada),)]
        await bob.say("/start")
        assert "Hello" in bob.words()
        assert "again" not in bob.words()

    async def test_an_older_button_is_somebody_elses_then(self, ada: Pupil, bob: Pupil) -> None:
        await link(ada, bob)
        await ada.say("/link remove telegram")
        await ada.press("Remove Telegram")
        assert "made for somebody else" in words_of(await bob.press("Go on learning"))

    async def test_oneself_is_answered_as_somebody_new(self, ada: Pupil, bob: Pupil) -> None:
        await link(ada, bob)
        await bob.say("/link list")
        await bob.press("Remove Telegram")
        assert "the account you are writing from" in bob.words()
        await bob.press("Remove Telegram")
        assert "don't know each other" in bob.words()
        told = await bob.house.door.history("telegram", "bob", "bob", after=0, limit=30)
        assert [words_of(one.reply) for one in told] == [bob.words()], "and sees nothing else of before"
        last = told[-1].seq
        await bob.press("Begin anew")
        assert (await bob.house.door.history("telegram", "bob", "bob", after=last, limit=30))[
            0
        ].seq == last + 1

    async def test_the_last_one_is_refused(self, ada: Pupil, bob: Pupil) -> None:
        await link(ada, bob)
        await ada.say("/link remove telegram")
        confirm = ada.choice("Remove Telegram").id
        await ada.send(Pressed(confirm))
        assert "isn't among yours" in words_of(await ada.send(Pressed(confirm)))
        await ada.say("/link remove discord")
        assert "your only account" in ada.words()

    async def test_ends_open_codes(self, ada: Pupil, bob: Pupil, eve: Pupil) -> None:
        await link(ada, bob)
        code = await code_of(bob)
        await ada.say("/link remove telegram")
        await ada.press("Remove Telegram")
        assert "don't know that code" in words_of(await eve.say(f"/link {code}"))

    async def test_can_be_thought_better_of(self, ada: Pupil, bob: Pupil) -> None:
        await link(ada, bob)
        await ada.say("/link remove telegram")
        await ada.press("No, keep it")
        assert await learner_of(ada) == await learner_of(bob)

    async def test_and_linking_again_is_possible(self, ada: Pupil, bob: Pupil) -> None:
        await link(ada, bob)
        await ada.say("/link remove telegram")
        await ada.press("Remove Telegram")
        await did(bob, MEMORY, lessons=1)
        await link(ada, bob)
        seqs = await rows(ada.house, "SELECT seq FROM turns WHERE person = 'bob' ORDER BY id")
        assert seqs == sorted(set(seqs)), "numbers of one person only grow"

    @pytest.mark.parametrize("typed", ["/link remove", "/link remove myspace"])
    async def test_what_is_not_clear_shows_the_list(self, ada: Pupil, bob: Pupil, typed: str) -> None:
        await link(ada, bob)
        assert "[Remove Telegram]" in words_of(await ada.say(typed))


class TestErasure:
    async def leaving(self, pupil: Pupil) -> None:
        await rows(
            pupil.house,
            "UPDATE learners SET erase_at = now() WHERE id = :learner RETURNING id",
            learner=await learner_of(pupil),
        )

    async def test_under_way_on_this_side_is_told(self, ada: Pupil, bob: Pupil) -> None:
        code = await code_of(ada)
        await bob.say("/start")
        await self.leaving(bob)
        assert "as you asked" in words_of(await bob.say(f"/link {code}"))
        assert "as you asked" in words_of(await bob.say("/link"))

    async def test_under_way_on_the_other_side_is_told_also_after_the_question(
        self, ada: Pupil, bob: Pupil
    ) -> None:
        await bob.say(f"/link {await code_of(ada)}")
        await self.leaving(ada)
        assert "can't be joined right now" in words_of(await bob.press(JOIN))
        assert await count(ada.house, "learners") == 2


async def test_all_of_it_is_there_in_spanish(ada: Pupil, bob: Pupil) -> None:
    for one in (ada, bob):
        await one.say("/settings language es")
    code = code_in(await ada.say("/vincular"))
    assert "Sirve una vez, durante 10" in ada.words()
    await bob.say(f"/vincular {code}")
    await bob.press("Las dos son mías: unirlas")
    assert "Todo" in bob.words() or "todo" in bob.words()
    await ada.say("/vincular lista")
    assert "en 2 lugares" in ada.words()
    await ada.say("/vincular quitar telegram")
    await ada.press("Quitar Telegram")
    assert "ya no es tuya" in ada.words()


async def test_the_words_for_a_code_are_suggested(ada: Pupil) -> None:
    found = await ada.house.door.suggest(ada.incoming(Called("link", {"code": "r"})), "code")
    assert [one.value for one in found] == ["remove"]


async def test_what_is_long_over_is_forgotten(ada: Pupil, bob: Pupil, clock: FixedClock) -> None:
    await code_of(ada)
    await bob.say(f"/link {rules.new_code()}")
    (chore,) = (one for one in ada.house.chores if one.work.__module__ == "core.features.link.jobs")
    clock.advance(hours=23)
    await ada.house.do(chore)
    assert (await count(ada.house, "link_codes"), await count(ada.house, "link_tries")) == (1, 1)
    clock.advance(hours=2)
    await ada.house.do(chore)
    assert (await count(ada.house, "link_codes"), await count(ada.house, "link_tries")) == (0, 0)


def test_choices_of_a_notice_are_none(ada: Pupil) -> None:
    party = Party(learner=1, name="", language=None, answers=0, lessons=0, leaving=False, accounts=())
    assert not any(isinstance(one, Choices) for one in views.notice(party, ada.house.door.say("en")).blocks)
