"""Every block reaches every platform: natively, or in words that say the same."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import core.words
from core.chat import (
    Action,
    Block,
    Capabilities,
    Card,
    Choice,
    Choices,
    Code,
    Field,
    FieldKind,
    File,
    Form,
    Media,
    Picture,
    Progress,
    Reply,
    Solution,
    Text,
)
from core.degrade import degrade
from core.dialogue import Press, interpret
from core.words import Words

WORDS = Words.load([Path(core.words.__file__).parent])
SAY = WORDS.say("en")
TEXT_ONLY = Capabilities(blocks=frozenset({Text}))
GO = Action("quiz.answer")


def choices(*labels: str) -> Choices:
    return Choices(tuple(Choice(label, GO) for label in labels))


def form(*fields: Field) -> Form:
    return Form(fields=fields, action=GO, submit="Check")


def shown(block: Block, capabilities: Capabilities = TEXT_ONLY) -> tuple[Block, ...]:
    return degrade(Reply.of(block), capabilities, SAY).blocks


def texts(*blocks: Block, capabilities: Capabilities = TEXT_ONLY) -> str:
    parts = [
        block.markdown
        for block in degrade(Reply.of(*blocks), capabilities, SAY).blocks
        if isinstance(block, Text)
    ]
    return "\n\n".join(parts)


class TestChoices:
    def test_are_numbered_over_the_whole_reply(self) -> None:
        assert texts(choices("Yes", "No"), Text("or"), choices("Skip")) == (
            "1. Yes\n2. No\n\nor\n\n3. Skip\n\nType a number to choose."
        )

    def test_are_typed_with_a_slash_beside_a_form(self) -> None:
        said = texts(form(Field(name="a", label="Why?")), choices("Hint", "Skip"))
        assert said.endswith("Or type one of these:\n\n- `/1` Hint\n- `/2` Skip")

    def test_numbers_are_the_ones_that_typed_text_is_understood_by(self) -> None:
        labels = [f"Option {n}" for n in range(1, 8)]
        actions = {label: Action("quiz.answer", {"label": label}) for label in labels}
        options = [Choice(label, actions[label]) for label in labels]
        reply = Reply.of(Choices(tuple(options[:3])), Text("or"), Choices(tuple(options[3:])))
        said = "\n".join(b.markdown for b in degrade(reply, TEXT_ONLY, SAY).blocks if isinstance(b, Text))
        for number, label in re.findall(r"^(\d+)\. (Option \d)$", said, re.MULTILINE):
            assert interpret(number, reply) == Press(actions[label])

    def test_more_than_a_block_holds_go_into_several(self) -> None:
        capabilities = Capabilities(blocks=frozenset({Text, Choices}), choices=2)
        assert shown(choices("A", "B", "C", "D", "E"), capabilities) == (
            choices("A", "B"),
            choices("C", "D"),
            choices("E"),
        )

    def test_ids_and_marks_stay(self) -> None:
        capabilities = Capabilities(blocks=frozenset({Text, Choices}), choices=1)
        block = Choices((Choice("A", GO, id="7.0"), Choice("B", GO, id="7.1")), answers=True)
        assert shown(block, capabilities) == tuple(
            Choices((option,), answers=True) for option in block.options
        )


class TestForm:
    def test_one_field_is_asked_for(self) -> None:
        said = texts(form(Field(name="a", label="What is 2*3?")))
        assert said == "**What is 2\\*3?**\n\n**Check** · Send your answer as a message."

    def test_several_fields_are_asked_for_in_their_order(self) -> None:
        said = texts(
            form(Field(name="a", label="Name"), Field(name="b", label="Reason", kind=FieldKind.PARAGRAPH))
        )
        assert said.split("\n\n") == [
            "**Check** · Send 2 messages, one for each of these.",
            r"**1\. Name**",
            "Send your answer as a message.",
            r"**2\. Reason**",
            "Send your text as a message.",
        ]

    @pytest.mark.parametrize(
        ("kind", "count", "example"),
        [
            (FieldKind.MANY, 5, "1 3"),
            (FieldKind.MANY, 2, "1"),
            (FieldKind.ORDER, 3, "3 2 1"),
        ],
    )
    def test_options_are_numbered_with_an_example_of_an_answer(
        self, kind: FieldKind, count: int, example: str
    ) -> None:
        options = tuple(f"line {n}" for n in range(count))
        said = texts(form(Field(name="a", label="Which?", kind=kind, options=options)))
        assert all(f"{n}. line {n - 1}" in said for n in range(1, count + 1))
        assert said.endswith(f"like {example}.")

    def test_the_example_of_an_order_leaves_out_what_may_be_left_out(self) -> None:
        lines = ("a", "b", "c", "d")
        order = Field(name="a", label="Which?", kind=FieldKind.ORDER, options=lines, optional=True)
        assert texts(form(order)).endswith("Send the numbers in the right order, like 4 2.")

    def test_one_of_several_is_chosen_by_its_number(self) -> None:
        said = texts(form(Field(name="a", label="Which?", kind=FieldKind.ONE, options=("tea", "milk"))))
        assert "1. tea\n2. milk" in said
        assert said.endswith("Send the number of the one you choose.")

    @pytest.mark.parametrize(("kind", "what"), [(FieldKind.CHANNEL, "channel"), (FieldKind.ROLE, "role")])
    def test_a_place_or_a_role_is_named_by_its_id(self, kind: FieldKind, what: str) -> None:
        assert f"the id of the {what}" in texts(form(Field(name="a", label="Which?", kind=kind)))

    def test_code_that_is_there_to_begin_with_is_shown_as_code(self) -> None:
        field = Field(name="a", label="Mend it", kind=FieldKind.CODE, value="print(", language="python")
        assert Text("```python\nprint(\n```") in shown(form(field))
        assert Code("print(", "python") in shown(form(field), Capabilities(blocks=frozenset({Text, Code})))

    def test_a_value_that_is_there_to_begin_with_is_said(self) -> None:
        assert "To begin with: Ada" in texts(form(Field(name="a", label="Name", value="Ada")))


def test_a_card_keeps_title_text_and_facts() -> None:
    card = Card("Loops *now*", "Go *round*.", (("Items", "4"), ("Done", "1/4")))
    assert texts(card) == "**Loops \\*now\\***\n\nGo *round*.\n\n- Items: 4\n- Done: 1/4"


def test_progress_is_a_bar_with_numbers() -> None:
    assert texts(Progress("Lesson 2", 3, 10)) == "Lesson 2 ▰▰▰▱▱▱▱▱▱▱ 3 of 10"


@pytest.mark.parametrize(("done", "total", "full"), [(0, 0, 0), (12, 10, 10), (-1, 10, 0), (1, 3, 3)])
def test_a_bar_is_never_longer_than_it_is(done: int, total: int, full: int) -> None:
    said = texts(Progress("x", done, total))
    assert (said.count("▰"), said.count("▱")) == (full, 10 - full)


def test_a_picture_is_its_words_and_a_file_where_files_are_shown() -> None:
    picture = Picture(Media.of("map.png", "image/png", b"PNG"), "A map of skills")
    assert shown(picture) == (Text("Picture: A map of skills"),)
    assert shown(picture, Capabilities(blocks=frozenset({Text, File}))) == (
        Text("Picture: A map of skills"),
        File(picture.media),
    )


def test_a_file_is_named_where_files_are_not_shown() -> None:
    assert texts(File(Media.of("notes_1.txt", "text/plain", b"x"))) == "File: notes\\_1\\.txt"


class TestCode:
    def test_is_fenced_with_its_title(self) -> None:
        assert shown(Code("a = 1", "python", "Your code")) == (
            Text("**Your code**"),
            Text("```python\na = 1\n```"),
        )

    def test_cannot_get_out_of_its_fence(self) -> None:
        assert shown(Code("```\n@everyone")) == (Text("````\n```\n@everyone\n````"),)

    def test_is_a_file_with_its_content_when_it_is_too_long(self) -> None:
        source = "x = 'ñ'\n" * 100
        capabilities = Capabilities(blocks=frozenset({Text, Code, File}), code=200)
        begun, told, file = shown(Code(source, "python", "Output"), capabilities)
        assert begun == Code("\n".join(["x = 'ñ'"] * 25), "python", "Output")
        assert told == Text("That is how it begins. All of it is in the file code\\.py.")
        assert isinstance(file, File)
        assert file.media.content == source.encode()

    def test_of_more_lines_than_are_shown_begins_with_those_that_are(self) -> None:
        capabilities = Capabilities(blocks=frozenset({Text, Code, File}), code_lines=3)
        numbers = "\n".join(map(str, range(1, 8)))
        begun, _, file = shown(Code(numbers), capabilities)
        assert begun == Code("1\n2\n3")
        assert isinstance(file, File)
        assert file.media.content == numbers.encode()
        assert shown(Code("1\n2\n3\n"), capabilities) == (Code("1\n2\n3\n"),), "the last line has an end"

    def test_begins_in_a_fence_where_code_is_not_shown(self) -> None:
        capabilities = Capabilities(blocks=frozenset({Text, File}), code_lines=2)
        title, begun, *_ = shown(Code("a\nb\nc", "python", "Output"), capabilities)
        assert (title, begun) == (Text("**Output**"), Text("```python\na\nb\n```"))

    def test_is_cut_at_a_line_with_a_note_where_there_are_no_files(self) -> None:
        capabilities = Capabilities(blocks=frozenset({Text, Code}), code=50)
        assert shown(Code("0123456\n" * 20), capabilities) == (
            Code("\n".join(["0123456"] * 6)),
            Text("Only the first 47 of 160 characters are shown here."),
        )

    def test_in_a_text_is_code_when_its_fence_is_too_long(self) -> None:
        text = Text("Before\n```py\n" + "x = 1\n" * 30 + "```\nafter")
        blocks = shown(text, Capabilities(blocks=frozenset({Text, Code}), text=100))
        assert blocks == (Text("Before"), Code("x = 1\n" * 29 + "x = 1", "py"), Text("after"))


def test_what_replaces_is_sent_anew_where_nothing_can_be_replaced() -> None:
    reply = Reply(blocks=(Text("x"),), edits=True, private=True)
    assert degrade(reply, TEXT_ONLY, SAY) == Reply(blocks=(Text("x"),), private=True)


def test_words_are_in_the_language_of_the_learner() -> None:
    (text,) = degrade(Reply.of(choices("Sí")), TEXT_ONLY, WORDS.say("es")).blocks
    assert text == Text("1. Sí\n\nEscribe un número para elegir.")


# ── what holds of every reply on every platform ──────────────────────────────────────────────────────────

words = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=30)
long = st.one_of(st.text(max_size=60), st.lists(words, max_size=30).map("\n".join))
names = st.text("abc_", min_size=1, max_size=8)
media = st.builds(
    Media.of, names.map(lambda name: f"{name}.png"), st.just("image/png"), st.binary(max_size=9)
)
option = st.builds(Choice, words, st.just(GO))
field = st.builds(
    Field,
    name=names,
    label=words,
    kind=st.sampled_from(FieldKind),
    value=long,
    options=st.lists(words, max_size=5).map(tuple),
    language=st.sampled_from(["", "python", "`\n"]),
)
blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(
        Text,
        st.one_of(long, st.lists(st.sampled_from(["```", "~~~", "", "a b"]), max_size=40).map("\n".join)),
    ),
    st.builds(Code, st.one_of(long, st.text("`\n a", max_size=200)), words, words),
    st.builds(Card, words, long, st.lists(st.tuples(words, words), max_size=3).map(tuple)),
    st.builds(Picture, media, words),
    st.builds(File, media),
    st.builds(Choices, st.lists(option, max_size=9).map(tuple), st.booleans()),
    st.builds(
        Form,
        fields=st.lists(field, min_size=1, max_size=3).map(tuple),
        action=st.just(GO),
        submit=words,
    ),
    st.builds(Progress, words, st.integers(-2, 20), st.integers(-2, 20)),
)
replies = st.builds(Reply, blocks=st.lists(blocks, max_size=4).map(tuple), edits=st.booleans())
capabilities = st.builds(
    Capabilities,
    blocks=st.sets(st.sampled_from(sorted(Capabilities.EVERYTHING, key=str))).map(
        lambda some: frozenset({*some, Text})
    ),
    text=st.sampled_from([100, 137, 4000]),
    choices=st.integers(1, 4),
    code=st.sampled_from([40, 90, 4000]),
    code_lines=st.sampled_from([1, 5, 100_000]),
    edits=st.booleans(),
)


@given(replies, capabilities)
def test_a_degraded_reply_is_shown_by_the_platform(reply: Reply, capabilities: Capabilities) -> None:
    for block in degrade(reply, capabilities, SAY).blocks:
        assert type(block) in capabilities.blocks
        match block:
            case Text(markdown):
                assert 0 < len(markdown) <= capabilities.text
            case Code(source):
                assert len(source) <= capabilities.code
                assert source.removesuffix("\n").count("\n") < capabilities.code_lines
            case Choices(options):
                assert 0 < len(options) <= capabilities.choices
            case _:
                pass


@given(replies, capabilities)
def test_degrading_twice_is_degrading_once(reply: Reply, capabilities: Capabilities) -> None:
    once = degrade(reply, capabilities, SAY)
    assert degrade(once, capabilities, SAY) == once


@given(replies, capabilities)
def test_no_label_is_lost(reply: Reply, capabilities: Capabilities) -> None:
    said = squeezed(repr_of(degrade(reply, capabilities, SAY)))
    for label in labels(reply):
        assert squeezed(label) in said


@given(replies, capabilities)
def test_choices_and_forms_that_are_shown_keep_their_order(reply: Reply, capabilities: Capabilities) -> None:
    addressed = reply.addressed(1)
    degraded = degrade(addressed, capabilities, SAY)
    assert [id_ for id_ in ids(addressed) if id_ in set(ids(degraded))] == ids(degraded)


def ids(reply: Reply) -> list[str]:
    found: list[str] = []
    for block in reply.blocks:
        match block:
            case Choices(options):
                found += [option.id for option in options]
            case Form(id=id_):
                found.append(id_)
            case _:
                pass
    return found


def labels(reply: Reply) -> list[str]:
    """All that somebody must be able to read, however it is shown."""
    found: list[str] = []
    for block in reply.blocks:
        match block:
            case Choices(options):
                found += [option.label for option in options]
            case Form(fields=fields, submit=submit):
                found += [submit, *(field.label for field in fields)]
                found += [option for field in fields for option in field.options]
            case Card(title, _, facts):
                found += [title, *(part for fact in facts for part in fact)]
            case Picture(_, alt):
                found.append(alt)
            case File(media):
                found.append(media.name)
            case Code(title=title):
                found.append(title)
            case Progress(label):
                found.append(label)
            case Text():
                pass
    return found


def repr_of(reply: Reply) -> str:
    """All that is read in a reply."""
    own = [block.markdown for block in reply.blocks if isinstance(block, Text)]
    return "".join([*own, *labels(reply)])


def squeezed(text: str) -> str:
    """`text` without space and without the backslashes of Markdown."""
    return re.sub(r"\s|\\", "", text)


@pytest.mark.parametrize(
    ("capabilities", "reaching"),
    [
        (Capabilities(blocks=Capabilities.EVERYTHING, polls=True), [Solution((1,))]),
        (Capabilities(blocks=Capabilities.EVERYTHING), [None]),
        (Capabilities(blocks=Capabilities.EVERYTHING, polls=True, choices=1), [None, None]),
    ],
)
def test_what_is_right_reaches_only_a_platform_that_hides_it_until_the_press(
    capabilities: Capabilities, reaching: list[Solution | None]
):
    question = Choices((Choice("a", GO), Choice("b", GO)), answers=True, solution=Solution((1,)))
    blocks = shown(question, capabilities)
    assert [block.solution for block in blocks if isinstance(block, Choices)] == reaching
