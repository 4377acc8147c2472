"""What a reply looks like: compared with golden files, which PARLEY_TEST_GOLDEN=write writes anew."""

import io
import os
from pathlib import Path, PurePosixPath

import pytest
from rich.console import Console

import adapters.terminal
import core.words
from adapters.terminal.render import Look, render, safe
from adapters.terminal.screen import bare
from core.chat import Reply, Text
from core.words import Words
from tests.adapters.terminal.replies import NOTES, PICTURE, REPLIES, SPEECH

GOLDEN = Path(__file__).parents[2] / "golden" / "terminal"
WORDS = Words.load([Path(core.words.__file__).parent, Path(adapters.terminal.__file__).parent / "words"])
SAVED = {
    PICTURE.key: PurePosixPath("/data/pictures/skills.png"),
    NOTES.key: PurePosixPath("/data/files/notes.txt"),
    SPEECH.key: PurePosixPath("/data/files/parley.mp3"),
}


def look(*, rich: bool = True, language: str = "en") -> Look:
    return Look(WORDS.say(language), rich, {key: Path(path) for key, path in SAVED.items()})


def drawn(reply: Reply, *, width: int = 60, colour: bool = False) -> str:
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=True,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )
    console.print(render(reply, look()))
    return out.getvalue()


def assert_golden(name: str, text: str) -> None:
    file = GOLDEN / name
    if os.environ.get("PARLEY_TEST_GOLDEN") == "write":
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8")


@pytest.mark.parametrize("name", REPLIES)
def test_reply_for_somebody_who_looks(name: str) -> None:
    assert_golden(f"{name}.rich.txt", drawn(REPLIES[name]))


@pytest.mark.parametrize("name", REPLIES)
def test_reply_for_a_program_that_reads(name: str) -> None:
    assert_golden(f"{name}.plain.txt", bare(render(REPLIES[name], look(rich=False))))


def test_colours_are_the_terminals_own() -> None:
    every = Reply.of(
        *(block for name in ("code", "cards", "choices", "progress") for block in REPLIES[name].blocks)
    )
    assert_golden("colours.ansi", drawn(every, colour=True))


@pytest.mark.parametrize("width", [20, 40, 79, 200])
@pytest.mark.parametrize("name", [name for name in REPLIES if name != "media"])
def test_no_line_is_wider_than_the_terminal(name: str, width: int) -> None:
    assert max(map(len, drawn(REPLIES[name], width=width).splitlines())) <= width


@pytest.mark.parametrize("name", REPLIES)
def test_bare_text_has_no_codes_and_no_boxes(name: str) -> None:
    text = bare(render(REPLIES[name], look(rich=False)))
    assert "\x1b" not in text
    assert not [c for c in text if 0x2500 <= ord(c) <= 0x257F]


def test_words_are_in_the_learners_language() -> None:
    text = bare(render(REPLIES["form-code"], look(rich=False, language="es")))
    assert "Envía tu código entre dos líneas de ```." in text


def test_nothing_that_is_shown_is_obeyed_by_the_terminal() -> None:
    hostile = "\x1b]0;title\x07 \x9b2J \u202e reversed \r over\tkept\n"
    assert safe(hostile) == "�]0;title� �2J � reversed � over\tkept\n"
    assert "\x1b]" not in drawn(Reply.of(Text(hostile)))
