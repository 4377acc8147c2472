"""Reply → what Rich draws: in colour and boxes for somebody who looks, as bare text for a program that reads."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import assert_never

from markdown_it import MarkdownIt
from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.markdown import CodeBlock, Heading, Markdown
from rich.panel import Panel
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text as Line

from core.chat import (
    Block,
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
    Say,
    Text,
    Tone,
    Weight,
)

THEME = "ansi_dark"
"""Colours that the terminal itself chooses, so that they suit its background."""
BAR = 20
"""Characters of a progress bar."""
TONES = {Tone.NEUTRAL: ("", "cyan"), Tone.GOOD: ("✓ ", "green"), Tone.CARE: ("→ ", "yellow")}
"""A mark for those who see no colours, and a colour."""
WEIGHTS = {Weight.NORMAL: "", Weight.PRIMARY: "bold", Weight.QUIET: "dim"}

UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Characters that move the cursor, change the terminal or turn text round."""
PARSER = MarkdownIt("commonmark", {"html": False}).enable(["strikethrough", "table"])
"""HTML is shown as it was written: Rich would drop it."""


@dataclass(frozen=True, slots=True)
class Look:
    """How things are drawn. `saved` tells where each medium lies, by its key."""

    say: Say
    rich: bool
    saved: Mapping[str, Path]


def render(reply: Reply, look: Look) -> RenderableType:
    """A reply, its choices numbered as they are typed."""
    numbers = _Numbers(reply)
    parts: list[RenderableType] = []
    for block in reply.blocks:
        parts += [*_block(block, look, numbers), ""]
    return Group(*parts)


def render_field(field: Field, submit: str, look: Look) -> RenderableType:
    """What one field of a form asks for, and how it is answered."""
    parts: list[RenderableType] = [Line(safe(field.label), "bold")] if field.label else []
    parts += [_numbered(str(number), option) for number, option in enumerate(field.options, start=1)]
    if field.value and field.kind is FieldKind.CODE:
        parts += _code(Code(field.value, field.language), look)
    elif field.value:
        parts.append(Line(look.say("degrade-field-value", value=safe(field.value))))
    how = Line(f"{safe(submit)} · ", "bold")
    how.append(look.say(_how(field, look), example=field.example), "not bold dim")
    return Group(*parts, how)


def safe(text: str) -> str:
    """`text` without what would not be shown but obeyed."""
    return UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n"))


class _Numbers:
    """The numbers of a reply's choices, in the form in which they are typed."""

    def __init__(self, reply: Reply) -> None:
        self.beside_form = any(isinstance(block, Form) for block in reply.blocks)
        self.last = next((block for block in reversed(reply.blocks) if isinstance(block, Choices)), None)
        self._next = count(1)

    def __next__(self) -> str:
        return f"{'/' if self.beside_form else ''}{next(self._next)}"


def _block(block: Block, look: Look, numbers: _Numbers) -> Iterator[RenderableType]:
    match block:
        case Text(markdown):
            yield _Markdown(safe(markdown))
        case Code():
            yield from _code(block, look)
        case Card():
            yield _card(block, look)
        case Picture(media, alt):
            yield Line(look.say("degrade-picture", alt=safe(alt)))
            yield from _where(media, look)
        case File(media):
            yield from _where(media, look)
        case Choices():
            yield from _choices(block, look, numbers)
        case Form():
            yield from _form(block, look)
        case Progress():
            yield _progress(block, look)
        case _:
            assert_never(block)


def _code(code: Code, look: Look) -> list[RenderableType]:
    source = safe(code.source.rstrip("\n"))
    title: list[RenderableType] = [Line(safe(code.title), "bold")] if code.title else []
    if not look.rich:
        return [*title, Line(source, no_wrap=True, overflow="ignore")]
    shown = Syntax(source, code.language or "text", theme=THEME, background_color="default", word_wrap=True)
    # Lines above and below only, so that code can be copied without a frame.
    return [*title, Panel(shown, box=box.HORIZONTALS, border_style="dim")]


def _card(card: Card, look: Look) -> RenderableType:
    mark, colour = TONES[card.tone]
    # The title is in the box and not in its border, which would cut a long one.
    parts: list[RenderableType] = [Line(mark + safe(card.title), "bold")]
    if card.markdown.strip():
        parts += ["", _Markdown(safe(card.markdown))]
    if card.facts:
        parts += ["", _facts(card.facts)]
    return Panel(Group(*parts), border_style=colour, padding=(0, 1)) if look.rich else Group(*parts)


def _facts(facts: Iterable[tuple[str, str]]) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    for name, value in facts:
        table.add_row(Line(safe(name), "dim"), Line(safe(value)))
    return table


def _where(media: Media, look: Look) -> Iterator[RenderableType]:
    path = look.saved.get(media.key)
    if path is None:
        yield Line(look.say("terminal-not-there", name=safe(media.name)), "dim")
    else:
        yield Line(look.say("terminal-saved", path=safe(str(path))), "dim", overflow="ignore", no_wrap=True)


def _choices(choices: Choices, look: Look, numbers: _Numbers) -> Iterator[RenderableType]:
    if numbers.beside_form:
        yield Line(look.say("degrade-choices-beside-form"), "dim")
    for option in choices.options:
        yield _choice(option, next(numbers))
    if choices is numbers.last and not numbers.beside_form:
        yield Line(look.say("degrade-choices"), "dim")


def _choice(option: Choice, number: str) -> RenderableType:
    return _numbered(number, option.label, WEIGHTS[option.weight])


def _numbered(number: str, label: str, style: str = "") -> RenderableType:
    row = Table.grid(padding=(0, 2))
    row.add_row(Line(number.rjust(3), "cyan"), Line(safe(label), style))
    return row


def _form(form: Form, look: Look) -> Iterator[RenderableType]:
    if len(form.fields) > 1:
        yield Line(look.say("degrade-form-several", count=len(form.fields)), "dim")
    for field in form.fields[:1]:  # the others are asked for one by one
        yield render_field(field, form.submit, look)


def _how(field: Field, look: Look) -> str:
    if field.kind is FieldKind.CODE:
        return "terminal-code-lines" if look.rich else "terminal-code-fence"
    return f"degrade-field-{field.kind}"


def _progress(progress: Progress, look: Look) -> RenderableType:
    bar = progress.bar(BAR)
    label = safe(progress.label)
    line = Line(look.say("degrade-progress", label=label, bar=bar, done=progress.done, total=progress.total))
    line.highlight_words(["▰"], "green")
    return line


class _Heading(Heading):
    """A heading at the margin, where all other text begins."""

    LEVEL_ALIGN = dict.fromkeys(Heading.LEVEL_ALIGN, "left")


class _Fence(CodeBlock):
    """Code between paragraphs, a little to the right of them."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        source = str(self.text).rstrip()
        yield Syntax(
            source,
            self.lexer_name,
            theme=THEME,
            background_color="default",
            word_wrap=True,
            padding=(0, 2),
        )


class _Markdown(Markdown):
    """Markdown whose links show where they lead, and in which nothing is lost."""

    elements = {**Markdown.elements, "heading_open": _Heading, "fence": _Fence, "code_block": _Fence}  # noqa: RUF012 - as Rich has it

    def __init__(self, markup: str) -> None:
        super().__init__(markup, code_theme=THEME, hyperlinks=False)
        self.parsed = PARSER.parse(markup)
