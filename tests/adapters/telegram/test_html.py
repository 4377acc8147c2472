"""The core's Markdown on Telegram says what it says elsewhere, in HTML that Telegram can always read."""

import re
from collections import Counter
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from adapters.telegram.html import (
    CAPTION,
    LONGEST,
    MOST_MARKED,
    code,
    heading,
    joined,
    pages,
    pieces,
)
from adapters.telegram.runs import Mark, Run, cut, divided, entities, html, length, shown
from adapters.telegram.spans import PARSER
from adapters.telegram.units import GAP, clean, units, width, within
from core.chat import plain
from tests.loopback.telegram.bodies import Json
from tests.loopback.telegram.entities import end, found, trimmed
from tests.loopback.telegram.hypertext import parsed


def telegram_html(markdown: str) -> str:
    """All of `markdown`, however long that is."""
    return html(joined(pieces(markdown)))


FRAGMENTS = (
    "@everyone @ada /learn /tmp < > <b> </b> <pre> & &lt; &#10; &amp;lt; \" ' https://x.y <https://x.y> [ ]( ](https://x.y/a_(b)"
    " ](javascript:b) ](http://localhost/x) ](tg://user?id=1) ![ ` `` ``` ~~~ * ** *** _ __ ~~ # 1. > | \\ a bc é 😀 \u200d \u202e \ud800"
)
SPACES = [" ", "    ", "\n", "\n\n", "# ", "- ", "  - ", "> ", "\n| a | b |\n| - | - |\n"]
hostile = st.lists(st.sampled_from([*FRAGMENTS.split(), *SPACES]), max_size=30).map("".join)
lines = st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"]), max_size=60)
marks = st.frozensets(st.sampled_from(Mark), max_size=4)
runs = st.lists(
    st.builds(
        Run, st.text("ab😀 \n<&", max_size=12), marks, st.sampled_from(["", "python", "https://x.y/?a&b"])
    ),
    max_size=12,
)

EXAMPLES = {
    "Plain *em* **strong** ~~gone~~ `code`": "Plain <i>em</i> <b>strong</b> <s>gone</s> <code>code</code>",
    "one\nline, two\\\nlines": "one line, two\nlines",
    "# One\n\n#### Four **bold**\n\ntext": "<b>One</b>\n<b>Four bold</b>\ntext",
    "Look:\n\n- a\n- b\n  1. c\n\n     d\n- e": "Look:\n• a\n• b\n   1. c\n      d\n• e",
    "3. three\n4. four": "3. three\n4. four",
    "- a\\\n  b": "• a\n   b",
    "> Well\n>\n> > said\n\nshe said": "<blockquote>Well\nsaid</blockquote>\nshe said",
    "```python\nx = 1\n```\nafter": '<pre><code class="language-python">x = 1</code></pre>\nafter',
    "```\n<b>\n```": "<pre>&lt;b&gt;</pre>",
    "> ```\n> x\n> ```": "<blockquote><pre>x</pre></blockquote>",
    "a\n\n---\n\nb": "a\n\n────────\n\nb",
    "| n | what |\n| - | - |\n| 1 | `one` |\n| 10 | 十 |": "<pre>n   what\n──  ────\n1   one\n10  十</pre>",
    "| n | where |\n| - | - |\n| 1 | [x](https://x.y) |": '<b>n</b>: 1\n<b>where</b>: <a href="https://x.y">x</a>',
    "[here](https://x.y/a_(b)?c=d&e=*f)": '<a href="https://x.y/a_(b)?c=d&amp;e=*f">here</a>',
    "[*now*](https://x.y)": '<a href="https://x.y"><i>now</i></a>',
    "[`now`](https://x.y)": '<a href="https://x.y">now</a>',
    "[now](ftp://x.y)": "now (ftp://x.y)",
    "[now](http://localhost:8080/)": "now (http://localhost:8080/)",
    "[now](http://127.0.0.1:8080/)": '<a href="http://127.0.0.1:8080/">now</a>',
    "[now](tg://user?id=1)": "now (tg://user?id=1)",
    "[now](javascript:x)": "[now](javascript:x)",
    '[a](https://x.y/"><b>)': '<a href="https://x.y/%22%3E%3Cb%3E">a</a>',
    "<https://x.y>": '<a href="https://x.y">https://x.y</a>',
    "<ada@x.y>": "ada@x.y",
    "![A *map*](https://x.y/z.png)": "A map",
    "**a `b` c**": "<b>a </b><code>b</code><b> c</b>",
    "*a **b** c*": "<i>a </i><b><i>b</i></b><i> c</i>",
    "&lt;b&gt; &amp; <b>": "&lt;b&gt; &amp; &lt;b&gt;",
    "@ada": f"@{GAP}ada",
    "see main.py.": f"see main.{GAP}py.",
    "": "",
}


@pytest.mark.parametrize("source", EXAMPLES)
def test_markdown_is_written_in_telegrams_way(source: str) -> None:
    assert telegram_html(source) == EXAMPLES[source]


def test_a_table_that_is_too_wide_has_a_line_for_each_cell() -> None:
    table = "| Name | Meaning |\n| - | - |\n| one | " + "long " * 12 + "|\n| two | short |"
    assert telegram_html(table) == (
        "<b>Name</b>: one\n<b>Meaning</b>: "
        + "long " * 11
        + "long\n\n<b>Name</b>: two\n<b>Meaning</b>: short"
    )


# ── valid, whatever the text ─────────────────────────────────────────────────────────────────────────────


@given(hostile)
@example("*a `*b` c*")
@example("[a `b](https://x.y) c`](https://x.y)")
@example("> - > ```\n> > x")
@example("**a\n\n- b**\n~~*c~~ d*")
def test_telegram_reads_every_text_and_keeps_every_mark(source: str) -> None:
    read = parsed(telegram_html(source))
    assert read.dropped == ()
    assert not _crossing(read.entities)
    assert {one["url"].partition("://")[0] for one in read.entities if "url" in one} <= {"https"}


@given(hostile)
def test_what_is_read_is_what_markdown_says(source: str) -> None:
    """Each letter of it, at least as often: the head of a wide table stands at each of its rows."""
    expected = Counter(filter(str.isalpha, _words(source)))
    assert expected <= Counter(parsed(telegram_html(source)).text)


@given(lines)
@example("# a")
@example("12. a")
@example("/learn @ada *a* <b>&lt;b&gt;</b> [a](https://x.y) main.py ¯\\_(ツ)_/¯")
def test_quoted_text_is_read_as_it_is_and_does_nothing(source: str) -> None:
    read = trimmed(parsed(telegram_html(plain(source))))
    assert read.text.replace(GAP, "") == " ".join(clean(source).split()).replace(GAP, "")
    assert read.entities == []
    assert {one["type"] for one in found(read.text)} <= {"url"}


@given(runs)
def test_no_tag_crosses_another(some: list[Run]) -> None:
    linked = [run for run in some if Mark.LINK not in run.marks or run.about.startswith("http")]
    read = parsed(html(linked))
    assert read.text == shown(linked)
    assert read.dropped == ()
    assert not _crossing(read.entities)
    assert len(read.entities) <= entities(linked)


@given(runs, st.integers(0, 40))
def test_what_is_divided_is_the_same_together(some: list[Run], place: int) -> None:
    head, rest = divided(some, place)
    assert shown(head) == shown(some)[:place]
    assert shown(rest) == shown(some)[place:]
    signs = [(sign, run.tags) for run in some for sign in run.text]
    assert [(sign, run.tags) for run in (*head, *rest) for sign in run.text] == signs


def test_code_cannot_get_out_of_its_block() -> None:
    source = "</code></pre><b>x</b>&lt;`````\n\ttab\x00\x1b[31m"
    read = parsed(html(joined(code(source, "c++"))))
    assert read.text == clean(source)
    assert read.entities == [{"type": "pre", "offset": 0, "length": units(read.text), "language": "c++"}]
    assert "language" not in str(parsed(html(joined(code("x", 'py">')))).entities)


def test_words_of_others_in_a_title_stay_words() -> None:
    assert html(joined(heading("<b> *x*\n/tmp"))) == f"<b>&lt;b&gt; *x* /{GAP}tmp</b>"


# ── pages ────────────────────────────────────────────────────────────────────────────────────────────────


@given(st.lists(hostile, max_size=8).map("\n\n".join), st.sampled_from([100, CAPTION, LONGEST]))
def test_a_page_is_never_too_long_nor_broken(source: str, limit: int) -> None:
    for page in pages([pieces(source)], limit):
        read = trimmed(parsed(html(page)))
        assert 0 < units(read.text) <= limit
        assert len(read.entities) <= MOST_MARKED
        assert read.dropped == ()


@given(st.lists(lines.map(plain), max_size=12), st.sampled_from([60, 200, LONGEST]))
def test_no_word_is_lost_between_pages(paragraphs: list[str], limit: int) -> None:
    groups = [pieces(paragraph) for paragraph in paragraphs]
    whole = "".join(shown(joined(group)) for group in groups)
    assert _squeezed("".join(map(shown, pages(groups, limit)))) == _squeezed(whole)


@given(runs, st.integers(2, 30), st.integers(4, 9))
def test_pieces_fit(some: list[Run], limit: int, most: int) -> None:
    parts = list(cut(some, limit, most))
    assert all(length(part) <= limit and entities(part) <= most for part in parts)
    assert _squeezed("".join(map(shown, parts))) == _squeezed(shown(some))


def test_paragraphs_are_the_borders_of_pages() -> None:
    markdown = "\n\n".join(f"{number} " + "word " * 300 for number in "abcde")
    found = [shown(page).split("\n\n") for page in pages([pieces(markdown)])]
    assert [[line[0] for line in page] for page in found] == [["a"], ["b", "c"], ["d", "e"]]


def test_a_paragraph_without_end_is_cut_between_words_and_stays_marked() -> None:
    found = [parsed(html(page)) for page in pages([pieces("**" + "word " * 1500 + "word**")])]
    assert [{one["type"] for one in page.entities} for page in found] == [{"bold"}, {"bold"}]
    assert all(set(page.text.split()) == {"word"} for page in found)


# ── units ────────────────────────────────────────────────────────────────────────────────────────────────


@given(st.text(), st.integers(1, 20))
def test_as_much_as_fits_is_taken(text: str, limit: int) -> None:
    place = within(text, limit)
    assert units(text[:place]) <= max(limit, 2)
    assert place == len(text) or place >= 1
    assert units(text) == len(text.encode("utf-16-le", "surrogatepass")) // 2


@pytest.mark.parametrize("one", ["👩\u200d👩\u200d👧", "👍🏽", "e\u0301", "✏️"])
def test_a_sign_of_several_is_not_cut(one: str) -> None:
    text = one * 9
    for limit in range(units(one), units(text)):
        assert within(text, limit) == limit // units(one) * len(one)


def test_columns_are_those_of_a_screen() -> None:
    assert [width(text) for text in ("abc", "十", "e\u0301", "👍", "a\u2060b")] == [3, 2, 1, 2, 2]


def test_what_cannot_be_sent_is_replaced() -> None:
    assert clean("a\r\nb\rc\u2028d\x00e\ud800f\u202eg") == "a\nb\nc\nd e\N{REPLACEMENT CHARACTER}fg"


def _crossing(marks: list[Json]) -> list[Json]:
    return [
        one for one in marks for other in marks if one["offset"] < other["offset"] < end(one) < end(other)
    ]


def _words(markdown: str) -> str:
    """What markdown-it itself makes of it, without tags."""
    drawn = PARSER.render(markdown)
    drawn = re.sub(r'<img[^>]* alt="([^"]*)"[^>]*>', r"\1", drawn)
    return clean(unescape(re.sub(r"<[^>]*>", " ", drawn)))


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)
