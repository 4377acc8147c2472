"""The weekly digest: in the chat and by e-mail, to who still teaches there, once, and only to an address that is theirs."""

import re
from collections.abc import AsyncGenerator
from dataclasses import replace
from datetime import timedelta

import pytest

from core.chat import Filled
from core.features.insight.digesting import MOST_LETTERS, TRIES, VALID, send_due
from core.mail import MailSettings, open_mail
from core.store import dials
from tests.core.features.insight.scenes import SCHOOL, Scene, called, pressed, sent
from tests.core.mail.post_office import PostOffice, post_office, text_of
from tests.pupil import Pupil, words_of


@pytest.fixture
async def office(there: Scene) -> AsyncGenerator[PostOffice]:
    """A server for e-mail that the house knows."""
    async with post_office() as opened:
        wanted = {"smtp_url": opened.url, "mail_from": "parley@example.org"}
        mail = open_mail(MailSettings.model_validate(wanted))
        dispatch = there.opened.dispatch
        dispatch.house = replace(dispatch.house, mail=mail)
        yield opened


async def teaches(there: Scene, mo: Pupil, *, granted: bool = True, email: str = "") -> None:
    """Have Mo be an instructor who has written to Parley alone, and a class with somebody who is away."""
    await mo.say("hi")
    await there.learner("Ada <b>Byron</b>", days=20)
    await called(mo, "overview")
    await there.rows("UPDATE staff SET granted = :granted, email = :email", granted=granted, email=email)


async def told(there: Scene, mo: Pupil) -> list[str]:
    """What Mo is told when the chore comes round."""
    before = len(mo.deliveries)
    await send_due(there.house, there.clock.now())
    await there.opened.recover()
    return [words_of(one.reply) for one in mo.deliveries[before:]]


async def test_on_monday_morning_it_is_told_once_in_the_chat(there: Scene, mo: Pupil) -> None:
    await teaches(there, mo)
    (said,) = await told(there, mo)
    assert "Your classes, this week" in said
    assert "has not begun, 20 days after joining" in said
    assert "0 of 1 learners did something in the last 7 days" in said
    assert "Club class" not in said
    assert await told(there, mo) == []
    there.clock.advance(days=7)
    assert len(await told(there, mo)) == 1


async def test_in_quiet_hours_it_waits_until_they_are_over(there: Scene, mo: Pupil) -> None:
    await teaches(there, mo)
    now = there.clock.now()
    await there.house.database.write(
        dials.turn_to, "test/school", "quiet-hours", [now.hour, now.hour + 1], now
    )
    assert await told(there, mo) == []
    there.clock.advance(hours=1)
    assert len(await told(there, mo)) == 1


async def test_whoever_does_not_teach_there_any_more_is_told_nothing(there: Scene, mo: Pupil) -> None:
    await teaches(there, mo, granted=False)
    assert await told(there, mo) == [], "the platform does not say that they do"
    await there.rows("DELETE FROM staff")
    assert await told(there, mo) == []


async def test_whoever_turned_it_off_is_sent_none(there: Scene, mo: Pupil) -> None:
    await teaches(there, mo)
    assert "Your classes" not in await called(mo, "digest")
    assert "comes no more" in await pressed(mo, "Don't send it weekly")
    assert await told(there, mo) == []
    await called(mo, "digest")
    assert "on Mondays at 8" in await pressed(mo, "Send it weekly")
    assert len(await told(there, mo)) == 1
    assert await there.rows("SELECT count(*) FROM acts WHERE act = 'digest-change'") == [(2,)]


async def test_without_a_server_no_address_is_asked_for(there: Scene, mo: Pupil) -> None:
    await teaches(there, mo)
    await called(mo, "digest")
    assert "Also by e-mail" not in [one.label for one in mo.choices()]


async def ask(mo: Pupil, email: str) -> str:
    await called(mo, "digest")
    await pressed(mo, "Also by e-mail")
    return await sent(mo, Filled(mo.form().id, {"email": email}), SCHOOL)


async def enter(mo: Pupil, code: str) -> str:
    return await sent(mo, Filled(mo.form().id, {"code": code}), SCHOOL)


async def test_it_goes_to_an_address_that_was_proved_and_can_be_left(
    there: Scene, mo: Pupil, office: PostOffice
) -> None:
    await teaches(there, mo)
    assert "A code is on its way" in await ask(mo, "mo@example.org")
    found = re.search(r"\b\d{6}\b", text_of(office.letters[0]))
    assert found is not None
    assert await there.rows("SELECT email FROM staff") == [("",)], "it is not theirs yet"
    assert r"It also goes to mo@example\.org" in await enter(mo, found[0])
    await told(there, mo)
    letter = office.letters[1]
    assert letter["To"] == "mo@example.org"
    assert letter["List-Unsubscribe"]
    assert "Ada <b>Byron</b>: has not begun" in text_of(letter)
    assert "Ada &lt;b&gt;Byron&lt;/b&gt;" in text_of(letter, "html")
    await called(mo, "digest")
    await pressed(mo, "No more e-mail")
    there.clock.advance(days=7)
    await told(there, mo)
    assert len(office.letters) == 2


async def test_a_code_that_is_guessed_is_soon_worth_nothing(
    there: Scene, mo: Pupil, office: PostOffice
) -> None:
    await teaches(there, mo)
    await ask(mo, "mo@example.org")
    for left in range(TRIES - 1, 0, -1):
        assert (f"{left} more tries" if left > 1 else "one more try") in await enter(mo, "nothing")
    form = mo.form().id
    assert "those were all the tries" in await enter(mo, "nothing")
    found = re.search(r"\b\d{6}\b", text_of(office.letters[0]))
    assert found is not None
    assert "not good any more" in await sent(mo, Filled(form, {"code": found[0]}), SCHOOL)
    assert await there.rows("SELECT email FROM staff") == [("",)]


async def test_a_code_is_good_for_half_an_hour(there: Scene, mo: Pupil, office: PostOffice) -> None:
    await teaches(there, mo)
    await ask(mo, "mo@example.org")
    found = re.search(r"\b\d{6}\b", text_of(office.letters[0]))
    assert found is not None
    there.clock.advance(seconds=(VALID + timedelta(seconds=1)).total_seconds())
    assert "not good any more" in await enter(mo, found[0])


async def test_what_is_no_address_is_not_written_to(there: Scene, mo: Pupil, office: PostOffice) -> None:
    await teaches(there, mo)
    assert "doesn't look like an e-mail address" in await ask(mo, "mo@example.org, eve@example.org")
    office.refusal = "550 nobody here"
    assert "takes no letters for that address" in await ask(mo, "mo@example.org")
    assert not office.letters


async def test_a_letter_that_cannot_be_sent_leaves_the_chat_its_digest(
    there: Scene, mo: Pupil, office: PostOffice, caplog: pytest.LogCaptureFixture
) -> None:
    await teaches(there, mo, email="mo@example.org")
    office.refusal = "451 later"
    assert len(await told(there, mo)) == 1
    assert "mo@example.org" not in caplog.text


async def test_nobody_is_flooded_with_letters_that_they_did_not_ask_for(
    there: Scene, mo: Pupil, office: PostOffice
) -> None:
    """Anybody may teach in a community of their own, and say that an address is theirs."""
    await teaches(there, mo)
    for number in range(MOST_LETTERS):
        assert "A code is on its way" in await ask(mo, f"victim{number}@example.org")
    assert "as many codes today as I may" in await ask(mo, "victim@example.org")
    assert len(office.letters) == MOST_LETTERS
    there.clock.advance(days=1)
    assert "A code is on its way" in await ask(mo, "mo@example.org")
