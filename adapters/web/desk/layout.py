"""A whole page: what stands around its blocks, and what is said where there is no page."""

from hashlib import sha256
from pathlib import Path

from adapters.web.desk.address import LEAVE, ROOT, address
from adapters.web.desk.blocks import Blocks, markdown_in
from adapters.web.desk.fields import MARK, Forms, typed
from adapters.web.desk.html import Child, Html, document, tag
from core.chat import DeskView, Link, Page, Say, Shown, called

STYLE = (Path(__file__).parent / "style.css").read_bytes()
STYLE_PATH = f"{ROOT}/style.{sha256(STYLE).hexdigest()[:16]}.css"
"""Its name changes with what it says, so that a browser may keep it for good."""


def page(view: DeskView, path: str, say: Say) -> str:
    """What a request for a page, or what was sent to one, is answered with. `path` is that of the page, with its query."""
    if view.page is None:
        return _without(view, path, say)
    refused: Child = ()
    if view.shown is Shown.REFUSED:
        title = tag("strong", say("web-desk-refused-title"))
        refused = tag("div", tag("p", title), markdown_in(view.words), class_="card care", role="alert")
    forms = Forms(say, view.mark, path)
    main = tag(
        "main",
        _crumbs(view.page, say),
        tag("h1", view.page.title),
        refused,
        list(Blocks(forms).all(view.page)),
        tag("p", say("web-desk-again", seconds=view.page.again), class_="soft") if view.page.again else (),
        id="content",
    )
    again = view.page.again if view.shown is Shown.PAGE else None
    return _document(view.page.title, (_banner(view, path, say), main), say, again=again)


def opening(token_path: str, say: Say) -> str:
    """What a link shows before it is used: one button, which no preview presses."""
    form = tag(
        "form",
        tag("button", say("web-desk-open"), type="submit", class_="primary"),
        method="post",
        action=token_path,
    )
    main = tag(
        "main",
        tag("h1", say("web-desk-open-title")),
        tag("p", say("web-desk-open-words")),
        form,
        id="content",
    )
    return _document(say("web-desk-open-title"), main, say)


def notice(word: str, say: Say, **values: str | float) -> str:
    """A page that only says something: `web-desk-WORD-title` and `web-desk-WORD`."""
    return _document(say(f"web-desk-{word}-title"), _said(word, say, **values), say)


def _without(view: DeskView, path: str, say: Say) -> str:
    word = view.shown.value
    values = {"where": view.where, "reference": view.words}
    if view.shown in (Shown.REFUSED, Shown.MISSING) and view.words:
        said: Child = markdown_in(view.words)
    else:
        said = tag("p", say(f"web-desk-{word}", command=_command(say), **values))
    main = tag(
        "main",
        tag("h1", say(f"web-desk-{word}-title")),
        tag("div", said, class_="text"),
        typed(view.typed, say),
        id="content",
    )
    return _document(say(f"web-desk-{word}-title"), (_banner(view, path, say), main), say)


def _said(word: str, say: Say, **values: str | float) -> Html:
    return tag(
        "main",
        tag("h1", say(f"web-desk-{word}-title")),
        tag("p", say(f"web-desk-{word}", command=_command(say), **values)),
        id="content",
    )


def _command(say: Say) -> str:
    return f"/{called('course desk', say)}"


def _banner(view: DeskView, path: str, say: Say) -> Child:
    """Whose pages these are, the list of them, and the way out; nothing of it without a session."""
    if view.shown in (Shown.BARRED, Shown.ENDED) or not view.nav:
        return ()
    here = path.partition("?")[0]
    links = [tag("li", _nav_link(one, here)) for one in view.nav]
    leave = tag(
        "form",
        tag("input", type="hidden", name=MARK, value=view.mark),
        tag("button", say("web-desk-leave"), type="submit", class_="quiet"),
        method="post",
        action=LEAVE,
    )
    name = say("web-title")
    where = f" · {view.where}" if view.where != name else ""
    return tag(
        "header",
        tag("div", tag("p", tag("strong", name), where), leave, class_="top"),
        tag("nav", tag("ul", links), aria_label=say("web-desk-nav")),
    )


def _nav_link(of: Link, here: str) -> Html:
    inside = of.path and here.startswith(f"{of.path}/")
    current = "page" if here == of.path else "true" if inside else None
    return tag("a", of.label, href=address(of.path), aria_current=current)


def _crumbs(of: Page, say: Say) -> Child:
    if not of.crumbs:
        return ()
    links = [tag("li", tag("a", one.label, href=address(one.path))) for one in of.crumbs]
    return tag("nav", tag("ol", links), aria_label=say("web-desk-crumbs"), class_="crumbs")


def _document(title: str, body: Child, say: Say, *, again: int | None = None) -> str:
    head = (
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="robots", content="noindex, nofollow"),
        tag("meta", http_equiv="refresh", content=again) if again else (),
        tag("title", f"{title} · {say('web-title')}"),
        tag("link", rel="icon", href="data:,"),
        tag("link", rel="stylesheet", href=STYLE_PATH),
    )
    skip = tag("a", say("web-desk-skip"), href="#content", class_="skip")
    return document(say("web-language"), head, (skip, body))
