"""Labels, options and questions: what has to be read elsewhere because it does not fit where it is answered."""

from collections.abc import Iterable, Sequence

from core.chat import Block, Card, Code, Field, FieldKind, Text, plain

LABEL = 45
"""Characters of a modal's title, and of what stands above its inputs."""
OPTION = 100
"""Characters of an option."""
MENU = 25
"""Options of a menu."""


def asked(blocks: Iterable[Block]) -> str:
    """What a form after `blocks` is about, as Markdown: the words of the last card, and texts and code after it."""
    parts: list[str] = []
    for block in blocks:
        match block:
            case Card(title, markdown):
                parts = [markdown if markdown.strip() else plain(title)]
            case Text(markdown):
                parts.append(markdown)
            case Code(source, language, title):
                parts += [f"**{plain(title)}**"] if title.strip() else []
                parts.append(_fenced(source.split("\n"), language))
            case _:
                pass
    return "\n\n".join(parts)


def told(field: Field, *, listed: bool, named: bool = False) -> str:
    """What is to be read before `field` is filled in, as Markdown: a long label, and options if they are `listed`.

    `named`: a short label too, where nothing else says what the field is for.
    """
    label = field.label.strip()
    parts = [f"**{plain(label)}**"] if label and (listed or named or len(label) > LABEL) else []
    if listed:
        parts.append(numbered(field.options, as_code=field.kind is FieldKind.ORDER))
    return "\n\n".join(parts)


def has_to_list(field: Field) -> bool:
    """Whether the options of `field` cannot all be read where they are chosen."""
    match field.kind:
        case FieldKind.ONE | FieldKind.MANY:
            return len(field.options) > MENU or not fit(field.options, OPTION)
        case _:
            return bool(field.options)


def numbered(options: Iterable[str], *, first: int = 1, as_code: bool = False) -> str:
    """Options with their numbers, as Markdown: a list, or a block of code that keeps lines and indentation."""
    options = tuple(options)
    if not as_code and not any(_has_lines(option) for option in options):
        return "\n".join(f"{number}. {plain(option)}" for number, option in enumerate(options, first))
    width = len(str(first + len(options) - 1))
    lines = [
        f"{number if place == 0 else '':>{width}}  {line}".rstrip()
        for number, option in enumerate(options, first)
        for place, line in enumerate(option.splitlines() or [""])
    ]
    return _fenced(lines)


def fit(labels: Iterable[str], limit: int) -> bool:
    """Whether labels can be shown as they are: in one line, of at most `limit` characters."""
    return all(label.strip() and len(label) <= limit and not _has_lines(label) for label in labels)


def shortened(labels: Sequence[str], limit: int, *, first: int = 1) -> list[str]:
    """Labels that fit; where one of them does not, all with their numbers, and cut."""
    if fit(labels, limit):
        return list(labels)
    return [cut(f"{number}. {label}", limit) for number, label in enumerate(labels, first)]


def cut(text: str, limit: int) -> str:
    """`text` in one line of at most `limit` characters, cut between words unless that loses half of it."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    kept = text[: limit - 1]
    border = kept.rfind(" ")
    return f"{kept[:border] if border > limit // 2 else kept}…"


def _fenced(lines: Sequence[str], language: str = "") -> str:
    """Lines as a block of code that none of them closes."""
    mark = "~" * 3
    while any(line.strip().startswith(mark) for line in lines):
        mark += "~"
    return "\n".join((f"{mark}{language}", *lines, mark))


def _has_lines(label: str) -> bool:
    return len(label.splitlines()) > 1
