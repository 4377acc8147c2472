"""Foreign prose into Markdown: HTML and plain text, without pictures, of bounded length."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser

from core.markdown import fence

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:[a-zA-Z]+|#\d+|#x[0-9a-fA-F]+);")
_SPECIAL = re.compile(r"([\\`*\[\]<>]|~(?=~)|(?<=~)~|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_]))")
_LINE_START = re.compile(r"^(#(?=#*(?:\s|$))|[+-](?=\s|$)|-(?=[ \t-]*$)|=(?=[ \t=]*$)|:(?=::))", re.MULTILINE)
_LINE_NUMBER = re.compile(r"^(\d+)([.)])(?=\s|$)", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BLANK = re.compile(r"[ \t]*\n(?:[ \t]*\n)+")
_FENCE = re.compile(r"(?P<mark>`{3,})(?P<language>[\w+#.-]*)[ \t]*")
_DECLARED = re.compile(r"<!--|<!|<\?")
_TAG_ITSELF = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")
_LINK = re.compile(r"https?://[^\s<>()]{1,500}", re.IGNORECASE)
_BLOCKS = frozenset(
    {
        "address", "article", "blockquote", "dd", "div", "dl", "dt", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "main", "ol", "p", "pre", "section", "table", "ul",
    }
)  # fmt: skip
_AROUND = {"strong": "**", "b": "**", "em": "*", "i": "*", "h1": "**", "h2": "**", "h3": "**", "h4": "**"}
_CODE = frozenset({"code", "tt", "kbd", "samp"})
_PICTURES = frozenset({"img", "svg", "video", "audio", "object", "embed", "iframe", "canvas"})
_UNSEEN = frozenset(
    {"script", "style", "head", "title", "template", "noscript", "svg", "object", "video", "audio"}
)
_RAISED = str.maketrans("0123456789+-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


@dataclass(frozen=True, slots=True)
class Told:
    """Markdown, and how many pictures and sounds were left out of it."""

    text: str
    pictures: int = 0


_ESCAPED = re.compile(r"\\([\W_])")
_ESCAPED_CODE = re.compile(r"\\`((?:[^\\`\n]|\\[^`\n])+)\\`")


def of_plain(text: str) -> str:
    """Markdown that shows a text as it is written, line for line."""
    escaped = _SPECIAL.sub(r"\\\1", _INDENT.sub("", text.strip()))
    return _LINE_NUMBER.sub(r"\1\\\2", _LINE_START.sub(r"\\\1", escaped))


def of_either(text: str) -> Told:
    """Markdown of a text that may be HTML or not: what holds tags is. Code between backticks in the other is code."""
    return of_html(text) if _TAG.search(text) else Told(_ESCAPED_CODE.sub(_code, of_plain(text)))


def _code(found: re.Match[str]) -> str:
    """A span of code as it was before it was escaped: nothing is escaped within one."""
    return f"`{_ESCAPED.sub(r'\1', found[1])}`"


def of_html(text: str) -> Told:
    """Markdown of HTML. Nothing of it is ever run or fetched; its length is for the caller to bound."""
    reader = _Reader()
    reader.feed(_closed(_undeclared(text)))
    reader.close()
    return Told(reader.told(), reader.pictures)


def _undeclared(text: str) -> str:
    """HTML without comments, declarations and instructions, of which some parsers look for the end over and over."""
    parts: list[str] = []
    at = 0
    while found := _DECLARED.search(text, at):
        parts += [text[at : found.start()], " "]
        closing = "-->" if found[0] == "<!--" else ">"
        end = text.find(closing, found.end())
        if end < 0:
            return "".join(parts)
        at = end + len(closing)
    return "".join([*parts, text[at:]])


def _closed(text: str) -> str:
    """HTML in which a sign `<` that opens no tag is written out, so that nobody looks for its end up to that of the text."""
    parts: list[str] = []
    at = 0
    for tag in _TAG_ITSELF.finditer(text):
        parts += [text[at : tag.start()].replace("<", "&lt;"), tag[0]]
        at = tag.end()
    return "".join([*parts, text[at:].replace("<", "&lt;")])


def parted(prompt: str) -> tuple[str, str, str]:
    """A prompt, and the code with its language that stands below it ("" for none)."""
    lines = prompt.strip().split("\n")
    opened: int | None = None
    mark = language = ""
    for number, line in enumerate(lines):
        found = _FENCE.fullmatch(line)
        if opened is None and found:
            opened, mark, language = number, found["mark"], found["language"]
        elif opened is not None and found and found["mark"].startswith(mark) and not found["language"]:
            if number == len(lines) - 1:
                above, code = "\n".join(lines[:opened]).rstrip(), "\n".join(lines[opened + 1 : number])
                if above and code.strip():
                    return above, code.strip("\n"), language
            opened = None
    return prompt.strip(), "", ""


def whole(prompt: str, code: str, language: str) -> str:
    """The opposite of `parted`."""
    return f"{prompt}\n\n{fence(code, language)}" if code else prompt


class _Reader(HTMLParser):
    """Gathers Markdown. It keeps counts, not a tree, so that no nesting is too deep for it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pictures = 0
        self._parts: list[str] = []
        self._marks: list[str] = []
        self._unseen = 0
        self._pre = 0
        self._code = 0
        self._link = ""
        self._lists: list[int | None] = []
        self._shift: Callable[[str], str] | None = None
        self._cell = False

    def told(self) -> str:
        """All that was read."""
        text = "".join(
            [*self._parts, *reversed(self._marks), "`" * (self._code > 0), "\n```" * (self._pre > 0)]
        )
        lines = [line.rstrip() for line in _BLANK.sub("\n\n", text).split("\n")]
        return "\n".join(lines).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _PICTURES:
            self.pictures += 1
        if tag in _UNSEEN:
            self._unseen += 1
        if self._unseen:
            return
        if tag in _BLOCKS:
            self._block(tag)
        elif tag in _CODE and not self._pre:
            self._code += 1
            self._parts.append("`")
        else:
            self._inline(tag, dict(attrs))
        if tag in _AROUND and not self._pre:
            self._open_mark(_AROUND[tag])

    def _open_mark(self, mark: str) -> None:
        self._marks.append(mark)
        self._parts.append(mark)

    def _close_mark(self, mark: str) -> None:
        """Closes emphasis that is open; emphasis of nothing is taken back, and space at its end put behind it."""
        if mark not in self._marks:
            return
        self._marks.reverse()
        self._marks.remove(mark)
        self._marks.reverse()
        if self._parts[-1] == mark:
            self._parts.pop()
        else:
            text = self._parts[-1].rstrip(" ")
            space = self._parts[-1][len(text) :]
            self._parts[-1:] = [text, mark, space]

    def _block(self, tag: str) -> None:
        if tag == "pre":
            self._pre += 1
            self._parts.append("\n\n```\n" if self._pre == 1 else "")
        elif not self._pre:
            self._parts.append("\n\n")
        if tag in {"ul", "ol"}:
            self._lists.append(0 if tag == "ol" else None)

    def _inline(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag == "br":
            self._parts.append("\n")
        elif tag == "img":
            self.handle_data(attributes.get("alt") or "")
        elif tag == "a" and not self._pre:
            href = (attributes.get("href") or "").strip()
            self._link = href if _LINK.fullmatch(href) else ""
            self._parts.append("[" if self._link else "")
        elif tag == "li":
            self._item()
        elif tag == "tr":
            self._parts.append("\n")
            self._cell = False
        elif tag in {"td", "th"}:
            self._parts.append(" · " if self._cell else "")
            self._cell = True
        elif tag in {"sup", "sub"}:
            self._shift = _raised if tag == "sup" else _lowered

    def _item(self) -> None:
        count = self._lists[-1] if self._lists else None
        if count is not None:
            self._lists[-1] = count + 1
        self._parts.append("\n- " if count is None else f"\n{count + 1}. ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
            return
        if self._unseen:
            return
        if tag in _AROUND and not self._pre:
            self._close_mark(_AROUND[tag])
        if tag == "pre" and self._pre:
            self._pre -= 1
            self._parts.append("" if self._pre else "\n```\n\n")
        elif tag in _BLOCKS and not self._pre:
            self._parts.append("\n\n")
        elif tag in _CODE and self._code and not self._pre:
            self._code -= 1
            self._parts.append("`")
        elif tag == "a" and self._link:
            self._parts.append(f"]({self._link})")
            self._link = ""
        elif tag in {"sup", "sub"}:
            self._shift = None
        if tag in {"ul", "ol"} and self._lists:
            self._lists.pop()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in _UNSEEN:
            self._unseen -= 1

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if self._pre:
            self._parts.append(data.replace("```", "'''"))
        elif self._code:
            self._parts.append(_SPACE.sub(" ", data).replace("`", "'"))
        else:
            text = _SPACE.sub(" ", data)
            text = self._shift(text) if self._shift else text
            if self._marks and self._parts[-1] == self._marks[-1] and text.startswith(" "):
                self._parts.insert(-1, " ")
                text = text.lstrip(" ")
            self._parts.append(_SPECIAL.sub(r"\\\1", text))


def _raised(text: str) -> str:
    return text.translate(_RAISED) if not re.search(r"[^\d+=() -]", text) else f"^{text}"


def _lowered(text: str) -> str:
    return text.translate(_LOWERED) if not re.search(r"[^\d+=() -]", text) else f"_{text}"
