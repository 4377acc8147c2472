"""Typed lines become messages, and messages say the right thing to the core."""

import pytest

from adapters.terminal.inbound import Gathering, Message, Open, files_named, understood
from core.chat import Action, Field, FieldKind, Filled, Form, Said


def typed(*lines: str, code: bool = False) -> list[Message]:
    """All messages of these lines and of the end after them."""
    gathering = Gathering()
    messages = [gathering.take(line, code=code) for line in lines]
    return [message for message in [*messages, gathering.end()] if message is not None]


def block(text: str) -> Message:
    return Message(text, literal=True)


class TestGathering:
    def test_each_line_is_a_message(self) -> None:
        assert typed("hello", "", "  ", "/quiz loops") == [Message("hello"), Message("/quiz loops")]

    @pytest.mark.parametrize("opening", ["```", "```python", "  ```  "])
    def test_lines_between_fences_are_one_message(self, opening: str) -> None:
        assert typed(opening, "a", "", "", ".", "/b", "```", "c") == [block("a\n\n\n.\n/b"), Message("c")]

    def test_a_fence_that_is_never_closed_ends_with_the_input(self) -> None:
        assert typed("```", "a", "b") == [block("a\nb")]

    def test_an_empty_fence_is_no_message(self) -> None:
        assert typed("```", "```", "", "``` and more") == [Message("``` and more")]

    def test_code_ends_with_a_single_dot(self) -> None:
        assert typed("if x:", "    y", ".", "a", ".", code=True) == [block("if x:\n    y"), block("a")]

    def test_code_ends_with_two_empty_lines(self) -> None:
        assert typed("a", "", "b", "", "", "c", "", "", code=True) == [block("a\n\nb"), block("c")]

    def test_empty_lines_before_code_are_not_part_of_it(self) -> None:
        assert typed("", "", "", "a", ".", code=True) == [block("a")]

    def test_a_dot_alone_is_no_code(self) -> None:
        assert typed(".", "", ".", code=True) == []

    def test_a_command_goes_through_where_code_is_asked_for(self) -> None:
        assert typed("/hint", "/2", "a", "/ 2", ".", code=True) == [
            Message("/hint"),
            Message("/2"),
            block("a\n/ 2"),
        ]

    def test_pasted_text_stays_together(self) -> None:
        assert typed("one\ntwo\n") == [block("one\ntwo")]
        assert typed("```py\na\n\n\nb\n```\n") == [block("a\n\n\nb")]

    def test_pasted_code_may_hold_two_empty_lines(self) -> None:
        assert typed("def a():\n    pass\n\n\ndef b():", "    pass", ".", code=True) == [
            block("def a():\n    pass\n\n\ndef b():\n    pass")
        ]
        assert typed("a\n\n\nb\n.\n", "c", ".", code=True) == [block("a\n\n\nb"), block("c")]

    def test_pasted_into_an_open_fence_closes_it(self) -> None:
        assert typed("```", "a\nb\n```", "c") == [block("a\nb"), Message("c")]


class TestFiles:
    @pytest.mark.parametrize(
        ("text", "said", "paths"),
        [
            ("/run @main.py", "/run", ("main.py",)),
            ("/run @main.py @data.csv", "/run", ("main.py", "data.csv")),
            ("/run print('a  b') @../data", "/run print('a  b')", ("../data",)),
            ('/run @"my file.py" ', "/run", ("my file.py",)),
            ("@main.py", "", ("main.py",)),
            ("@~/main.py @/tmp/x", "", ("~/main.py", "/tmp/x")),
        ],
    )
    def test_files_go_along_with_a_command_or_alone(
        self, text: str, said: str, paths: tuple[str, ...]
    ) -> None:
        assert files_named(Message(text)) == (Message(said), paths)

    @pytest.mark.parametrize(
        "text",
        [
            "write to ada@example.org",
            "ask @bob",
            "@property",
            "@",
            "/run print('mail @bob')",
            "/run a @ b",
            "/run @a and more",
            "/run",
            "",
            "one\n@two.py",
        ],
    )
    def test_any_other_at_sign_is_a_part_of_what_is_said(self, text: str) -> None:
        assert files_named(Message(text)) == (Message(text), ())

    def test_a_block_of_text_names_no_files(self) -> None:
        assert files_named(block("@main.py")) == (block("@main.py"), ())

    def test_where_code_is_asked_for_a_program_may_be_named_in_its_place(self) -> None:
        assert typed("@main.py", code=True) == [Message("@main.py")]
        assert typed("@cache", "def f():", ".", code=True) == [block("@cache\ndef f():")]
        assert typed("x = 1", "@main.py", ".", code=True) == [block("x = 1\n@main.py")]


class TestUnderstood:
    form = Form(
        fields=(Field(name="name", label="Name"), Field(name="code", label="Code", kind=FieldKind.CODE)),
        action=Action("x.y"),
        submit="Go",
        id="7.0",
    )

    @pytest.mark.parametrize("text", ["hello", "2", "/2", "/quiz"])
    def test_text_is_said_where_no_form_is_open(self, text: str) -> None:
        assert understood(Message(text), None) == Said(text)

    @pytest.mark.parametrize("text", ["/2", "/hint please", "  /cancel"])
    def test_a_command_is_said_while_a_form_is_open(self, text: str) -> None:
        assert understood(Message(text), Open(self.form)) == Said(text)

    def test_text_fills_a_form_field_by_field(self) -> None:
        waiting = understood(Message("Ada"), Open(self.form))
        assert waiting == Open(self.form, {"name": "Ada"})
        assert isinstance(waiting, Open)
        assert waiting.asks_for_code
        assert understood(block("/x/.test(y)"), waiting) == Filled(
            "7.0", {"name": "Ada", "code": "/x/.test(y)"}
        )

    @pytest.mark.parametrize("text", ["2", "/", "// a comment", "-2"])
    def test_what_is_no_command_is_an_answer(self, text: str) -> None:
        one = Form(fields=self.form.fields[:1], action=self.form.action, submit="Go", id="7.0")
        assert understood(Message(text), Open(one)) == Filled("7.0", {"name": text})
