"""What is a document, how foreign text is shown, and that a question finds what is on the shelf now."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.wiring import OpenHouse
from core.chat import Called, Media, Reply, Text
from core.feature import Command
from core.markdown import FENCE, literal
from core.search import passages as search
from core.search.passages import Passage, Passages
from core.studies import documents_among, passages_for
from core.turn import Turn
from tests.core.documents.files import sentences
from tests.core.features.study.scenes import NOTES, bring
from tests.pupil import Pupil


@pytest.mark.parametrize(
    ("name", "mime", "is_one"),
    [
        ("a.pdf", "", True),
        ("A.DOCX", "application/octet-stream", True),
        ("notes.md", "text/plain", True),
        ("a.ipynb", "application/json", True),
        ("file", "application/pdf; charset=binary", True),
        ("a.py", "text/plain", False),
        ("data.csv", "text/csv", False),
        ("pdf", "", True),
        ("voice.ogg", "audio/ogg", False),
    ],
)
def test_a_document_is_known_by_its_ending_or_its_type(name: str, mime: str, is_one: bool) -> None:
    assert bool(documents_among([Media(name=name, mime=mime, key="0")])) is is_one


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("one\ntwo\n\nthree *x*", "one two\n\nthree \\*x\\*"),
        ("say\n\n```py\na = *b\n\nc\n```\n\nend", "say\n\n```\na = *b\n\nc\n```\n\nend"),
        ("say\n```\nnever closed *x*", "say\n\n```\nnever closed *x*\n```"),
        ("````\n```\ninner\n```\n````", "````\n```\ninner\n```\n````"),
        ("", ""),
    ],
)
def test_foreign_text_keeps_its_paragraphs_and_its_code(text: str, shown: str) -> None:
    assert literal(text) == shown


LINES = ("a", "b *a*", "[b](a)", "`a` ~~b~~", "", "```", "````", "~~~", "  ```  ", "``` ```")


@given(st.lists(st.sampled_from(LINES), max_size=12))
def test_no_foreign_text_is_lost_or_gets_out_of_what_shows_it(lines: list[str]) -> None:
    shown, text = literal("\n".join(lines)), "".join(lines)
    assert [one for one in shown if one in "ab"] == [one for one in text if one in "ab"]
    open_ = ""
    for line in shown.split("\n"):
        if open_:
            open_ = "" if line.strip() == open_ else open_
        elif found := FENCE.match(line):
            open_ = found["mark"]
        else:
            assert "*" not in line.replace("\\*", "")
            assert "[" not in line.replace("\\[", "")
    assert open_ == ""


async def test_a_question_finds_what_is_on_the_shelf_now(pupil: Pupil, house: OpenHouse) -> None:
    router = house.dispatch.router
    assert isinstance(router.commands, dict)

    async def look(turn: Turn) -> Reply:
        found = await passages_for(turn, "how do volcanoes erupt, by their lava?")
        return Reply.of(Text(" ".join(f"{one.title} #{one.step}" for one in found) or "nothing"))

    router.commands["look"] = Command(name="look", handler=look)
    for content, found in (
        (None, "nothing"),
        (NOTES, "nothing"),
        (f"{sentences(12)}\n\nVolcanoes erupt when lava rises.", "volcanoes · ¶ 1 #0"),
    ):
        if content:
            await bring(pupil, content, "bees.md" if content == NOTES else "volcanoes.txt")
        await pupil.send(Called("look"))
        assert pupil.words().startswith(found)
    other = Pupil(house, name="bob")
    await other.send(Called("look"))
    assert other.words() == "nothing", "it is on the shelf of somebody else"
    del router.commands["look"]


async def test_only_so_many_passages_are_kept_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "MOST_SHELVED", 5)
    shelves, kept = Passages(), [Passage("", n, "a", f"honey of {n}", study="s") for n in range(3)]
    for key in ("one", "two"):
        await shelves.closest_of_shelf(key, kept, "honey")
    assert list(shelves._shelves) == ["two"]  # pyright: ignore[reportPrivateUsage]
    many = kept * 3
    assert await shelves.closest_of_shelf("three", many, "of 2 honey") is not None
    assert list(shelves._shelves) == ["three"], "one is kept, however long it is"  # pyright: ignore[reportPrivateUsage]
