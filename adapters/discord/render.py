"""Reply → sheets: the components and files of each message that it takes, every limit of Discord's kept."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import batched, count
from typing import Any, assert_never

import discord
from discord import ui

from adapters.discord.ids import ANSWER, ANSWERS, FORM, WAY, WAYS
from adapters.discord.labels import OPTION, cut, fit, has_to_list, numbered, shortened, told
from adapters.discord.markdown import LONGEST, discord_fence, discord_fences, discord_pieces, weight
from adapters.discord.modal import TEXT, opening, shared
from core.chat import (
    Block,
    Capabilities,
    Card,
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
    is_sound,
    plain,
)

CAPABILITIES = Capabilities(
    blocks=Capabilities.EVERYTHING, text=3000, choices=25, code=1000, code_lines=10, edits=True
)
"""A text is shorter than a message, since it grows by what is escaped in it."""

COMPONENTS = 40
BYTES, EACH = 10_170, 12
"""Bytes of text, as UTF-8, that Discord can handle in a message, and what each text costs besides (its issue 8554)."""
FILES = 10
BUTTONS = 10
"""Most choices that are buttons; more become a menu."""
ROW = 5
BUTTON = 80
"""Characters of a button."""
ADDRESS = 512
"""Characters of what a button leads to."""
DESCRIPTION = 1024
"""Characters that describe a picture."""
BAR = 10

TONES = {Tone.NEUTRAL: ("", 0x5865F2), Tone.GOOD: ("✓ ", 0x2E9E5B), Tone.CARE: ("→ ", 0xE8A33D)}
"""A mark for those who see no colours, and a colour."""
STYLES = {
    Weight.NORMAL: discord.ButtonStyle.secondary,
    Weight.PRIMARY: discord.ButtonStyle.primary,
    Weight.QUIET: discord.ButtonStyle.secondary,
}
ENDINGS = {"image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "image/webp": ".webp"}
"""Discord shows a picture by how its name ends."""
NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9._-]+")
HIDES = re.compile(r"^(?:SPOILER_|[._-])+")
"""How the name of a file begins that is hidden: Discord covers those of the first kind."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that goes along with a message under `name`; `alt` is for those who do not see it."""

    name: str
    media: Media
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One message. Without items it is a file alone, as anybody sends one: only so does Discord play sound."""

    items: tuple[ui.Item[Any], ...]
    files: tuple[Attached, ...] = ()


def sheets(reply: Reply, say: Say) -> tuple[Sheet, ...]:
    """The messages of a reply that is degraded to `CAPABILITIES` and addressed; none where nothing is visible.

    Choices and forms stay with what stands before them, as far as there is room.
    """
    page = _Page(
        say,
        bare=all(isinstance(block, Choices | Form) for block in reply.blocks),
        judged=any(isinstance(block, Card) and block.tone is not Tone.NEUTRAL for block in reply.blocks),
    )
    parts = [part for block in reply.blocks for part in _block(block, page)]
    return tuple(
        Sheet(
            tuple(part.item for part in sheet if part.item),
            tuple(part.file for part in sheet if part.file),
        )
        for sheet in _packed(parts)
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """What is not divided between messages. `joined`: it belongs to the part before it.

    One without an item is a message by itself.
    """

    item: ui.Item[Any] | None
    file: Attached | None = None
    joined: bool = False


@dataclass(frozen=True, slots=True)
class _Page:
    """What the blocks of a reply have in common: words, the numbers of choices as they are typed, names of files.

    `bare`: there is nothing to be read, but only to be pressed. `judged`: there is a verdict, on what was sent just now.
    """

    say: Say
    bare: bool = False
    judged: bool = False
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    names: set[str] = field(default_factory=set[str])

    def name(self, media: Media) -> str:
        """A name that can be referred to, and that no other file of the reply has."""
        plainly = unicodedata.normalize("NFKD", media.name).encode("ascii", "ignore").decode()
        stem, suffix = _divided(NOT_IN_NAMES.sub("_", plainly))
        if media.mime in ENDINGS and suffix.casefold() not in {*ENDINGS.values(), ".jpeg"}:
            suffix = ENDINGS[media.mime]
        stem = HIDES.sub("", stem)[:60].rstrip("._-") or "file"
        names = (f"{stem}{more}{suffix}" for more in ("", *(f"-{n}" for n in range(2, len(self.names) + 3))))
        name = next(name for name in names if name.casefold() not in self.names)
        self.names.add(name.casefold())
        return name


def _divided(name: str) -> tuple[str, str]:
    """A name and its ending, as in `.png`."""
    stem, dot, ending = name.rpartition(".")
    return (stem, dot + ending) if dot and ending.isalnum() and len(ending) <= 10 else (name, "")


# ── messages ─────────────────────────────────────────────────────────────────────────────────────────────


def _packed(parts: Iterable[_Part]) -> Sequence[Sequence[_Part]]:
    """Parts in as few messages as hold them. The last ones are filled first: what is pressed stands there."""
    packed: list[list[_Part]] = []
    for group in reversed(list(_divisible(parts))):
        if packed and _fits([*group, *packed[0]]):
            packed[0] = [*group, *packed[0]]
        else:
            packed.insert(0, group)
    return packed


def _divisible(parts: Iterable[_Part]) -> Iterator[list[_Part]]:
    """Parts with what belongs to them; one by one where that is more than a message."""
    groups: list[list[_Part]] = []
    for part in parts:
        if part.joined and groups:
            groups[-1].append(part)
        else:
            groups.append([part])
    for group in groups:
        yield from [group] if _fits(group) else ([part] for part in group)


def _fits(parts: Iterable[_Part]) -> bool:
    parts = list(parts)
    if any(part.item is None for part in parts):
        return len(parts) == 1
    files = sum(part.file is not None for part in parts)
    return files <= FILES and fit_together(inside(part.item for part in parts if part.item))


def inside(items: Iterable[ui.Item[Any]]) -> list[ui.Item[Any]]:
    """These components, and those inside them."""
    found: list[ui.Item[Any]] = []
    for item in items:
        found += [item, *(item.walk_children() if isinstance(item, ui.Container | ui.ActionRow) else ())]
    return found


def fit_together(items: Sequence[ui.Item[Any]]) -> bool:
    """Whether these components, those inside others among them, can be one message."""
    texts = [item.content for item in items if isinstance(item, ui.TextDisplay)]
    size = sum(len(text.encode("utf-8", "surrogatepass")) + EACH for text in texts)
    return len(items) <= COMPONENTS and sum(map(len, texts)) <= LONGEST and size <= BYTES


# ── blocks ───────────────────────────────────────────────────────────────────────────────────────────────


def _block(block: Block, page: _Page) -> Iterator[_Part]:
    match block:
        case Text(markdown):
            yield from _text(markdown)
        case Code():
            yield from _code(block)
        case Card():
            yield from _card(block)
        case Picture(media, alt):
            yield _picture(media, alt, page)
        case File(media):
            yield _file(media, page)
        case Choices():
            yield from _choices(block, page)
        case Form():
            yield from _form(block, page)
        case Progress():
            yield from _text(_progress(block, page.say))
        case _:
            assert_never(block)


def _text(markdown: str, *, joined: bool = False) -> Iterator[_Part]:
    for piece in discord_pieces(markdown):
        yield _Part(ui.TextDisplay(piece), joined=joined)


def _code(code: Code, *, joined: bool = False) -> Iterator[_Part]:
    title = next(discord_pieces(f"**{plain(code.title)}**" if code.title.strip() else ""), "")
    whole = f"{title}\n{discord_fence(code.source, code.language)}".lstrip("\n")
    pieces = [whole] if weight(whole) <= LONGEST else [title, *discord_fences(code.source, code.language)]
    for piece in filter(None, pieces):
        yield _Part(ui.TextDisplay(piece), joined=joined)


def _card(card: Card) -> Iterator[_Part]:
    mark, colour = TONES[card.tone]
    title = (mark + plain(card.title)).strip()
    facts = "\\\n".join(f"**{plain(name)}** {plain(value)}" for name, value in card.facts)
    parts = (f"### {title}" if title else "", card.markdown, facts)
    for piece in discord_pieces("\n\n".join(filter(None, parts))):
        yield _Part(ui.Container(ui.TextDisplay(piece), accent_colour=colour))


def _picture(media: Media, alt: str, page: _Page) -> _Part:
    file = Attached(page.name(media), media, cut(alt, DESCRIPTION))
    shown = discord.MediaGalleryItem(f"attachment://{file.name}", description=file.alt or None)
    return _Part(ui.MediaGallery(shown), file)


def _file(media: Media, page: _Page, *, joined: bool = False) -> _Part:
    file = Attached(page.name(media), media)
    if is_sound(media):
        return _Part(None, file)
    return _Part(ui.File(f"attachment://{file.name}"), file, joined)


def _progress(progress: Progress, say: Say) -> str:
    label, bar = plain(progress.label), progress.bar(BAR)
    return say("degrade-progress", label=label, bar=bar, done=progress.done, total=progress.total)


# ── what is pressed ──────────────────────────────────────────────────────────────────────────────────────


def _choices(choices: Choices, page: _Page) -> Iterator[_Part]:
    """Buttons, or a menu of many. Where a label does not fit, all are listed, and the buttons are their numbers."""
    labels = [option.label for option in choices.options]
    first = next(page.numbers)
    for _ in labels[1:]:
        next(page.numbers)
    menu = len(labels) > BUTTONS
    if not fit(labels, OPTION if menu else BUTTON):
        yield from _text(numbered(labels, first=first), joined=True)
        if not menu:
            labels = [str(number) for number, _ in enumerate(labels, first)]
    if menu:
        yield _menu(choices, shortened(labels, OPTION, first=first), page.say)
    else:
        yield from _buttons(choices, labels)


def _menu(choices: Choices, labels: Sequence[str], say: Say) -> _Part:
    options = [
        discord.SelectOption(label=label, value=option.id)
        for label, option in zip(labels, choices.options, strict=True)
    ]
    menu = ui.Select[Any](
        custom_id=f"{ANSWERS if choices.answers else WAYS}:{choices.options[0].id}",
        placeholder=say("discord-choose"),
        options=options,
    )
    return _Part(ui.ActionRow(menu), joined=True)


def _buttons(choices: Choices, labels: Sequence[str]) -> Iterator[_Part]:
    kind = ANSWER if choices.answers else WAY
    buttons = (
        ui.Button[Any](label=label, custom_id=f"{kind}:{option.id}", style=STYLES[option.weight])
        for label, option in zip(labels, choices.options, strict=True)
    )
    for row in batched(buttons, ROW):
        yield _Part(ui.ActionRow(*row), joined=True)


def _form(form: Form, page: _Page) -> Iterator[_Part]:
    """What is to be read before the modal opens, and the button that opens it; beside it, the one to a browser."""
    together = shared(form)
    for one in form.fields:
        yield from _field(one, page, named=page.bare and one not in together)
    if together:
        yield from _text("\n".join(f"- {plain(one.label)}" for one in together), joined=True)
    button = ui.Button[Any](
        label=opening(form, page.say), custom_id=f"{FORM}:{form.id}", style=discord.ButtonStyle.primary
    )
    beside = (
        [ui.Button[Any](label=page.say("discord-elsewhere"), url=form.elsewhere)]
        if 0 < len(form.elsewhere) <= ADDRESS
        else []
    )
    yield _Part(ui.ActionRow(button, *beside), joined=True)


def _field(one: Field, page: _Page, *, named: bool) -> Iterator[_Part]:
    """A question's options are read before they are chosen from; other fields explain themselves if they can.

    Code that was judged just now is quoted below the question that it answered, and is not shown once more.
    """
    question = one.kind is FieldKind.MANY and bool(one.options)
    yield from _text(told(one, listed=question or has_to_list(one), named=named), joined=True)
    if len(one.value) > TEXT:
        content = one.value.encode("utf-8", "replace")
        yield _file(Media.of("code.txt", "text/plain; charset=utf-8", content), page, joined=True)
    elif one.kind is FieldKind.CODE and one.value.strip() and _is_short(one.value) and not page.judged:
        yield from _code(Code(one.value, one.language), joined=True)


def _is_short(source: str) -> bool:
    return len(source) <= CAPABILITIES.code and len(source.splitlines()) <= CAPABILITIES.code_lines
