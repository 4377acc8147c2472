"""The core's Markdown on Discord says what it says elsewhere, and nothing that only Discord would hear."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from adapters.discord.markdown import (
    GAP,
    LONGEST,
    discord_fence,
    discord_fences,
    discord_markdown,
    discord_pieces,
    discord_plain,
)
from core.chat import plain
from tests.adapters.discord.reading import COMPILED, Seen, line_starts, read, words

FRAGMENTS = (
    "@everyone @here <@1> <@!2> <@&3> <#4> <:e:5> <a:e:5> </c:6> <t:7> <t:7:R> <id:browse> :smile: everyone @ < > :"
    " http s://x.y https://x.y <https://x.y> [ ]( ](https://x.y/a_(b) ](<@1>) ) ![ ` `` ``` ~~~ * ** *** _ __ || ~~ ~"
    " # -# - + 1. > >>> | \\ &#10; &#64; &lt; a bc é \u200b"
)
SPACES = [" ", "    ", "\n", "\n\n", "# ", "- ", "\n| a | b |\n| - | - |\n"]
hostile = st.lists(st.sampled_from([*FRAGMENTS.split(), *SPACES]), max_size=30).map("".join)
lines = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=60)
ONLY_DISCORDS = {"mention", "url", "spoiler", "underline", "emoji"}

EXAMPLES = {
    "Plain *em* **strong** ~~gone~~ `code`": "Plain *em* **strong** ~~gone~~ `code`",
    "one\nline, two\\\nlines": "one line, two\nlines",
    "# One\n\n## Two\n\n### Three\n\n#### Four **bold**\n\ntext": "# One\n## Two\n### Three\n**Four bold**\ntext",
    "Look:\n\n- a\n- b\n  1. c\n\n     d\n- e": "Look:\n- a\n- b\n  1. c\n     d\n- e",
    "3. three\n4. four": "3. three\n4. four",
    "- a\n\n3. b\n- c": f"- a\n{GAP}\n3. b\n{GAP}\n- c",
    "> Well\n>\n> > said\n\nshe said": "> Well\n> \n> said\n\nshe said",
    "```python\nx = 1\n```\nafter": "```python\nx = 1\n```\nafter",
    "- a\n  ```\n  x\n  ```\n- b": "- a\n\n```\nx\n```\n- b",
    "a\n\n---\n\nb": "a\n\n───\n\nb",
    "| n | what |\n| - | - |\n| 1 | `one` |\n| 10 | ten |": "```\nn   what\n──  ────\n1   one\n10  ten\n```",
    "| n | where |\n| - | - |\n| 1 | [x](https://x.y) |": "**n**: 1\n**where**: [x](https://x.y)",
    "[here](https://x.y/a_(b)?c=d*e)": "[here](https://x.y/a_%28b%29?c=d%2Ae)",
    "[now](ftp://x.y)": r"now (ftp\://x.y)",
    "[list[0]](https://x.y)": r"list\[0\] (<https://x.y>)",
    "[https://x.y](https://z.y)": r"https\://x.y (<https://z.y>)",
    "<https://x.y>": "<https://x.y>",
    "<ada@x.y>": "ada@x.y",
    "https://x.y": r"https\://x.y",
    "![A *map*](https://x.y/z.png)": "A map",
    "``a`b``": "``a`b``",
    "&lt;b&gt; &amp; <b>": r"\<b> & \<b>",
    "@everyone <@1> :smile: ||x||": rf"@{GAP}everyone \<@{GAP}1> \:smile: \|\|x\|\|",
    "\\# no heading": r"\# no heading",
    "a\\\n\\- no item": "a\n\\- no item",
    "1\\. none either, 3 - 2 > 0": r"1\. none either, 3 - 2 > 0",
    "*a***b**": f"*a*{GAP}**b**",
    "*a `*` b*": "a `*` b",
    "": "",
}


@pytest.mark.parametrize("source", EXAMPLES)
def test_markdown_is_written_in_discords_way(source: str) -> None:
    assert discord_markdown(source) == EXAMPLES[source]


def test_a_table_that_is_too_wide_has_a_line_for_each_cell() -> None:
    table = "| Name | Meaning |\n| - | - |\n| one | " + "long " * 12 + "|\n| two | short |"
    assert discord_markdown(table) == (
        "**Name**: one\n**Meaning**: " + "long " * 11 + "long\n\n**Name**: two\n**Meaning**: short"
    )


@given(hostile)
@example("*a `*<@1>` b*")
@example("**a `**<@1>` b**")
@example("~~a `~~<@1>` b~~")
@example("[a `](<@1>)` b](https://x.y)")
@example("[a](https://x.y) b](https://z.y)")
@example("[a](https://x.y) `](https://z.y)`")
@example("[a](https://x.y)\n\n```\n](https://z.y)\n```")
@example("@![every](x)one")
@example("`a`![](x)`<@1>`")
@example("```\n\n```\n<@1>\n```\nx\n```")
def test_text_never_means_what_only_discord_knows(source: str) -> None:
    seen = list(read(discord_markdown(source)))
    assert not [piece for piece in seen if piece.kind in ONLY_DISCORDS]
    outside = "".join(piece.text if piece.kind != "code" else "\n" for piece in seen)
    assert not re.search("@(everyone|here)", outside)
    assert not [piece for piece in seen if piece.kind == "link" and not piece.text.startswith("https://x.y")]


@given(lines)
@example("# a")
@example(">>> a")
@example("-# a")
@example("12. a")
@example("¯\\_(ツ)_/¯ :smile: http://x.y ||a|| @here <@1>")
def test_quoted_text_is_read_as_it_is(source: str) -> None:
    for shown in (discord_plain(source), discord_markdown(plain(source))):
        assert words(shown) == " ".join(source.split()).replace(GAP, "")
        assert {piece.kind for piece in read(shown)} <= {"text", "escape"}
        assert line_starts(shown) == []


@given(lines, lines)
def test_quoted_text_stays_so_among_marks(one: str, other: str) -> None:
    shown = f"**{discord_plain(one) or 'x'}** {discord_plain(other)}: *{discord_plain(one) or 'x'}*"
    assert {piece.kind for piece in read(shown)} <= {"text", "escape", "strong", "em"}


@given(
    st.one_of(st.text("`\n a", max_size=40), st.text(max_size=40)), st.sampled_from(["", "py", "a`b", "c++"])
)
@example("", "")
@example("\n\n", "py")
def test_code_cannot_get_out_of_its_block(source: str, language: str) -> None:
    block = discord_fence(source, language)
    found = COMPILED["code"].match(block)
    assert found
    assert found[0] == block
    assert found["code"].replace(GAP, "").strip("\n") == source.replace("\r\n", "\n").replace(GAP, "").strip(
        "\n"
    )


@given(st.lists(hostile, max_size=8).map("\n\n".join), st.sampled_from([100, 150, 4000]))
def test_a_piece_is_never_too_long_nor_dangerous(source: str, limit: int) -> None:
    for piece in discord_pieces(source, limit):
        assert 0 < len(piece) <= limit
        assert not [seen for seen in read(piece) if seen.kind in ONLY_DISCORDS]


@given(st.lists(lines.map(plain), max_size=12).map("\n\n".join), st.sampled_from([100, 4000]))
def test_no_word_is_lost_between_pieces(source: str, limit: int) -> None:
    whole = words(discord_markdown(source))
    parts = "".join(words(piece) for piece in discord_pieces(source, limit))
    assert _squeezed(parts) == _squeezed(whole)


def test_long_code_is_in_several_blocks_each_of_them_whole() -> None:
    source = "".join(f"print({number})\n" for number in range(1000))
    blocks = list(discord_fences(source, "python"))
    assert [list(read(block)) for block in blocks] == [
        [Seen("code", block.removeprefix("```python\n").removesuffix("\n```"))] for block in blocks
    ]
    assert all(len(block) <= LONGEST for block in blocks)
    assert "".join(words(block) + "\n" for block in blocks) == source


def test_paragraphs_are_the_borders_of_pieces() -> None:
    paragraphs = [f"{number} " + "word " * 300 for number in "abcde"]
    pieces = list(discord_pieces("\n\n".join(paragraphs)))
    assert [[line[0] for line in piece.split("\n\n")] for piece in pieces] == [["a", "b"], ["c", "d"], ["e"]]


def test_a_paragraph_without_end_is_shown_as_it_was_written() -> None:
    pieces = list(discord_pieces("`@everyone` " * 1000))
    assert all(piece.startswith("```\n") for piece in pieces)
    assert sum(piece.count("@everyone") for piece in pieces) >= 999


def _squeezed(text: str) -> str:
    """`text` without space, and without the backslashes that a block of source still has."""
    return re.sub(r"\s|\\", "", text)
