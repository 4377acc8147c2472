"""What a platform cannot show, said in what it can: written once, for all platforms."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import batched, count
from typing import assert_never

from core.chat import (
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
    Say,
    Text,
    plain,
)
from core.markdown import Fenced, fence, pieces

SUFFIXES = {
    "python": "py",
    "javascript": "js",
    "typescript": "ts",
    "java": "java",
    "c": "c",
    "cpp": "cpp",
    "rust": "rs",
    "go": "go",
    "sql": "sql",
    "bash": "sh",
    "json": "json",
}
"""How the file of an over-long code ends, by its language; others are `txt`."""

BAR = 10
"""Characters of a progress bar."""


def degrade(reply: Reply, capabilities: Capabilities, say: Say) -> Reply:
    """The same reply in blocks of `capabilities`, which must show `Text` of at least 100 characters.

    Choices are numbered over the whole reply, as typed text is understood: `2` presses the second one, or
    `/2` where the reply also holds a form, since that takes any other text. Long code may become a file
    that carries its content and is not in the store yet. A degraded reply is not changed by this.
    """
    room = _Room(capabilities, say, _Numbers(reply))
    blocks = tuple(shown for block in reply.blocks for shown in room.show(block))
    return replace(reply, blocks=blocks, edits=reply.edits and capabilities.edits)


class _Numbers:
    """The numbers of a reply's choices, and how each is typed."""

    def __init__(self, reply: Reply) -> None:
        self.beside_form = any(isinstance(block, Form) for block in reply.blocks)
        self.last = next((block for block in reversed(reply.blocks) if isinstance(block, Choices)), None)
        self._next = count(1)

    def line(self, option: Choice) -> str:
        """A choice with the number that presses it."""
        number = next(self._next)
        return (
            f"- `/{number}` {plain(option.label)}" if self.beside_form else f"{number}. {plain(option.label)}"
        )


@dataclass(frozen=True, slots=True)
class _Room:
    """What a platform shows, and the words for the rest."""

    capabilities: Capabilities
    say: Say
    numbers: _Numbers

    def shows(self, kind: type[Block]) -> bool:
        return kind in self.capabilities.blocks

    def show(self, block: Block) -> Iterator[Block]:
        """`block` in blocks that the platform shows."""
        match block:
            case Text():
                yield from self.text(block.markdown)
            case Code():
                yield from self.code(block)
            case Choices():
                yield from self.choices(block)
            case Card() | Picture() | File() | Form() | Progress() if self.shows(type(block)):
                yield block
            case Card():
                yield from self.text(_card(block))
            case Picture():
                yield from self.picture(block)
            case File():
                yield from self.text(self.say("degrade-file", name=plain(block.media.name)))
            case Form():
                yield from self.form(block)
            case Progress():
                yield from self.text(self.progress(block))
            case _:
                assert_never(block)

    def text(self, markdown: str) -> Iterator[Block]:
        """`markdown`, in several texts where it is too long for one."""
        for piece in pieces(markdown, self.capabilities.text):
            match piece:
                case str():
                    yield Text(piece)
                case Fenced(source, language):
                    yield from self.code(Code(source, language))

    def code(self, code: Code) -> Iterator[Block]:
        """`code` as code or in a fence; its beginning, and where files are shown a file, where it is too long."""
        if len(code.source) > self.code_limit(code) or _lines(code.source) > self.capabilities.code_lines:
            yield from self.long_code(code)
        elif self.shows(Code):
            yield code
        else:
            yield from self.text(f"**{plain(code.title)}**" if code.title else "")
            yield Text(fence(code.source, code.language))

    def code_limit(self, code: Code) -> int:
        """Most characters that can be shown of `code` at once."""
        if self.shows(Code):
            return self.capabilities.code
        around = len(fence(code.source, code.language)) - len(code.source)
        return min(self.capabilities.code, max(0, self.capabilities.text - around))

    def long_code(self, code: Code) -> Iterator[Block]:
        """The beginning of code that is too long to show: nobody should have to open a file to see how it begins."""
        shown = _beginning(code.source, self.code_limit(code), self.capabilities.code_lines)
        yield from self.code(replace(code, source=shown))
        if self.shows(File):
            name = f"code.{SUFFIXES.get(code.language.casefold(), 'txt')}"
            content = code.source.encode("utf-8", "replace")
            yield from self.text(self.say("degrade-code-file", name=plain(name)))
            yield File(Media.of(name, "text/plain; charset=utf-8", content))
        else:
            yield from self.text(self.say("degrade-code-cut", shown=len(shown), total=len(code.source)))

    def picture(self, picture: Picture) -> Iterator[Block]:
        """The words of a picture, and the picture itself as a file."""
        yield from self.text(self.say("degrade-picture", alt=plain(picture.alt)))
        if self.shows(File):
            yield File(picture.media)

    def choices(self, choices: Choices) -> Iterator[Block]:
        """Choices in blocks that are not too long, or with numbers to type."""
        if self.shows(Choices):
            whole = len(choices.options) <= self.capabilities.choices
            solution = choices.solution if whole and self.capabilities.polls else None
            for options in batched(choices.options, self.capabilities.choices):
                yield replace(choices, options=options, solution=solution)
            return
        lines = [self.numbers.line(option) for option in choices.options]
        if self.numbers.beside_form:
            lines = [self.say("degrade-choices-beside-form"), "", *lines]
        elif choices is self.numbers.last:
            lines += ["", self.say("degrade-choices")]
        yield from self.text("\n".join(lines) if choices.options else "")

    def progress(self, progress: Progress) -> str:
        """A bar of characters, with the numbers."""
        return self.say(
            "degrade-progress",
            label=plain(progress.label),
            bar=progress.bar(BAR),
            done=progress.done,
            total=progress.total,
        )

    def form(self, form: Form) -> Iterator[Block]:
        """What to type, field by field."""
        submit = plain(form.submit)
        match form.fields:
            case (field,):
                yield from self.field(field, plain(field.label))
                yield from self.text(f"**{submit}** · {self.how(field)}")
            case fields:
                several = self.say("degrade-form-several", count=len(fields))
                yield from self.text(f"**{submit}** · {several}")
                for number, field in enumerate(fields, start=1):
                    yield from self.field(field, rf"{number}\. {plain(field.label)}")
                    yield from self.text(self.how(field))

    def field(self, field: Field, label: str) -> Iterator[Block]:
        """What is asked for in a field, and what stands in it."""
        options = "\n".join(
            f"{number}. {plain(option)}" for number, option in enumerate(field.options, start=1)
        )
        yield from self.text(f"**{label}**\n\n{options}" if label else options)
        if field.value and field.kind is FieldKind.CODE:
            yield from self.code(Code(field.value, field.language))
        elif field.value:
            yield from self.text(self.say("degrade-field-value", value=plain(field.value)))

    def how(self, field: Field) -> str:
        """How a field is answered by typing."""
        return self.say(f"degrade-field-{field.kind}", example=field.example)


def _card(card: Card) -> str:
    facts = "\n".join(f"- {plain(name)}: {plain(value)}" for name, value in card.facts)
    title = f"**{plain(card.title)}**" if card.title.strip() else ""
    return "\n\n".join(part for part in (title, card.markdown, facts) if part)


def _lines(source: str) -> int:
    return source.removesuffix("\n").count("\n") + 1


def _beginning(source: str, limit: int, lines: int) -> str:
    """At most `limit` characters and `lines` lines of `source`, of whole lines where that does not lose too much."""
    first = "\n".join(source.split("\n", lines)[:lines])
    if len(first) <= limit:
        return first
    cut = first[:limit]
    border = cut.rfind("\n")
    return cut[:border] if border > limit // 2 else cut
