"""Links that lead to nobody knows where, and ways to reach people outside: addresses, numbers, accounts. Pure but for its lists."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

from core.moderating.finding import Finding, Kind
from core.moderating.folding import visible, without_code

HERE = Path(__file__).parent

_SCHEME = re.compile(r"\b[a-z][a-z0-9+.-]{1,20}:/{1,3}[^\s<>\"'`]+", re.IGNORECASE)
_TARGET = re.compile(r"\]\(\s*<?((?://|[a-z][a-z0-9+.-]*:(?!/))[^\s)>]+)", re.IGNORECASE)
"""Where a link of Markdown leads that has no host by which it could be known."""
_ENDINGS = "com|net|org|gg|ly|xyz|ru|biz|shop|club|online|onion|tk|info|io|me|co|es|tv|app|dev|link|site|top|ai|us|uk|mx|ar"
_BARE = re.compile(
    rf"(?<![\w@/.:-])(?:[a-z0-9-]+\.)+(?:{_ENDINGS})/[^\s<>\"'`]+"
    r"|(?<![\w@/.:-])www\.[a-z0-9-]+\.[^\s<>\"'`]+"
    r"|(?<![\w@/.:-])(?:[a-z0-9-]+\.)+(?:com|net|org|gg|ly|xyz|ru|biz)(?![\w(\[=-]|\.\w)",
    re.IGNORECASE,
)
_SPELT = re.compile(
    r"(?<![\w-])[\w-]{1,63}\s{0,2}[\[(]?\s?(?:\bdot\b|\bpunto\b)\s?[\])]?\s{0,2}(?:com|net|org)\b",
    re.IGNORECASE,
)
_BRACKETED = re.compile(rf"(?<![\w-])[\w-]{{1,63}}\s?[\[(]\.[\])]\s?(?:{_ENDINGS})\b", re.IGNORECASE)

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?P<host>[\w-]+(?:\.[\w-]+)+)")
_EMAIL_SPELT = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}\s{0,2}[\[(]?\s?\b(?:at|arroba)\b\s?[\])]?\s{0,2}[\w-]{1,63}"
    r"\s{0,2}[\[(]?\s?(?:\bdot\b|\bpunto\b|\.)\s?[\])]?\s{0,2}(?:com|net|org|es|mx|ar)\b",
    re.IGNORECASE,
)
_RESERVED = re.compile(
    r"(?:.*\.)?(?:example\.(?:com|org|net)|example|test|invalid|localhost|local)", re.IGNORECASE
)

_ABROAD = re.compile(r"(?<![\w+.)\]])\+\d[\d ().-]{6,18}\d(?!\w)")
_AT_HOME = re.compile(r"(?<![\w.-])(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-.]\d{4}(?![\w-])")
_CALLED = re.compile(
    r"\b(?:call me|text me|phone|my number|my cell|mobile|whatsapp|tel[eé]fono|tel|ll[aá]mame|m[oó]vil|mi n[uú]mero|celular|escr[ií]beme)\b"
    r"[^\d\n]{0,30}(?P<number>\d[\d ().-]{5,18}\d)",
    re.IGNORECASE,
)
_FEWEST_DIGITS, _MOST_DIGITS = 7, 15
_MADE_UP = re.compile(r"555|^0?12345|0{6}")
"""Stands in numbers that are nobody's."""

_HANDLE = re.compile(r"(?<![\w@.`/])@(?P<name>[A-Za-z_][\w.]{2,31})(?P<call>\()?")
_MENTION = re.compile(r"<@[!&]?\d+>")
_DECORATION = re.compile(
    r"(?:decorat\w*|decorad\w*|annotation\w*|anotaci\w*)\W+(?:\w+\W+){0,2}$", re.IGNORECASE
)
_DECORATES = re.compile(r"\W{0,3}(?:decorat|decorad|annotation|anotaci)", re.IGNORECASE)
_ABOVE_CODE = re.compile(r"[^\n]{0,80}\n[ \t]*(?:@|def |async def |class |public |private |function )")
_PLACES = r"(?:insta(?:gram)?|snap(?:chat)?|telegram|discord|tik ?tok|whats ?app|kik|twitch|facebook|twitter|onlyfans)"
_ELSEWHERE = re.compile(
    rf"\b(?:my|mi) {_PLACES}(?: (?:is|es|name|user|usuario)|\s*[:=])"
    rf"|\b(?:add|dm|pm|text|follow|message|find|contact) me (?:on|at|in) {_PLACES}\b"
    rf"|\b(?:ag[rř]?[eé]game|s[ií]gueme|escr[ií]beme|b[uú]scame|a[nñ][aá]deme) (?:en|por|al) (?:mi )?{_PLACES}\b"
    rf"|\bjoin (?:my|our) {_PLACES}\b|\b[uú]nete a (?:mi|nuestro) {_PLACES}\b",
    re.IGNORECASE,
)


def way_outside(text: str) -> Finding | None:
    """The first link or contact in a text; None where it has none that is not known to be harmless."""
    seen = visible(text)
    prose = without_code(seen)
    # An address of mail may look like a host, and one before a host like an address of mail.
    if (link := next(_addressed(seen), None)) is not None:
        return Finding(Kind.LINK, link)
    if (mail := next(_mails(seen), None)) is not None:
        return Finding(Kind.CONTACT, mail)
    if (host := next(_hosts(seen), None)) is not None:
        return Finding(Kind.LINK, host)
    contact = next(chain(_numbers(seen, prose), _accounts(prose)), None)
    return None if contact is None else Finding(Kind.CONTACT, contact)


def _addressed(text: str) -> Iterator[str]:
    """Links in full whose host is not one of ours."""
    yield from (one[0] for one in _SCHEME.finditer(text) if not _allowed(one[0]))
    yield from (one[1] for one in _TARGET.finditer(text))


def _hosts(text: str) -> Iterator[str]:
    """Hosts that are not ours, as people type them."""
    rest = _SCHEME.sub(" ", text)
    yield from (one[0] for one in _BARE.finditer(rest) if not _allowed(f"https://{one[0]}"))
    yield from (one[0] for pattern in (_SPELT, _BRACKETED) for one in pattern.finditer(rest))


def _allowed(link: str) -> bool:
    # What browsers and parsers read in different ways is no link that anybody needs.
    if "\\" in link or "@" in link.partition("//")[2].partition("/")[0]:
        return False
    try:
        parts = urlsplit(link.rstrip(".,;:!?)]"))
    except ValueError:
        return False
    return parts.scheme.casefold() in {"http", "https"} and _known((parts.hostname or "").casefold())


def _known(host: str) -> bool:
    below = host.split(".")
    hosts = listed("hosts")
    return host in hosts or any(f".{'.'.join(below[place:])}" in hosts for place in range(len(below)))


@cache
def listed(name: str) -> frozenset[str]:
    """A list of harmless names: `hosts` to which an explanation may lead, or `decorators`."""
    lines = (HERE / f"{name}.txt").read_text("utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def _mails(text: str) -> Iterator[str]:
    yield from (one[0] for one in _EMAIL.finditer(text) if not _RESERVED.fullmatch(one["host"]))
    yield from (one[0] for one in _EMAIL_SPELT.finditer(text))


def _numbers(text: str, prose: str) -> Iterator[str]:
    given = [one[0] for pattern in (_ABROAD, _AT_HOME) for one in pattern.finditer(text)]
    given += [one["number"] for one in _CALLED.finditer(prose)]
    for number in given:
        digits = "".join(one for one in number if one.isdecimal())
        if _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS and not _MADE_UP.search(digits):
            yield number


def _accounts(prose: str) -> Iterator[str]:
    yield from (one[0] for pattern in (_MENTION, _ELSEWHERE) for one in pattern.finditer(prose))
    yield from (one[0] for one in _HANDLE.finditer(prose) if not _decorates(prose, one))


def _decorates(prose: str, handle: re.Match[str]) -> bool:
    """Whether a name behind an @ is one of code."""
    first, _, last = handle["name"].rstrip(".").casefold().partition(".")
    if handle["call"] or first in listed("decorators") or last in {"setter", "getter", "deleter"}:
        return True
    before = prose[max(0, handle.start() - 40) : handle.start()]
    behind = (pattern.match(prose, handle.end()) for pattern in (_DECORATES, _ABOVE_CODE))
    return bool(_DECORATION.search(before)) or any(behind)
