"""Pictures, files and long texts: where they stand, nothing is edited away, and Discord takes all that is sent."""

import pytest

from tests.adapters.discord.visitor import Visitor
from tests.adapters.toy import Toy
from tests.loopback.discord import LoopbackDiscord, Message
from tests.loopback.discord.interactions import DEFERRED
from tests.loopback.discord.reading import buttons_of

pytestmark = pytest.mark.usefixtures("platform")

LONG = "学习编程很有意思" * 500
"""4,000 characters, each of three bytes."""


@pytest.mark.parametrize("where", ["server", "direct"])
async def test_a_question_with_a_picture_is_left_as_it_is(where: str, ada: Visitor, direct: Visitor) -> None:
    visitor = ada if where == "server" else direct
    question = await visitor.call("look")
    assert [one.name for one in question.attachments] == ["plot.png"]
    answer = await visitor.press("Right")
    assert "You said Right" in answer.text
    assert answer is not question
    assert question.edits == 0
    assert not any(one.get("disabled") for one in buttons_of(question))
    assert [one.name for one in question.attachments] == ["plot.png"]


async def test_a_deferred_answer_is_words_and_its_picture_follows(
    ada: Visitor, toy: Toy, loopback: LoopbackDiscord
) -> None:
    did = await ada.person.slash(ada.channel, "draw", settle=False)
    await did.acknowledgement()
    assert did.callbacks == [DEFERRED]
    toy.hold.set()
    await loopback.until(lambda: len(did.messages) == 2)
    words, picture = did.messages
    assert words.text == "ran a plot"
    assert words.attachments == []
    assert [one.description for one in picture.attachments] == ["Three bars"]
    assert [one.owner for one in did.messages] == [ada.person.user] * 2


def said(messages: list[Message]) -> str:
    """The signs that were written, without what stands around them."""
    return "".join(sign for one in messages for sign in one.text if sign in LONG)


async def test_a_long_text_in_chinese_is_divided_so_that_discord_takes_it(
    direct: Visitor, loopback: LoopbackDiscord
) -> None:
    await direct.call("name")
    await direct.fill(await direct.open("Answer"), {"Your name": LONG})
    await loopback.until(lambda: len(said(direct.shown)) >= len(LONG))
    assert said(direct.shown) == LONG


async def test_long_code_in_chinese_comes_back_whole(ada: Visitor, loopback: LoopbackDiscord) -> None:
    await ada.call("write")
    await ada.fill(await ada.open("Write code"), {"Your code": LONG})

    def whole() -> bool:
        files = [file.content.decode() for one in ada.shown for file in one.attachments]
        return LONG in (said(ada.shown), *files)

    await loopback.until(whole)
