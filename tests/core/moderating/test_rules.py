"""What the lists and rules hold, in whatever disguise, and what they let pass because courses need it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from bot.settings import ROOT
from core.moderating import Finding, Kind
from core.moderating.phrases import lists
from core.moderating.rules import ruled

CONTENT = ROOT / "content"


def kind(text: str) -> Kind | None:
    found = ruled(text)
    return found and found.kind


# ── words ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text",
    [
        "FuCk loops",
        "f u c k",
        "f.u.c.k",
        "f\nu\nc\nk",
        "you s h i t",
        "f\u200bu\u00adc\u2060k",
        "fuuuuck",
        "shiiitt",
        "asssshole",
        "fυck",
        "ѕhіt",
        "ｆｕｃｋ",
        "𝓯𝓾𝓬𝓴",
        "ⓕⓤⓒⓚ",
        "🇫🇺🇨🇰",
        "f́ù̀c̈k",
        "5h1t",
        "sh!t",
        "$hit",
        "@sshole",
        "b17ch",
        "f*ck",
        "f**king",
        "fu_ck",
        "__fuck__",
        "`fuck`",
        "un cabrón",
        "un CABRON",
        "co\u006e\u0303o",
        "pu7a",
        "hijo   de\nputa",
        "Eres un idiota.",
        "you're stupid",
        "y0u are stup1d",
    ],
)
def test_a_word_that_hurts_is_found_in_every_disguise(text: str) -> None:
    assert kind(text) is Kind.RUDE


@pytest.mark.parametrize(
    "text",
    [
        "Scunthorpe, Penistone and Essex are places.",
        "You assess a class by its assets; classic bass, cocktails, analysis, titles.",
        "cock_pit = Cockpit(); class_hits += 1",
        "The master kills the child process, aborts, and executes an orphan; the slave hangs, then dies.",
        "os.kill(pid, signal.SIGKILL)",
        "El año pasado usé un cono; en Año Nuevo, la pena fue mínima.",
        "Un número subnormal, un hijo del nodo, un color negro, coger un valor, un retardo.",
        "A dumb terminal, a stupid mistake, an idiot-proof lock.",
        "a s, s, h o r t, l i s t",
        "0xdeadbeef and 0x5417",
        "side*side and a*b*c and f(x)=d*x",
        "Dick and Jane read Moby Dick.",
        "sex is a column of the data",
    ],
)
def test_words_that_courses_and_programs_need_pass(text: str) -> None:
    assert ruled(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I don't want to live any more", Kind.SELF_HARM),
        ("i w4nt to d1e", Kind.SELF_HARM),
        ("me quiero morir", Kind.SELF_HARM),
        ("kill yourself!", Kind.THREAT),
        ("K1LL Y0URSELF", Kind.THREAT),
        ("te voy a matar", Kind.THREAT),
        ("MÁTATE", Kind.THREAT),
        ("send me nudes", Kind.SEXUAL),
        ("fuck, I want to die", Kind.SELF_HARM),
    ],
)
def test_who_may_need_help_comes_before_threats_and_those_before_insults(text: str, found: Kind) -> None:
    assert kind(text) is found


def test_every_listed_word_and_phrase_finds_itself_in_capitals_and_in_a_sentence() -> None:
    lines = [line for listed in lists().values() for line in (*listed.words, *listed.phrases)]
    assert len(lines) > 200
    said = {line: ruled(f"Well, {line.rstrip('*').upper()}, and so on.") for line in lines}
    assert [line for line, found in said.items() if found is None] == []


# ── links and contacts ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text",
    [
        "https://evil.com",
        "HTTPS://EVIL.COM/x",
        "hxxps://evil.com",
        "ftp://evil.com/x",
        "see evil.com/free",
        "see evil.com.",
        "www.evil.io",
        "t.me/abc",
        "discord.gg/abc",
        "bit.ly/3xyz",
        "evil dot com",
        "evil punto com",
        "evil[.]com",
        "ｅｖｉｌ．ｃｏｍ",
        "ev\u200bil.com",
        "`https://evil.com`",
        "https://docs.python.org@evil.com/",
        "https://docs.python.org\\@evil.com/",
        "https://docs.python.org.evil.com/",
        "https://evil.com/docs.python.org",
        "[docs](//evil.com)",
        "[docs](javascript:alert)",
        "[docs](tg:resolve?domain=x)",
    ],
)
def test_a_link_to_nobody_knows_where_is_held(text: str) -> None:
    assert kind(text) is Kind.LINK


@pytest.mark.parametrize(
    "text",
    [
        "See https://docs.python.org/3/library/functions.html#len.",
        "(https://es.wikipedia.org/wiki/Bucle)",
        "[len](https://docs.python.org/3/library/functions.html)",
        "requests.get('https://api.example.com/x')",
        "http://localhost:8000/x",
        "math.pi, os.path, logging.info('x'), stack.top(), node.next.value, self.app.run()",
        "Call f[0](x) and handlers[name](event).",
        "3.14 and 1.2.3 and 10.0.0.1",
    ],
)
def test_links_to_documentation_and_dots_of_programs_pass(text: str) -> None:
    assert ruled(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "ada@gmail.com",
        "write to ada.l+x@mail.co.uk please",
        "ada at gmail dot com",
        "ada arroba gmail punto com",
        "+34 612 345 678",
        "(212) 867-4309",
        "212-867-4309",
        "llámame al 612 345 678",
        "my number is 6128674309",
        "follow @ada_l",
        "<@123456789>",
        "my insta is ada",
        "add me on discord",
        "sígueme en instagram",
    ],
)
def test_a_way_to_reach_somebody_is_held(text: str) -> None:
    assert kind(text) is Kind.CONTACT


@pytest.mark.parametrize(
    "text",
    [
        "ada@example.com is split at the @",
        "phone = '555-0199'",
        "1000000000 is larger than 999 999 999, and 1 2 3 4 5 6 7 8 9",
        "x +1234567 and +1",
        "the @property decorator and @dataclass",
        "use @timer\ndef f(): pass",
        "@app.route('/x') and @my_own(3)",
        "the decorator @shout changes it; el decorador @grita también",
        "a @ b multiplies matrices",
        "`@anything` in code",
    ],
)
def test_examples_numbers_and_decorators_pass(text: str) -> None:
    assert ruled(text) is None


# ── noise ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text",
    [
        "WHY DOES NOBODY LISTEN TO ME? THIS IS HOW A LOOP WORKS.",
        "looooooooooooooooop",
        "why???????????????",
        "buy now " * 20,
        "spam " * 20,
    ],
)
def test_shouting_and_floods_are_held(text: str) -> None:
    assert kind(text) is Kind.NOISE


@pytest.mark.parametrize(
    "text",
    [
        "HTTP, SQL and JSON are names.",
        "```sql\nSELECT NAME FROM PEOPLE WHERE AGE > 3 ORDER BY NAME DESCENDING\n```",
        "--------------------------------",
        "It prints hello hello hello hello hello.",
        "000000000000000000000",
    ],
)
def test_names_code_lines_and_what_a_program_prints_pass(text: str) -> None:
    assert ruled(text) is None


# ── all of it ────────────────────────────────────────────────────────────────────────────────────────────────


def prose() -> Iterator[tuple[Path, str]]:
    for file in sorted(CONTENT.rglob("*")):
        if file.suffix == ".md":
            yield file, file.read_text("utf-8")
        elif file.suffix == ".yaml":
            yield from ((file, one) for one in strings(yaml.safe_load(file.read_text("utf-8"))))


def strings(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            yield from (text for one in cast("dict[str, Any]", value).values() for text in strings(one))
        case list():
            yield from (text for one in cast("list[Any]", value) for text in strings(one))
        case _:
            pass


def test_nothing_that_the_courses_say_is_held() -> None:
    said = [(file, text) for file, text in prose() if file.parent != CONTENT / "schemas"]
    assert len(said) > 1_000
    assert [(file.name, found) for file, text in said if (found := ruled(text))] == []


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "piece", ["a", "a.", "a@", "* ", "a*", "a ", "`", "- ", "1", "+1", "a-", "<@", "x://", "(.)", "@abc\n"]
)
def test_a_text_that_is_made_to_take_long_does_not(piece: str) -> None:
    ruled((piece * 20_000)[:20_000])


def test_what_is_kept_of_a_finding_says_its_kind_and_is_short() -> None:
    assert Finding(Kind.LINK, "evil.com").reason == "link: evil.com"
    assert len(Finding(Kind.LINK, "x" * 999).reason) == 200
