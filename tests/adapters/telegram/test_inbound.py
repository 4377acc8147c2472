"""What Telegram tells becomes what was said: whose it is, where, and whether it was said to Parley at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Chat, Document, Message, MessageEntity, PhotoSize, PollAnswer, User

from adapters.telegram import inbound
from adapters.telegram.inbound import Place
from core.chat import Pressed, Said

US = User(id=1, first_name="Parley", is_bot=True, username="ParleyBot")
ADA = User(id=7, first_name="Ada", last_name="Lovelace", is_bot=False, language_code="en")
OTHER = User(id=2, first_name="Other", is_bot=True, username="OtherBot")
PRIVATE = Chat(id=7, type=Chat.PRIVATE)
GROUP = Chat(id=-100, type=Chat.SUPERGROUP, title="Study hall")
COMMANDS = frozenset({"learn", "quiz", "aprender"})


def message(text: str = "", *, chat: Chat = GROUP, user: User = ADA, **more: object) -> Message:
    entities: list[MessageEntity] = []
    at = text.find("@")
    if at == 0 or (at > 0 and text[at - 1] == " "):
        length = len(text[at:].split(maxsplit=1)[0])
        entities.append(MessageEntity(MessageEntity.MENTION, at, length))
    given: dict[str, object] = {"text": text or None, "entities": entities, "from_user": user, **more}
    return Message(message_id=5, date=None, chat=chat, **given)  # type: ignore[arg-type]  # as Telegram gives it


def reply(to: User, *, topic: str = "") -> Message:
    """A message of somebody's, or their opening of a topic."""
    return message("a question", user=to, forum_topic_created={"name": topic} if topic else None)


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("/learn", True),
        ("/LEARN loops", True),
        ("/aprender", True),
        ("/learn@ParleyBot", True),
        ("/learn@parleybot loops", True),
        ("/unknown@ParleyBot", True),
        ("/learn@OtherBot", False),
        ("/unknown", False),
        ("/etc/passwd is a file", False),
        ("/", False),
        ("@ParleyBot what is a loop?", True),
        ("what is a loop, @parleybot", True),
        ("@OtherBot what is a loop?", False),
        ("mail me at ada@parleybot", False),
        ("what is a loop?", False),
    ],
)
def test_in_a_group_it_is_for_us_where_it_says_so(text: str, ours: bool) -> None:
    assert inbound.is_for_us(message(text), US, COMMANDS) is ours


@pytest.mark.parametrize("text", ["hello", "/unknown", "/"])
def test_in_a_chat_of_two_all_is_for_us(text: str) -> None:
    assert inbound.is_for_us(message(text, chat=PRIVATE), US, COMMANDS)


@pytest.mark.parametrize(
    ("text", "to", "ours"),
    [
        ("42", US, True),
        ("/home is where it is", US, True),
        ("/learn@OtherBot", US, False),
        ("42", OTHER, False),
        ("42", ADA, False),
    ],
)
def test_an_answer_to_ours_is_for_us(text: str, to: User, ours: bool) -> None:
    said = message(text, reply_to_message=reply(to))
    assert inbound.is_for_us(said, US, COMMANDS) is ours


def test_a_topic_that_we_opened_makes_nobody_speak_to_us() -> None:
    opening = reply(US, topic="Loops")
    assert not inbound.is_for_us(message("hello", reply_to_message=opening), US, COMMANDS)


@pytest.mark.parametrize(
    "said",
    [message("/learn", user=OTHER), message("/learn", via_bot=US), message("/learn", user=OTHER, chat=PRIVATE)],
)  # fmt: skip
def test_what_bots_say_is_not_for_us(said: Message) -> None:
    assert not inbound.is_for_us(said, US, COMMANDS)


def test_the_topic_is_that_of_a_forum_and_no_other_thread() -> None:
    assert inbound.topic(message("x", message_thread_id=9, is_topic_message=True)) == 9
    assert inbound.topic(message("x", message_thread_id=9)) == 0
    assert inbound.topic(message("x")) == 0


def test_who_it_is_and_where() -> None:
    place = Place.of(message("x", message_thread_id=9, is_topic_message=True), about=5)
    found = inbound.incoming(
        ADA, place, "1:904", Said("x"), here=inbound.membership(GROUP, place, manages=True)
    )
    assert (found.person.id, found.person.name, found.person.language) == ("7", "Ada Lovelace", "en")
    assert found.chat == "7", "all that somebody does is one conversation"
    assert found.membership
    assert (found.membership.community, found.membership.place) == ("-100", "-100/9")
    assert found.membership.manages
    assert inbound.membership(PRIVATE, Place(chat=7), manages=False) is None


@given(
    st.integers(-(2**52), 2**52), st.integers(0, 2**31), st.integers(0, 2**31), st.text(max_size=64)
)  # fmt: skip
def test_an_address_leads_back_to_its_place(chat: int, topic: int, about: int, name: str) -> None:
    place = Place(chat=chat, topic=topic, about=about, name=name)
    assert inbound.place_of(inbound.address(7, place, "1:904")) == place


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("@ParleyBot what is a loop?", "what is a loop?"),
        ("@parleybot: 42", "42"),
        ("  42 ", "42"),
        ("see @ParleyBot", "see @ParleyBot"),
        ("/learn@ParleyBot loops", "/learn@ParleyBot loops"),
    ],
)
def test_the_mention_that_calls_us_is_no_part_of_what_is_said(text: str, said: str) -> None:
    assert inbound.said(message(text), US).text == said


@pytest.mark.parametrize(
    ("text", "pressed"),
    [
        ("/start press_1f-0", "1f.0"),
        ("/start press_1f-0 ", None),
        ("/start press_xyz", None),
        ("/start", None),
    ],
)
def test_the_address_of_a_choice_presses_it(text: str, pressed: str | None) -> None:
    body = inbound.body(message(text, chat=PRIVATE), US)
    assert body == (Pressed(pressed, posted=True) if pressed else Said(text.strip()))


@given(
    st.text("ab \n`é😀", max_size=30),
    st.text("xy=1\n😀", min_size=1, max_size=30),
    st.text("cd \n😀", max_size=30),
)
def test_code_that_a_client_has_marked_is_fenced_again_and_nothing_is_lost(
    before: str, code: str, after: str
) -> None:
    def units(text: str) -> int:
        return len(text.encode("utf-16-le")) // 2

    mark = MessageEntity(MessageEntity.PRE, units(before), units(code), language="python")
    whole = message(before + code + after)
    said = inbound.said(message(before + code + after, entities=[mark]), US).text
    assert whole.text is not None
    assert f"```python\n{code.removesuffix(chr(10))}\n```" in said
    assert [one for one in said if not one.isspace() and one != "`"] == [
        one
        for one in f"{before}python{code}{after}"
        if not one.isspace() and one != "`"
    ]  # fmt: skip


def test_a_document_and_a_picture_come_along() -> None:
    sizes = [PhotoSize(f"id{number}", f"u{number}", number, number, file_size=number) for number in (90, 320)]
    (picture,) = inbound.along_with(message(photo=sizes))
    assert (picture.id, picture.mime) == ("id320", "image/jpeg")
    (nameless,) = inbound.along_with(message(document=Document("id", "u")))
    assert (nameless.name, nameless.mime, nameless.size) == ("file", "application/octet-stream", 0)
    assert inbound.along_with(message("hello")) == []


def test_news_of_a_chat_is_told_from_what_is_said() -> None:
    assert inbound.is_news(message(new_chat_title="Loops"))
    assert not inbound.is_news(message("hello"))
    assert not inbound.is_news(message(document=Document("id", "u")))


@pytest.mark.parametrize(("options", "choice"), [((0,), "1.0"), ((1,), "1.1"), ((), None), ((7,), None)])
def test_a_vote_presses_what_it_is_for(options: tuple[int, ...], choice: str | None) -> None:
    vote = PollAnswer(poll_id="poll", option_ids=options, user=ADA, option_persistent_ids=())
    assert inbound.chosen(vote, ["1.0", "1.1"]) == choice
