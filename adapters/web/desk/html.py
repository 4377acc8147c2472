"""HTML by construction: what is not markup is escaped, since nothing else can be put in."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

VOID = frozenset({"input", "img", "meta", "link", "br"})
"""Elements that hold nothing and are not closed."""


@dataclass(frozen=True, slots=True)
class Html:
    """Markup that may be shown as it is."""

    text: str


type Child = Html | str | Iterable[Child]
type Value = str | int | float | bool | None


def tag(element: str, /, *children: Child, **attributes: Value) -> Html:
    """An element. Text in it is shown literally; of attributes, `class_` is `class`, `aria_label` is `aria-label`.

    True is an attribute without a value, False and None are none at all.
    """
    said = "".join(_attribute(key, value) for key, value in attributes.items())
    inside = "" if element in VOID else f"{joined(*children).text}</{element}>"
    return Html(f"<{element}{said}>{inside}")


def joined(*children: Child) -> Html:
    """Several pieces, one after the other."""
    return Html("".join(map(_text, children)))


def document(language: str, head: Child, body: Child) -> str:
    """A whole page."""
    page = tag("html", tag("head", head), tag("body", body), lang=language)
    return f"<!doctype html>\n{page.text}\n"


def _text(child: Child) -> str:
    if isinstance(child, Html):
        return child.text
    return escape(child) if isinstance(child, str) else "".join(map(_text, child))


def _attribute(key: str, value: Value) -> str:
    name = key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
