"""The blocks of a reply as what is read of them, and which of them stand together in a message."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from adapters.telegram.html import Kind, Piece, Pieces, code, heading, pieces, words
from adapters.telegram.runs import Mark, Run
from core.chat import Block, Card, Choices, Code, File, Form, Picture, Progress, Say, Text, Tone, plain

TONES = {Tone.NEUTRAL: "", Tone.GOOD: "✅ ", Tone.CARE: "👉 "}
"""A sign for how a card feels: there are no colours."""
BAR = 10
"""Characters of a progress bar."""
SHELVES = 3
"""So many groups of choices, each below words of its own, are one message with numbers and not as many messages."""
MOST_LISTED = 60

type Readable = Text | Card | Code | Progress
type Seen = Readable | Picture | File
type Pressed = Choices | Form


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks that are seen, and what is pressed below them.

    Choices among those that are seen are listed there, where the words about them end.
    """

    seen: tuple[Seen | Choices, ...]
    pressed: tuple[Pressed, ...] = ()


def read(block: Readable, say: Say, known: frozenset[str]) -> Pieces:
    """What is read of a block. `known`: see `html.pieces`."""
    match block:
        case Text(markdown):
            return pieces(markdown, known)
        case Card():
            return _card(block, known)
        case Code(source, language, title):
            return (*heading(title), *code(source, language))
        case Progress(label, done, total):
            bar = block.bar(BAR)
            return pieces(say("degrade-progress", label=plain(label), bar=bar, done=done, total=total))
        case _:
            assert_never(block)


def sections(blocks: Sequence[Block]) -> Sequence[Section]:
    """A reply in sections, each of which ends with what is pressed in it, as far as there is something."""
    found: list[Section] = []
    for block in blocks:
        last = found[-1] if found else Section(())
        if isinstance(block, Choices | Form):
            found[-1:] = [Section(last.seen, (*last.pressed, block))]
        elif found and not last.pressed:
            found[-1] = Section((*last.seen, block))
        else:
            found.append(Section((block,)))
    return _as_shelves(found) or _without_rest(found)


def _card(card: Card, known: frozenset[str]) -> Pieces:
    title = (TONES[card.tone] + card.title).strip()
    facts: list[Run] = []
    for name, value in card.facts:
        facts += [Run("\n")] if facts else []
        facts += [words(name, Mark.BOLD, known=known), Run(" "), words(value, known=known)]
    told = (Piece(Kind.PARAGRAPH, facts),) if facts else ()
    return (*heading(title, known), *pieces(card.markdown, known), *told)


def _as_shelves(found: Sequence[Section]) -> Sequence[Section]:
    """One section of several that are alike, words and ways to go on; none where they are something else."""
    choices = [one for section in found for one in section.pressed if isinstance(one, Choices)]
    plainly = all(
        all(isinstance(one, Text | Card | Code | Progress) for one in section.seen)
        and all(isinstance(one, Choices) and not one.answers for one in section.pressed)
        for section in found
    )
    count = sum(len(one.options) for one in choices)
    if len(found) < SHELVES or not plainly or count > MOST_LISTED:
        return ()
    *_, last = choices
    *_, end = found
    rest = (last,) if len(end.pressed) > 1 else ()
    seen = [
        one
        for section in found
        for one in (*section.seen, *(one for one in section.pressed if isinstance(one, Choices)))
    ]
    return [Section(tuple(seen[: len(seen) - len(rest)]), rest)]


def _without_rest(found: list[Section]) -> Sequence[Section]:
    """Words after the last choices stand above these: a message ends with what is pressed."""
    match found:
        case [*before, Section(seen, pressed), Section(rest, ())] if not any(
            isinstance(one, Picture | File) for one in rest
        ):
            return [*before, Section((*seen, *rest), pressed)]
        case _:
            return found
