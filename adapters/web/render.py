"""A reply as the JSON that the widget shows."""

from collections.abc import Mapping
from itertools import pairwise
from typing import assert_never
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from adapters.web.inbound import browser_event
from core.chat import (
    Block,
    Card,
    Choice,
    Choices,
    Code,
    Delivery,
    Field,
    File,
    Form,
    Media,
    Picture,
    Plain,
    Progress,
    Text,
)

type Payload = Mapping[str, Plain]


_MARKDOWN = (
    MarkdownIt("commonmark", {"html": False})
    .enable(["table", "strikethrough"])
    .disable(["html_block", "html_inline", "image"])
)


def payload(delivery: Delivery) -> Payload:
    """The data of one server-sent event."""
    return {
        "seq": delivery.seq,
        "turn": format(delivery.turn, "x"),
        "event": browser_event(delivery.event_id),
        "said": delivery.said,
        "pressed": delivery.pressed,
        "values": dict(delivery.values),
        "attached": list(delivery.attached),
        "language": delivery.language,
        "edits": delivery.reply.edits,
        "blocks": [block(one) for one in delivery.reply.blocks],
    }


def html(markdown: str) -> str:
    """Markdown as HTML that is safe to insert: no raw HTML, no scripts in links, no images from elsewhere."""
    tokens = _MARKDOWN.parse(markdown)
    for token in tokens:
        _adapt(token)
        for child in token.children or ():
            _adapt(child)
    for opening, content in pairwise(tokens):
        if opening.type == "paragraph_open" and _all_bold(content):
            opening.attrSet("class", "heading")
    return _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})


def _all_bold(content: Token) -> bool:
    """Whether this is one bold piece, which authors and views put above others as a heading."""
    kinds = [child.type for child in content.children or () if child.type != "text" or child.content]
    return kinds[:1] == ["strong_open"] and kinds.index("strong_close") == len(kinds) - 1


def _adapt(token: Token) -> None:
    """Links leave the chat open; headings do not disturb the outline of the page around the chat."""
    match token.type:
        case "link_open":
            token.attrSet("target", "_blank")
            token.attrSet("rel", "noopener noreferrer")
        case "heading_open":
            token.attrSet("class", "heading")
            token.tag = "p"
        case "heading_close":
            token.tag = "p"
        case _:
            pass


def block(of: Block) -> Payload:
    """One block, with the fields of docs/web-protocol.md."""
    match of:
        case Text():
            return {"kind": of.kind, "html": html(of.markdown)}
        case Code():
            return {"kind": of.kind, "source": of.source, "language": of.language, "title": of.title}
        case Card():
            return _card(of)
        case Picture():
            return {"kind": of.kind, "src": media_path(of.media), "alt": of.alt, "name": of.media.name}
        case File():
            return {
                "kind": of.kind,
                "href": media_path(of.media),
                "name": of.media.name,
                "mime": of.media.mime,
            }
        case Choices():
            return {
                "kind": of.kind,
                "answers": of.answers,
                "options": [_choice(option) for option in of.options],
            }
        case Form():
            return {
                "kind": of.kind,
                "id": of.id,
                "submit": of.submit,
                "fields": [_field(field) for field in of.fields],
            }
        case Progress():
            return {"kind": of.kind, "label": of.label, "done": of.done, "total": of.total}
        case _:
            assert_never(of)


def media_path(media: Media) -> str:
    """Where the widget gets a medium. The name is only what a download is called."""
    return f"/api/media/{media.key}?name={quote(media.name, safe='')}"


def _card(card: Card) -> Payload:
    return {
        "kind": card.kind,
        "title": card.title,
        "html": html(card.markdown),
        "facts": [list(fact) for fact in card.facts],
        "tone": card.tone.value,
    }


def _choice(choice: Choice) -> Payload:
    return {"id": choice.id, "label": choice.label, "weight": choice.weight.value}


def _field(field: Field) -> Payload:
    return {
        "name": field.name,
        "label": field.label,
        "kind": field.kind.value,
        "value": field.value,
        "options": list(field.options),
        "optional": field.optional,
        "language": field.language,
    }
