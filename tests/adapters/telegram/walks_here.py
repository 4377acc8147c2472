"""Walks to what only Telegram shows: a group is set up where it is, a challenge goes into any chat, the adapter's own words."""

from dataclasses import replace
from datetime import date

from telegram import InlineQueryResultArticle, InputTextMessageContent

from adapters.telegram.inline import results
from adapters.telegram.render import CAPABILITIES, Button, Message, asked, messages
from core.chat import Membership, Reply, Said, Text
from core.degrade import degrade
from core.errors import NotAllowed, Unavailable
from core.features.community import views
from tests.adapters.discord.product import Walk
from tests.adapters.discord.replies import FORMS
from tests.adapters.telegram.product import ADDRESS, Stroll
from tests.adapters.telegram.replies import REPLIES, WAYS
from tests.adapters.telegram.taking import taken
from tests.core.features.doings import MEMORY, PYTHON, course_of, did

ADMINISTRATOR = Membership(community="-10042", place="-10042", name="Study hall", manages=True)
RIGHTS = ("send", "photos", "documents")
ASKED = ("line", "paragraph", "code", "one", "many", "order", "gaps", "places")
"""A form of each kind."""


async def community(walk: Walk) -> None:
    """The first five minutes of a group."""
    walk.guest.membership = ADMINISTRATOR
    await walk.call("first", "setup")
    walk.hall.lacks = RIGHTS
    await walk.fill("lacking", "1", "19", "Madrid")
    walk.hall.lacks = Unavailable("Telegram")
    await walk.press("unseen", "community.check")
    walk.hall.lacks = ()
    await walk.press("set-up", "community.check")
    walk.hall.refuses = NotAllowed("a post")
    await walk.press("refused", "community.test")
    await walk.call("", "setup")
    walk.hall.refuses = None
    await walk.press("posted", "community.test")
    await walk.press("again", "community.show")
    await walk.fill("zone-near", "1", "19", "Brazil")
    await walk.fill("zone-unknown", "1", "19", "xylophone")
    walk.guest.membership = replace(ADMINISTRATOR, community="-10043", place="-10043", name="")
    await walk.call("first-without-a-name", "setup")
    assert isinstance(walk, Stroll)
    form = walk.guest.form()
    for step, scene in enumerate(("hour-asked", "zone-asked"), start=1):
        rest = replace(form, fields=form.fields[step:])
        walk.own[scene] = asked(rest, walk.say, alone=False)
    await walk.fill("never", "1", "1", "")
    await walk.call("", "setup")
    await walk.fill("unreadable", "99", "19", "")
    python, memory = course_of(walk.guest.house, PYTHON), course_of(walk.guest.house, MEMORY)
    walk.show("post-welcome", *views.welcome(python, walk.say).blocks)
    today = views.Today(course=python, challenge=python.challenge("ticket"), day=date(2026, 1, 6), solvers=3)
    walk.show("post-daily", *views.daily(today, walk.say).blocks)
    today = views.Today(course=memory, challenge=None, day=date(2026, 1, 7))
    walk.show("post-daily-without-code", *views.daily(today, walk.say).blocks)


async def shares(walk: Walk) -> None:
    """What is offered to somebody who types behind the bot's name, and then stands in whatever chat."""
    assert isinstance(walk, Stroll)
    door = walk.guest.house.door
    await did(walk.guest, PYTHON)
    for scene, typed in {"challenge": "parrot", "passage": "quotation marks"}.items():
        found = await door.to_share(walk.guest.incoming(Said(typed)))
        offered = results(found, walk.say, door.commands(), lambda entry: f"{ADDRESS}{entry}")
        assert offered, typed
        walk.own[scene] = [_article(one) for one in offered[:2]]
        taken(walk.own[scene], alone=False)


def _article(one: InlineQueryResultArticle) -> Message:
    """What is offered, above what is then sent."""
    content, markup = one.input_message_content, one.reply_markup
    assert isinstance(content, InputTextMessageContent)
    assert markup
    buttons = tuple(
        tuple(Button(button.text, url=button.url or "") for button in row) for row in markup.inline_keyboard
    )
    text = f"({one.title}: {one.description})\n\n{content.message_text}"
    return Message(text=text, keyboard=buttons)


async def own_words(walk: Walk) -> None:
    """What the adapter says by itself, and how a form of each kind is asked."""
    assert isinstance(walk, Stroll)
    for words in (
        "telegram-anonymous",
        "telegram-unreadable",
        "telegram-video-note",
        "telegram-alone",
        "telegram-alone-open",
    ):
        walk.own[words] = messages(Reply.of(Text(walk.say(words))), walk.say, (), alone=True)
    quiz, *_ = REPLIES["quiz"].blocks[1:]
    told = {
        name: REPLIES[name] for name in ("nothing-to-read", "quiz-with-code", "form-editor", "output-long")
    }
    for name, reply in {**told, "quiz-alone": Reply.of(quiz, WAYS)}.items():
        walk.own[name] = _drawn(walk, reply, alone=True)
    for name in ASKED:
        form = replace(FORMS[name], id="1f.0")
        walk.own[f"form-{name}"] = _drawn(walk, Reply.of(form), alone=True)
        walk.own[f"form-{name}-in-a-group"] = _drawn(walk, Reply.of(form), alone=False)
        walk.own[f"form-{name}-opened"] = asked(form, walk.say, alone=True)


def _drawn(walk: Walk, reply: Reply, *, alone: bool) -> tuple[Message, ...]:
    return messages(degrade(reply.addressed(31), CAPABILITIES, walk.say), walk.say, (), alone=alone)
