"""The words around code that is just run: what to send, what it showed, and the ways on. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from core.chat import (
    Action,
    Block,
    Card,
    Choice,
    Choices,
    Field,
    FieldKind,
    Form,
    Media,
    Plain,
    Reply,
    Say,
    Text,
    Weight,
    plain,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Code that may be run again: its language, what was typed for it, and the files that lie beside it."""

    source: str
    language: str
    stdin: str = ""
    files: tuple[Media, ...] = ()

    def action(self, verb: str) -> Action:
        """An action that takes all of it along."""
        known: dict[str, Plain] = {"source": self.source, "language": self.language, "input": self.stdin}
        return Action(f"challenge.{verb}", known, self.files)


def ask_for_code(draft: Draft, say: Say) -> Reply:
    """A form for code that is just run."""
    code = Field(
        name="code",
        label=say("challenge-code"),
        kind=FieldKind.CODE,
        value=draft.source,
        language=draft.language,
    )
    run = Action("challenge.run", {"language": draft.language}, draft.files)
    form = Form(fields=(code,), action=run, submit=say("challenge-run"))
    return Reply.of(Text(say("challenge-run-what")), *_beside(draft, say), form)


def has_run(
    shown: Sequence[Block], draft: Draft, say: Say, *, hungry: bool, turned_away: bool = False
) -> Reply:
    """What code did.

    `hungry`: it asked for more lines than it was given, so they are asked for; that it was stopped there is nobody's
    mistake, and the card that says so is left out with all that follows. `turned_away`: there was no place to run it.
    """
    if hungry:
        shown = tuple(takewhile(lambda block: not isinstance(block, Card), shown))
        lines = Field(name="input", label=say("challenge-input-lines"), kind=FieldKind.PARAGRAPH)
        form = Form(fields=(lines,), action=draft.action("feed"), submit=say("challenge-run"))
        return Reply.of(*shown, Text(say("challenge-hungry")), form)
    change = Choice(say("challenge-change"), draft.action("write"), Weight.QUIET)
    again = Choice(say("challenge-again"), draft.action("feed"), Weight.PRIMARY)
    return Reply.of(*shown, Choices((again, change) if turned_away else (change,)))


def _beside(draft: Draft, say: Say) -> tuple[Block, ...]:
    names = plain(", ".join(file.name for file in draft.files))
    return (Text(say("coding-files-along", count=len(draft.files), names=names)),) if names else ()
