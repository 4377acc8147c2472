"""What a page is made of, as HTML."""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from adapters.web import render
from adapters.web.desk.address import address
from adapters.web.desk.fields import Forms
from adapters.web.desk.html import Child, Html, tag
from core.chat import (
    Card,
    Cell,
    Code,
    File,
    Heading,
    Link,
    Links,
    Media,
    Page,
    PageBlock,
    PageForm,
    Picture,
    Progress,
    Table,
    Text,
    Tone,
)


@dataclass(frozen=True, slots=True)
class Blocks:
    """Makes the blocks of one page."""

    forms: Forms

    def all(self, page: Page) -> Iterator[Html]:
        """The blocks in their order. A card below a heading is of the next lower rank."""
        rank = 2
        for one in page.blocks:
            yield self._block(one, rank)
            if isinstance(one, Heading):
                rank = 3

    def _block(self, of: PageBlock, rank: int) -> Html:
        match of:
            case Table():
                return _table(of)
            case Links():
                return tag("ul", [tag("li", _link(one)) for one in of.links], class_="links")
            case Heading(text):
                return tag("h2", text)
            case PageForm():
                return self.forms.form(of)
            case _:
                return _shared(of, rank)


def _shared(of: Text | Code | Card | Picture | File | Progress, rank: int) -> Html:
    """What replies are made of as well."""
    match of:
        case Text(markdown):
            return tag("div", markdown_in(markdown), class_="text")
        case Code():
            return _code(of)
        case Card():
            return _card(of, rank)
        case Picture():
            return tag("figure", tag("img", src=_source(of.media), alt=of.alt), class_="picture")
        case File():
            link = tag("a", of.media.name, href=render.media_path(of.media), download=of.media.name)
            return tag("p", link, class_="file")
        case Progress():
            return _progress(of)
        case _:
            assert_never(of)


def markdown_in(markdown: str) -> Html:
    """Markdown, safe to show."""
    return Html(render.html(markdown))


def _link(of: Link) -> Html:
    return tag("a", of.label, href=address(of.path))


def _code(of: Code) -> Html:
    title = tag("figcaption", of.title) if of.title else ()
    return tag("figure", title, tag("pre", tag("code", of.source), tabindex=0), class_="code")


def _card(of: Card, rank: int) -> Html:
    facts = [tag("div", tag("dt", name), tag("dd", value)) for name, value in of.facts]
    return tag(
        "section",
        tag(f"h{rank}", of.title),
        tag("div", markdown_in(of.markdown), class_="text") if of.markdown else (),
        tag("dl", facts) if facts else (),
        class_=f"card {of.tone.value}",
    )


def _source(media: Media) -> str:
    """Where a picture is had: it comes along with the page that was made for it, or it lies in the store."""
    if media.content is None or not media.mime.startswith("image/"):
        return render.media_path(media)
    return f"data:{media.mime};base64,{b64encode(media.content).decode()}"


def _progress(of: Progress) -> Html:
    known = of.total > 0
    bar = tag("progress", max=of.total if known else None, value=of.done if known else None)
    figures = tag("span", f"{of.done} / {of.total}", class_="soft") if known else ()
    return tag("label", tag("span", of.label), bar, figures, class_="progress")


def _table(of: Table) -> Html:
    if not of.rows:
        return tag(
            "div", tag("p", tag("strong", of.caption)), tag("p", of.empty, class_="soft"), class_="text"
        )
    head = [tag("th", one.label, scope="col", class_=_flush(one.number)) for one in of.columns]
    numbers = [one.number for one in of.columns]
    body = [
        tag("tr", [_cell(cell, number=number, first=not at) for at, (cell, number) in enumerate(zip(row, numbers, strict=True))])
        for row in of.rows
    ]  # fmt: skip
    made = tag("table", tag("caption", of.caption), tag("thead", tag("tr", head)), tag("tbody", body))
    # What is wider than a phone scrolls in its box, by keyboard too.
    return tag("div", made, class_="table", role="region", aria_label=of.caption, tabindex=0)


def _cell(of: Cell, *, number: bool, first: bool) -> Html:
    bar: Child = ()
    if of.share is not None:
        bar = tag(
            "meter", min=0, max=1, value=round(min(1.0, max(0.0, of.share)), 4), aria_label=of.text or "%"
        )
    text = of.text if of.path is None else tag("a", of.text, href=address(of.path))
    classes = " ".join(filter(None, (_flush(number), "" if of.tone is Tone.NEUTRAL else of.tone.value)))
    inside = tag("span", text, bar, class_="bar") if of.share is not None else text
    if first:
        return tag("th", inside, scope="row", class_=classes or None)
    return tag("td", inside, class_=classes or None)


def _flush(number: bool) -> str | None:
    return "number" if number else None
