"""The settings: pressed, filled in or typed, understood kindly, and kept."""

import pytest

from bot.wiring import OpenHouse
from core.chat import Card, plain
from core.features.account.rules import LONGEST_NAME
from core.store import learners
from core.store.learners import Learner
from tests.core.features.elsewhere import reached, stand_in
from tests.pupil import Pupil, words_of


@pytest.fixture
def pupil(house: OpenHouse) -> Pupil:
    stand_in(house, "account")
    return Pupil(house)


async def kept(pupil: Pupil) -> Learner:
    found = await pupil.house.dispatch.house.database.read(learners.find, pupil.platform, pupil.name)
    assert found is not None
    return found


async def test_the_settings_are_shown_with_the_time_that_it_is_there(pupil: Pupil) -> None:
    (card, _) = (await pupil.say("/settings")).blocks
    assert isinstance(card, Card)
    assert dict(card.facts) == {
        "Name": "Ada",
        "Language": "English",
        "Time zone": "not set, so days begin and end in UTC",
    }
    await pupil.say("/settings zone Madrid")
    assert "Madrid · Monday 10:00" in words_of(await pupil.press("All settings"))


async def test_a_name_is_asked_for_and_kept(pupil: Pupil) -> None:
    await pupil.say("/settings")
    await pupil.press("Change the name")
    assert pupil.form().fields[0].value == "Ada"
    assert "I'll call you Grace" in words_of(await pupil.fill("  Grace\n "))
    assert (await kept(pupil)).name == "Grace"


async def test_a_name_can_be_typed_behind_the_command(pupil: Pupil) -> None:
    assert "I'll call you Ada L. from now on." in words_of(await pupil.say("/settings name  Ada   L."))
    assert (await kept(pupil)).name == "Ada L."
    await pupil.call("settings", setting="name", value="Grace")
    assert (await kept(pupil)).name == "Grace"


async def test_a_name_too_long_is_refused_with_the_limit_and_may_be_typed_again(pupil: Pupil) -> None:
    await pupil.say("/settings name")
    assert f"up to {LONGEST_NAME} characters" in words_of(await pupil.say("x" * (LONGEST_NAME + 1)))
    assert "I'll call you xxx" in words_of(await pupil.say("x" * LONGEST_NAME))
    assert (await kept(pupil)).name == "x" * LONGEST_NAME


async def test_an_empty_name_is_asked_for_again(pupil: Pupil) -> None:
    await pupil.say("/settings name")
    assert "at least one letter" in words_of(await pupil.fill(" \n "))
    assert (await kept(pupil)).name == "Ada"


async def test_after_a_setting_text_is_no_longer_taken_for_it(pupil: Pupil) -> None:
    await pupil.say("/settings name")
    await pupil.say("Grace")
    await pupil.say("what is a list?")
    assert (await kept(pupil)).name == "Grace"


async def test_the_reply_to_a_new_language_is_in_it(pupil: Pupil) -> None:
    await pupil.say("/settings")
    await pupil.press("Change the language")
    assert [one.label for one in pupil.choices()] == ["English", "Español"], "each in its own name"
    assert "Desde ahora hablamos español" in words_of(await pupil.press("Español"))
    assert pupil.deliveries[-1].language == "es"
    assert "Tus ajustes" in words_of(await pupil.say("/settings"))


@pytest.mark.parametrize("typed", ["language es", "language Español", "lang spanish", "LANGUAGE  ES"])
async def test_a_language_is_understood_by_any_of_its_names(pupil: Pupil, typed: str) -> None:
    await pupil.say(f"/settings {typed}")
    assert (await kept(pupil)).language == "es"
    await pupil.say("/settings idioma inglés")
    assert (await kept(pupil)).language == "en"


async def test_a_language_that_is_not_spoken_is_told_which_ones_are(pupil: Pupil) -> None:
    reply = await pupil.say("/settings language *Klingon*")
    assert r"speak \*Klingon\* yet" in words_of(reply)
    assert "English, Español" in words_of(reply)


async def test_a_time_zone_is_confirmed_by_the_time_that_it_is_there(pupil: Pupil) -> None:
    await pupil.say("/settings")
    await pupil.press("Change the time zone")
    assert "Noted: Madrid, where it is Monday 10:00" in words_of(await pupil.say("madrid"))
    assert (await kept(pupil)).time_zone == "Europe/Madrid"
    await pupil.press("That's not my time")
    assert "UTC+2" in words_of(await pupil.say("UTC+2"))
    assert (await kept(pupil)).time_zone == "Etc/GMT-2"


@pytest.mark.parametrize("typed", ["zone Madrid", "time zone Madrid", "timezone Europe/Madrid", "tz madrid"])
async def test_a_time_zone_can_be_typed_behind_the_command(pupil: Pupil, typed: str) -> None:
    await pupil.say(f"/settings {typed}")
    assert (await kept(pupil)).time_zone == "Europe/Madrid"


async def test_a_country_with_several_times_asks_which(pupil: Pupil) -> None:
    await pupil.say("/settings zone Spain")
    labels = [one.label for one in pupil.choices()]
    assert labels[0].startswith("Madrid · Monday 10:00")
    assert labels[1].startswith("Canary · Monday 9:00")
    await pupil.say("2")
    assert (await kept(pupil)).time_zone == "Atlantic/Canary"


async def test_a_mistyped_place_is_guessed_and_not_taken_for_granted(pupil: Pupil) -> None:
    assert "Did you mean" in words_of(await pupil.say("/settings zone Madird"))
    assert (await kept(pupil)).time_zone is None
    await pupil.say("1")
    assert (await kept(pupil)).time_zone == "Europe/Madrid"


async def test_a_place_that_is_not_known_leaves_the_form_open(pupil: Pupil) -> None:
    await pupil.say("/settings zone")
    assert "I don't know where Narnia is" in words_of(await pupil.say("Narnia"))
    await pupil.say("London")
    assert (await kept(pupil)).time_zone == "Europe/London"


async def test_a_setting_that_there_is_not_is_told_those_there_are(pupil: Pupil) -> None:
    assert "no setting called colour blue" in words_of(await pupil.say("/settings colour blue"))


@pytest.mark.parametrize("typed", ["zone UTC+99", "zone ../../etc/passwd", "zone <Mars>", "<colour>"])
async def test_what_is_refused_is_quoted_as_it_was_typed(pupil: Pupil, typed: str) -> None:
    given = plain(typed.removeprefix("zone "))
    assert f" {given} " in words_of(await pupil.say(f"/settings {typed}")).replace(". ", " ")


async def test_the_settings_lead_back_to_learning(pupil: Pupil) -> None:
    await pupil.say("/settings")
    assert words_of(await pupil.press("Go on learning")) == reached("home.start", None)
