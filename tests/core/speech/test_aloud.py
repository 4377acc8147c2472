"""A reply's Markdown as it is read out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.chat import plain
from core.speech.aloud import aloud, cut

CODE = "Here follows some code."


@pytest.mark.parametrize(
    ("markdown", "said"),
    [
        ("", ""),
        ("A loop *repeats* a **block**.", "A loop repeats a block."),
        ("***All*** of _it_ and __this__, ~~not~~ that", "All of it and this, not that."),
        ("un**believ**able", "unbelievable."),
        ("`my_name` and snake_case_name stay", "my_name and snake_case_name stay."),
        ("Two ** three is 8, and 2 * 3 * 4 is 24.", "Two ** three is 8, and 2 * 3 * 4 is 24."),
        ("Call `range(3)`!", "Call range(3)!"),
        ("``a ` b``", "a ` b."),
        ("# Loops\n\nThey end.", "Loops.\nThey end."),
        ("- one\n* two\n  + three", "one.\ntwo.\nthree."),
        ("1. one\n2) two", "1. one.\n2. two."),
        ("- [x] done\n- [ ] open", "done.\nopen."),
        ("> It is *so*", "It is so."),
        ("[the lesson](https://a.b/c_d) and ![a plot](x.png)", "the lesson and a plot."),
        ("See https://docs.python.org/3/tutorial/index.html now", "See docs.python.org now."),
        ("See <https://docs.python.org/3>", "See docs.python.org."),
        ("| Name | Value |\n| --- | ---: |\n| x | 3 |", "Name, Value.\nx, 3."),
        ("one\n\n---\n\ntwo", "one.\ntwo."),
        ("***\n* * *\n___", ""),
        ("Look:\n\n```python\nx = *1*\n```\n\nWhy?", f"Look:\n{CODE}\nWhy?"),
        ("~~~\na\n```\nb\n~~~\nend", f"{CODE}\nend."),
        ("```\nnever closed\nreally", CODE),
        ("\\*not so\\* \\_at\\_ \\# all", "*not so* _at_ # all."),
        ("1 &lt; 2 &amp; 3", "1 < 2 & 3."),
        ("¿Qué imprime?", "¿Qué imprime?"),
        ("👍", ""),
        ("…\n*", ""),
    ],
)
def test_what_is_read_out_is_words(markdown: str, said: str) -> None:
    assert aloud(markdown, CODE) == said


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"], exclude_characters="|/<>"), max_size=80))
def test_somebodys_own_text_is_read_as_they_wrote_it(text: str) -> None:
    wanted = " ".join(text.split())
    said = aloud(plain(text), CODE)
    assert said in {wanted, f"{wanted}.", ""}
    assert bool(said) == any(one.isalnum() for one in wanted)


@given(st.text("ab *_`~[]()!|-#>\\\n:/.<&1", max_size=200))
def test_whatever_it_is_no_word_of_it_is_invented(markdown: str) -> None:
    said = aloud(markdown, code="")
    assert said.count("a") <= markdown.count("a")
    assert said.count("b") <= markdown.count("b")
    assert "\ue000" not in said


@pytest.mark.parametrize("depth", [1000, 20_000])
@pytest.mark.parametrize(
    "sign", ["*", "_", "`", "[", "](", "|", "> ", "~~", "\\", "* a", "*a", "https://", "<"]
)
def test_signs_without_end_take_no_time_without_end(sign: str, depth: int) -> None:
    assert isinstance(aloud(sign * depth, CODE), str)


class TestCutting:
    def test_what_fits_is_left_as_it_is(self) -> None:
        assert cut("One. Two.", 9, "More.") == "One. Two."

    def test_what_does_not_ends_with_a_sentence_and_says_that_there_is_more(self) -> None:
        assert cut("One two. Three four. Five six seven eight.", 30, "More.") == "One two. Three four.\nMore."

    def test_without_sentences_it_ends_with_a_word(self) -> None:
        assert cut("word " * 100, 40, "More.") == "word word word word word word\nMore."

    @given(st.text("ab. \n", max_size=300), st.integers(20, 200))
    def test_it_is_never_longer_than_it_may_be(self, text: str, most: int) -> None:
        assert len(cut(text, most, "More.")) <= most
