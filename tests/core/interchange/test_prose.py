"""Foreign prose into Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from core.interchange.prose import of_either, of_html, of_plain, parted, whole


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>One</p><p>two  \n three</p>", "One\n\ntwo three"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<b>a</b> <em>b</em> <code>c*d</code>", "**a** *b* `c*d`"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        ("<pre>x = 1\n  y</pre>", "```\nx = 1\n  y\n```"),
        ("H<sub>2</sub>O, m<sup>2</sup>, x<sup>n</sup>", "H₂O, m², x^n"),
        ('<a href="https://a.org/x">there</a>', "[there](https://a.org/x)"),
        ('<a href="javascript:alert(1)">there</a>', "there"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a · b\nc"),
        ("2 &lt; 3 &amp;&nbsp;so", "2 \\< 3 & so"),
        ("<script>alert(1)</script>ok<style>p {}</style>", "ok"),
        ("<!-- no -->ok<!DOCTYPE x><?php no ?>", "ok"),
        ("2*3*4", "2\\*3\\*4"),
        ("</p></b></ul></code>ok", "ok"),
        ("<b> a </b>b<i></i><b>c", "**a** b**c**"),
        ("<code>a", "`a`"),
    ],
)
def test_html_becomes_markdown(html: str, markdown: str) -> None:
    assert of_html(html).text.replace("\xa0", " ") == markdown


def test_pictures_are_counted_and_their_words_stay() -> None:
    told = of_html('A <img src="@@PLUGINFILE@@/a.png" alt="dog"> and <video src="x">film</video>.')
    assert (told.text, told.pictures) == ("A dog and .", 2)


def test_a_text_is_html_only_where_it_has_a_tag_or_an_entity() -> None:
    assert of_either("1 < 2 > 0").text == "1 \\< 2 \\> 0"
    assert of_either("a &amp; b").text == "a & b"


@pytest.mark.parametrize(
    "html", ["<b>" * 10_000, "<div>" * 10_000 + "x", "<" * 40_000, "<!--" * 10_000, "&#x" * 10_000]
)
def test_what_nests_or_breaks_without_end_comes_to_one(html: str) -> None:
    assert isinstance(of_html(html).text, str)


@given(st.text(st.sampled_from("ab *_`[]<>#+-.1)\\:!|~&"), max_size=40))
def test_plain_text_shows_as_it_is_written(text: str) -> None:
    shown = "".join(
        token.content
        for block in MarkdownIt("commonmark").parse(of_plain(text))
        for token in block.children or []
    )
    assert shown.split() == text.split()


@pytest.mark.parametrize(
    ("prompt", "code", "language"),
    [("What?", "x = 1\n\ny", "python"), ("What?", "a ``` b", ""), ("What?", "", "")],
)
def test_code_below_a_prompt_is_parted_from_it_and_joined_again(
    prompt: str, code: str, language: str
) -> None:
    assert parted(whole(prompt, code, language)) == (prompt, code, language)


def test_code_in_the_middle_stays_where_it_is() -> None:
    prompt = "What does\n\n```\nx\n```\n\nprint?"
    assert parted(prompt) == (prompt, "", "")


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("What does `while` do?", "What does `while` do?"),
        ("`a*b` is 3*4 and `x_[1]` is not", "`a*b` is 3\\*4 and `x_[1]` is not"),
        ("one ` alone", "one \\` alone"),
        ("over `two\nlines`", "over \\`two\nlines\\`"),
    ],
)
def test_what_stands_between_backticks_is_code_also_where_nothing_says_that_it_is_markdown(
    text: str, markdown: str
) -> None:
    assert of_either(text).text == markdown
