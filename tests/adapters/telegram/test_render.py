"""Replies as messages: as in their golden files, taken by Telegram, and with nothing left out."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.telegram import ids
from adapters.telegram.fields import first_step
from adapters.telegram.render import CAPABILITIES, Button, Message, asked, messages
from adapters.telegram.units import DROPPED, GAP, clean, units
from core.chat import (
    Card,
    Choices,
    Code,
    CommandOption,
    CommandSpec,
    Field,
    FieldKind,
    File,
    Form,
    Picture,
    Reply,
    Say,
    Text,
    Tone,
)
from core.degrade import degrade
from tests.adapters.discord.replies import FORMS, LONG, PLOT, choices
from tests.adapters.telegram.drawing import drawn
from tests.adapters.telegram.golden import SAY, WORDS, check
from tests.adapters.telegram.replies import IN_GROUPS, LAST, QUESTION, REPLIES, WAYS, quiz
from tests.adapters.telegram.taking import taken
from tests.core.test_degrade import labels, replies
from tests.loopback.telegram.entities import found

COMMANDS = (
    CommandSpec(name="learn"),
    CommandSpec(name="quiz", options=(CommandOption(name="topic"),)),
    CommandSpec(name="course create"),
)


def shown(reply: Reply, *, alone: bool = True, say: Say = SAY) -> tuple[Message, ...]:
    return messages(degrade(reply.addressed(31), CAPABILITIES, say), say, COMMANDS, alone=alone)


def buttons(made: Sequence[Message]) -> Iterator[Button]:
    return (button for message in made for row in message.keyboard for button in row)


# ── golden files ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", REPLIES)
def test_a_reply_is_shown_as_in_its_golden_file(name: str) -> None:
    made = shown(REPLIES[name])
    taken(made, alone=True)
    check(name, drawn(made))


@pytest.mark.parametrize("name", IN_GROUPS | LAST)
def test_a_reply_in_a_group_is_shown_as_in_its_golden_file(name: str) -> None:
    made = shown((IN_GROUPS | LAST)[name], alone=False)
    taken(made, alone=False)
    check(f"group/{name}", drawn(made))


@pytest.mark.parametrize("name", LAST)
def test_a_form_at_the_end_is_shown_as_in_its_golden_file(name: str) -> None:
    made = shown(LAST[name])
    taken(made, alone=True)
    check(name, drawn(made))


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("name", FORMS)
def test_a_form_that_is_opened_is_shown_as_in_its_golden_file(name: str, alone: bool) -> None:
    made = asked(replace(FORMS[name], id="1f.0"), SAY, alone=alone)
    taken(made, alone=alone)
    check(f"asked/{name}{'' if alone else '-in-a-group'}", drawn(made))


@pytest.mark.parametrize(
    "name", ["form-code", "form-many", "form-order", "form-gaps-last", "quiz-with-code", "nothing-to-read"]
)
def test_words_are_in_the_learners_language(name: str) -> None:
    reply = (REPLIES | LAST)[name]
    for alone in (True, False):
        made = shown(reply, alone=alone, say=WORDS.say("es"))
        taken(made, alone=alone)
        check(f"es/{name}{'' if alone else '-in-a-group'}", drawn(made))


def test_every_kind_of_block_has_a_golden_file() -> None:
    assert {type(block) for reply in REPLIES.values() for block in reply.blocks} == CAPABILITIES.blocks


# ── messages ─────────────────────────────────────────────────────────────────────────────────────────────


def test_a_question_stays_with_its_choices_when_a_message_is_full() -> None:
    first, second = shown(
        Reply.of(Text("word " * 700), Card("Question", "word " * 250), choices("Yes", "No"))
    )
    assert "Question" not in first.text
    assert "Question" in second.text
    assert [one.data for one in buttons([second])] == ["a:1f.0", "a:1f.1"]


def test_a_reply_in_which_nothing_is_seen_is_no_message() -> None:
    assert shown(Reply.of(Text("[a]: https://x.y"), Text("&nbsp;"))) == ()


def test_a_message_of_the_longest_is_one() -> None:
    for sign in "a😀":
        (only,) = shown(Reply.of(Card("", sign * (4096 // units(sign)))))
        (read,) = taken([only], alone=True)
        assert units(read.words) == 4096


def test_code_that_is_cut_is_code_again_in_the_next_message() -> None:
    source = "".join(f"print({number})\n" for number in range(900))
    pages = taken(shown(Reply.of(Card("", f"```python\n{source}```"))), alone=True)
    assert [[one["type"] for one in page.entities] for page in pages] == [["pre"]] * len(pages)
    assert {page.entities[0]["language"] for page in pages} == {"python"}
    assert "\n".join(page.words for page in pages) == source.rstrip()


def test_a_hundred_marks_are_not_in_one_message() -> None:
    pages = taken(shown(Reply.of(Text("**b** *i* " * 150))), alone=True)
    assert sum(len(page.entities) for page in pages) == 300
    assert max(len(page.entities) for page in pages) <= 100


def test_more_buttons_than_a_keyboard_holds_take_another_message() -> None:
    made = shown(Reply.of(*[choices(*(f"{n}" for n in range(48)), answers=False)] * 3))
    assert [len(list(buttons([one]))) for one in made] == [96, 48]
    taken(made, alone=True)


def test_numbers_on_buttons_are_those_that_are_typed() -> None:
    (only,) = shown(Reply.of(choices("Yes", "No"), choices(LONG, "Neither")))
    assert re.findall(r"^\d+\. \w+", only.text, re.MULTILINE) == ["3. A", "4. Neither"]
    assert [one.label[:3] for one in buttons([only])] == ["Yes", "No", "3. ", "4. "]


def test_a_choice_without_words_has_its_number() -> None:
    (only,) = shown(Reply.of(choices("", "b")))
    assert [one.label for one in buttons([only])] == ["1", "2"]


@pytest.mark.parametrize(
    ("language", "mine"), [("en", ["/learn", "/LEARN"]), ("es", ["/learn", "/LEARN", "/aprender"])]
)
def test_commands_of_ours_can_be_touched_and_no_others(language: str, mine: list[str]) -> None:
    text = "/learn, /LEARN, /aprender; /tmp, /etc/passwd, </b>, 1/2, @ada, a@b.c"
    (made,) = taken(shown(Reply.of(Text(text)), say=WORDS.say(language)), alone=True)
    assert made.words.replace(GAP, "") == text
    assert [made.words[one["offset"] :][: one["length"]] for one in found(made.words) if _acts(one)] == mine


def _acts(mark: dict[str, object]) -> bool:
    return mark["type"] in {"bot_command", "mention"}


# ── polls ────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_poll_is_for_private_chats() -> None:
    reply = Reply.of(QUESTION, quiz("Two", "Three"))
    assert [one.poll is not None for one in shown(reply)] == [True]
    (in_group,) = shown(reply, alone=False)
    assert [one.data for one in buttons([in_group])] == ["a:1f.0", "a:1f.1"]


def test_a_poll_knows_which_choices_it_stands_for() -> None:
    ((first, second),) = [shown(Reply.of(WAYS, QUESTION, quiz("Two", "Three")))]
    assert [one.data for one in buttons([first])] == ["c:1f.0", "c:1f.1"]
    assert second.poll
    assert second.poll.answers == ("1f.2", "1f.3")
    assert second.poll.options[second.poll.correct] == "Three"


def test_what_was_not_asked_before_the_poll_is_said_before_it() -> None:
    for name, reply in REPLIES.items():
        made = shown(reply)
        if any(one.poll for one in made):
            said = " ".join(one.text + (one.poll.question if one.poll else "") for one in made)
            for block in reply.blocks:
                if isinstance(block, Card):
                    assert block.title in said, name


# ── forms ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["line", "paragraph", "code", "gaps"])
def test_a_form_beside_which_nothing_is_pressed_asks_for_a_reply(name: str) -> None:
    for alone in (True, False):
        *_, last = shown(LAST[f"form-{name}-last"], alone=alone)
        assert last.prompt
        assert last.keyboard == ()


def test_in_a_group_a_form_beside_ways_is_opened_by_a_button() -> None:
    (only,) = shown(Reply.of(QUESTION, FORMS["line"], WAYS), alone=False)
    assert [one.data for one in buttons([only])] == ["f:1f.0", "c:1f.1", "c:1f.2"]
    assert only.prompt is None


def test_with_somebody_alone_text_fills_the_form_beside_ways() -> None:
    (only,) = shown(Reply.of(QUESTION, FORMS["line"], WAYS))
    assert [one.data for one in buttons([only])] == ["c:1f.1", "c:1f.2"]
    assert SAY("degrade-field-line") in only.text


def test_only_the_first_form_is_filled_by_text() -> None:
    (only,) = shown(Reply.of(QUESTION, FORMS["line"], FORMS["paragraph"]))
    assert [one.data for one in buttons([only])] == ["f:1f.1"]


def test_what_stands_in_a_form_can_be_copied_or_comes_as_a_file() -> None:
    (only,) = shown(Reply.of(QUESTION, FORMS["code"]))
    assert '<pre><code class="language-python">for i in ...:\n    pass</code></pre>' in only.text
    first, *_ = shown(Reply.of(FORMS["code-long"]))
    assert first.document
    assert first.document.content == b"x = 1\n" * 900


@pytest.mark.parametrize(
    ("address", "alone", "led"),
    [
        ("https://learn.example.org/x", True, ("", "https://learn.example.org/x")),
        ("https://learn.example.org/x", False, None),
        ("http://learn.example.org/x", True, ("http://learn.example.org/x", "")),
        ("http://localhost:8080/x", True, ("http://127.0.0.1:8080/x", "")),
        ("http://127.0.0.1:8080/x", True, ("http://127.0.0.1:8080/x", "")),
        ("http://parley:8080/x", True, None),
        ("", True, None),
    ],
)
def test_the_editor_is_behind_a_button_where_telegram_leads_there(
    address: str, alone: bool, led: tuple[str, str] | None
) -> None:
    made = shown(Reply.of(QUESTION, replace(FORMS["code"], elsewhere=address)), alone=alone)
    found = [(one.url, one.web_app) for one in buttons(made) if not one.data]
    assert found == ([led] if led else [])
    taken(made, alone=alone)


# ── what holds of every reply ────────────────────────────────────────────────────────────────────────────

wordy = st.builds(
    Card,
    st.text("aé*_@<>` /😀", max_size=20),
    st.integers(0, 12).map(lambda n: "\n\n".join(["word " * 130] * n)),
    tone=st.sampled_from(Tone),
)
some = st.lists(
    st.sampled_from(["a", "", "b\nc", LONG, f"{LONG}, and more", "@everyone", "\u200b", "  x"]),
    min_size=1,
    max_size=30,
)
crowded = st.builds(
    Reply,
    blocks=st.lists(
        st.one_of(
            wordy,
            some.map(lambda given: choices(*given)),
            some.map(lambda given: choices(*given, answers=False)),
            st.builds(quiz, st.sampled_from(["a", "b", LONG]), st.sampled_from(["c", "d", "b\nc"])),
            st.sampled_from(
                [Picture(PLOT, "A plot"), Picture(PLOT, LONG * 12), Code("x = 1", "python"), *FORMS.values()]
            ),
        ),
        max_size=24,
    ).map(tuple),
)
anything = st.one_of(replies, crowded)


@given(anything, st.booleans())
def test_telegram_takes_every_reply(reply: Reply, alone: bool) -> None:
    taken(shown(reply, alone=alone), alone=alone)


@given(st.one_of(replies, crowded), st.booleans())
def test_telegram_takes_what_asks_for_a_form(reply: Reply, alone: bool) -> None:
    for block in degrade(reply.addressed(31), CAPABILITIES, SAY).blocks:
        if isinstance(block, Form):
            made = asked(block, SAY, alone=alone)
            assert (made[-1].prompt is not None) is not bool(made[-1].keyboard)
            taken(made, alone=alone)


@given(anything, st.booleans())
def test_every_choice_is_there_once_and_in_order(reply: Reply, alone: bool) -> None:
    expected: list[str] = []
    for block in degrade(reply.addressed(31), CAPABILITIES, SAY).blocks:
        if isinstance(block, Choices):
            expected += [option.id for option in block.options]
    found: list[str] = []
    for message in shown(reply, alone=alone):
        found += message.poll.answers if message.poll else ()
        pressed = (ids.parse(button.data) for button in buttons([message]))
        found += [one.id for one in pressed if isinstance(one, ids.Way)]
    assert sorted(found, key=expected.index) == expected


@given(anything, st.booleans())
def test_every_form_can_be_answered(reply: Reply, alone: bool) -> None:
    """By its options, by opening it, or by text, which fills the first that can be typed."""
    degraded = degrade(reply.addressed(31), CAPABILITIES, SAY)
    made = shown(reply, alone=alone)
    pressed = [ids.parse(button.data) for button in buttons(made)]
    reached = {one.form for one in pressed if isinstance(one, ids.Opened | ids.Sent)}
    forms = [block for block in degraded.blocks if isinstance(block, Form)]
    typed = [one.id for one in forms if not any(_is_place(field) for field in one.fields)][:1]
    by_text = typed if alone or any(message.prompt is not None for message in made) else []
    assert {one.id for one in forms} <= reached | set(by_text)


def _is_place(field: Field) -> bool:
    return field.kind in {FieldKind.CHANNEL, FieldKind.ROLE}


@given(anything, st.booleans())
def test_no_words_are_left_out(reply: Reply, alone: bool) -> None:
    """What is read in messages, on buttons, in polls, and once a form is opened; only files keep their names.

    Of a form that is filled in one step after the other, the other fields come when the first is answered.
    """
    made = [*shown(reply, alone=alone)]
    for block in reply.addressed(31).blocks:
        if isinstance(block, Form):
            made += asked(block, SAY, alone=alone)
    read = [one.words for one in taken([one for one in made if not one.poll], alone=alone)]
    read += [one.label for one in buttons(made)]
    read += [" ".join((one.poll.question, *one.poll.options)) for one in made if one.poll]
    everything = _squeezed("".join(read))
    blocks = (
        replace(first_step(block, SAY), submit="") if isinstance(block, Form) else block
        for block in reply.blocks
    )
    for label in labels(Reply.of(*(block for block in blocks if not isinstance(block, File)))):
        assert _squeezed(label) in everything


def _squeezed(text: str) -> str:
    return re.sub(rf"[\s\\{GAP}]", "", clean(DROPPED.sub("", text)))


@given(replies)
def test_alt_text_is_never_lost(reply: Reply) -> None:
    pictures = Counter(type(block) for block in reply.blocks)[Picture]
    made = shown(reply)
    assert sum(one.photo is not None for one in made) == pictures
    said = _squeezed("".join(one.words for one in taken([one for one in made if not one.poll], alone=True)))
    for block in reply.blocks:
        if isinstance(block, Picture):
            assert _squeezed(block.alt) in said
