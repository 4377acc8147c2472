"""The card, what is typed in place of pressing, consents, and what others may see of it."""

from datetime import timedelta
from urllib.parse import quote

import pytest

from bot.wiring import OpenHouse
from core.chat import Called, Card, File, Said
from core.clock import FixedClock
from core.features.privacy import rules
from core.features.privacy.rules import Wish
from core.store import tables
from core.store.consents import Purpose
from tests.core.features.asked import rows
from tests.core.features.doings import MEMORY, Answer, course_of, did
from tests.core.features.privacy.household import in_community, with_all
from tests.pupil import Pupil, RecordingPlatform, words_of

PURPOSES = (Purpose("difficulty", given=True),)
WEEK = timedelta(days=7)


def facts(pupil: Pupil) -> dict[str, str]:
    return {name: value for one in pupil.reply.blocks if isinstance(one, Card) for name, value in one.facts}


async def test_the_card_counts_what_there_is_and_says_how_long_it_stays(
    house: OpenHouse, pupil: Pupil, clock: FixedClock
) -> None:
    await with_all(pupil, clock.now())
    (counted,) = await rows(
        pupil,
        """SELECT (SELECT count(*) FROM turns), (SELECT count(*) FROM enrolments), (SELECT count(*) FROM attempts),
                  (SELECT count(*) FROM works)""",
    )
    await pupil.call("privacy")
    shown = facts(pupil)
    assert [shown[name] for name in ("Messages", "Courses", "Answers", "Programs")] == [
        str(number) for number in counted
    ]
    assert (shown["Files"], shown["Since"], shown["Where we talk"]) == ("1", "Jan 5, 2026", "test")
    assert f"stay for {house.keep_turns.days} days" in pupil.words()
    assert pupil.reply.private


async def test_somebody_new_sees_that_there_is_nothing_but_what_they_just_said(pupil: Pupil) -> None:
    await pupil.call("privacy")
    assert facts(pupil)["Messages"] == "0"
    assert facts(pupil)["Answers"] == "0"


async def test_all_is_pressed_as_well_as_typed(pupil: Pupil) -> None:
    await pupil.call("privacy")
    await pupil.press("Give me all of it")
    assert any(isinstance(one, File) for one in pupil.reply.blocks)
    await pupil.press("Back to my data")
    await pupil.press("Delete everything")
    assert "Delete everything?" in pupil.words()
    await pupil.press("No, keep it")
    assert "What I keep about you" in pupil.words()
    assert await rows(pupil, "SELECT erase_at FROM learners") == [(None,)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("export", Wish.EXPORT),
        ("EXPORT please", Wish.EXPORT),
        ("download", Wish.EXPORT),
        ("delete", Wish.DELETE),
        ("keep", Wish.KEEP),
        ("conservar", Wish.KEEP),
        ("difficulty no", PURPOSES[0]),
        ("dificultad no", PURPOSES[0]),
        ("exports", None),
        ("nothing", None),
    ],
)
def test_wishes_are_understood_in_english_and_in_ones_own_language(
    typed: str, meant: Wish | Purpose | None
) -> None:
    labels = {"conservar": Wish.KEEP, "dificultad": PURPOSES[0]}
    read = rules.read(typed, labels, PURPOSES)
    assert (read and read[0]) == meant


@pytest.mark.parametrize(
    ("typed", "answer"), [("yes", True), ("sí", True), ("NO", False), ("off", False), ("maybe", None)]
)
def test_an_answer_is_yes_or_no_in_either_language(typed: str, answer: bool | None) -> None:
    assert rules.read_answer(typed, "sí", "no") is answer


async def test_everything_can_be_typed_in_spanish(pupil: Pupil) -> None:
    await pupil.say("/settings language Spanish")
    await pupil.say("/privacidad borrar")
    assert "¿Borrarlo todo?" in pupil.words()
    await pupil.press("Sí, borrarlo")
    assert "/privacidad conservar" in pupil.words()
    await pupil.say("/privacidad conservar")
    assert "todo se queda" in pupil.words()
    await pupil.say("/privacidad dificultad no")
    assert "Permitir: dificultad" in pupil.words()
    await pupil.say("/privacidad exportar")
    assert any(isinstance(one, File) for one in pupil.reply.blocks)


async def test_what_nobody_understands_is_told_with_what_there_is(pupil: Pupil) -> None:
    await pupil.say("/privacy frobnicate")
    assert "frobnicate" in pupil.words()
    assert "/privacy export" in pupil.words()
    await pupil.say("/privacy difficulty perhaps")
    assert "perhaps" in pupil.words()
    assert await rows(pupil, "SELECT * FROM consents") == []


async def test_what_can_be_typed_is_suggested(pupil: Pupil) -> None:
    suggest = pupil.house.door.suggest
    found = await suggest(pupil.incoming(Called("privacy", {"what": ""})), "what")
    assert {one.value for one in found} == {"export", "delete", "keep", "difficulty", "reminders"}
    answers = await suggest(pupil.incoming(Called("privacy", {"what": "difficulty", "answer": ""})), "answer")
    assert [one.value for one in answers] == ["yes", "no"]
    assert await suggest(pupil.incoming(Called("privacy", {"what": "export", "answer": ""})), "answer") == ()
    for one in found:
        await pupil.call("privacy", what=one.value)
        assert "I can't do" not in pupil.words()


async def test_a_decision_is_kept_with_its_day_and_the_newest_counts(pupil: Pupil, clock: FixedClock) -> None:
    await pupil.call("privacy")
    assert (facts(pupil)["Allowed"], facts(pupil)["Decided"]) == ("yes", "not yet")
    await pupil.press("Stop: difficulty")
    assert (facts(pupil)["Allowed"], facts(pupil)["Decided"]) == ("no", "Jan 5, 2026")
    clock.advance(days=1)
    await pupil.press("Allow: difficulty")
    assert (facts(pupil)["Allowed"], facts(pupil)["Decided"]) == ("yes", "Jan 6, 2026")
    await pupil.say("/privacy difficulty yes")
    decided = await rows(pupil, "SELECT purpose, given FROM consents ORDER BY at")
    assert decided == [("difficulty", False), ("difficulty", True)], "saying the same again changes nothing"


async def test_answers_move_no_estimate_of_a_question_while_they_may_not(pupil: Pupil) -> None:
    items = [one.id for one in course_of(pupil.house, MEMORY).items][:3]
    await did(pupil, MEMORY, Answer(items[0]))
    before = await rows(pupil, "SELECT item, mean, variance, answers FROM item_states")
    assert [one[0] for one in before] == [items[0]]
    await pupil.say("/privacy difficulty no")
    await did(pupil, MEMORY, Answer(items[0], correct=False), Answer(items[1]))
    assert await rows(pupil, "SELECT item, mean, variance, answers FROM item_states") == before
    assert await rows(pupil, "SELECT count(*) FROM attempts") == [(3,)], "they count for the learner"
    assert await rows(pupil, "SELECT count(*) FROM memories") == [(2,)]
    await pupil.say("/privacy difficulty yes")
    await did(pupil, MEMORY, Answer(items[2]))
    found = await rows(pupil, "SELECT item FROM item_states")
    assert sorted(found) == sorted([(items[0],), (items[2],)])


async def test_what_one_refuses_another_may_allow(house: OpenHouse, pupil: Pupil) -> None:
    (item, *_) = (one.id for one in course_of(house, MEMORY).items)
    await pupil.say("/privacy difficulty no")
    await did(Pupil(house, name="bob"), MEMORY, Answer(item))
    assert await rows(pupil, "SELECT item FROM item_states") == [(item,)]


async def test_in_a_community_no_file_is_given_and_all_else_is_private(pupil: Pupil) -> None:
    reply = await in_community(pupil, Called("privacy", {"what": "export"}))
    assert not any(isinstance(one, File) for one in reply.blocks)
    assert "Write to me directly" in words_of(reply)
    assert reply.private
    for body in (Called("privacy"), Called("privacy", {"what": "delete"}), Said("/privacy difficulty no")):
        assert (await in_community(pupil, body)).private


async def test_in_a_community_an_address_leads_to_where_it_is_given(house: OpenHouse, pupil: Pupil) -> None:
    class Linked(RecordingPlatform):
        def deep_link(self, entry: str) -> str:
            return f"https://chat.example/{quote(entry)}"

    house.dispatch.outbox.platforms["linked"] = Linked(name="linked")
    reply = await in_community(pupil, Called("privacy", {"what": "export"}))
    assert "[linked](https://chat.example/privacy)" in words_of(reply)
    await pupil.call("start", where="privacy")
    assert "What I keep about you" in pupil.words()


async def test_no_purpose_is_without_words_or_a_place_in_the_house(house: OpenHouse) -> None:
    assert {one.name for one in house.dispatch.house.purposes} == {"difficulty", "reminders"}
    for language in house.door.languages():
        say = house.door.say(language)
        for one in house.dispatch.house.purposes:
            assert say(f"purpose-{one.name}")
            assert say(f"purpose-{one.name}-about")
            assert say(f"purpose-{one.name}-called")


async def test_a_press_on_a_purpose_that_is_gone_says_so(house: OpenHouse, pupil: Pupil) -> None:
    await pupil.call("privacy")
    press = pupil.choice("Stop: difficulty")
    object.__setattr__(house.dispatch.house, "purposes", ())
    await pupil.press(press.label)
    assert "Stop: difficulty" not in pupil.words()
    assert await rows(pupil, f"SELECT * FROM {tables.Consent.__tablename__}") == []
