"""How a task and a failing case look, in the terminal, on a phone and on the web: golden files.

`PARLEY_TEST_GOLDEN=write` writes them anew.
"""

import io
import json
import os
from pathlib import Path

import pytest
from rich.console import Console

import adapters.terminal
import core.features.challenge
import core.words
from adapters.terminal.render import Look, render
from adapters.web.render import block
from core.chat import Block, Reply, Say
from core.words import Words
from tests.core.features.challenge.scenes import SCENES

ROOT = Path(__file__).parents[4]
GOLDEN = ROOT / "tests" / "golden" / "challenge"
ROOMS = (core.words, adapters.terminal, core.features.challenge)
SCREEN, PHONE = 79, 36


@pytest.fixture(scope="module")
def words() -> Words:
    first, *others = (Path(str(room.__file__)).parent for room in ROOMS)
    return Words.load([first, *(other / "words" for other in others)])


def drawn(blocks: tuple[Block, ...], say: Say, width: int) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, highlight=False, markup=False, emoji=False, _environ={})
    console.print(render(Reply.of(*blocks), Look(say, True, {})))
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def assert_golden(name: str, text: str) -> None:
    file = GOLDEN / name
    if os.environ.get("PARLEY_TEST_GOLDEN") == "write":
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8")


@pytest.mark.parametrize("name", SCENES)
def test_a_scene_on_a_screen(words: Words, name: str) -> None:
    say, scene = words.say("en"), SCENES[name]
    assert_golden(f"{name}.txt", drawn((*scene.opened(say), *scene.failed(say)), say, SCREEN))


@pytest.mark.parametrize("name", SCENES)
def test_a_verdict_on_a_phone_in_spanish(words: Words, name: str) -> None:
    say = words.say("es")
    text = drawn(SCENES[name].failed(say), say, PHONE)
    assert max(map(len, text.splitlines())) <= PHONE
    assert_golden(f"{name}.es.phone.txt", text)


@pytest.mark.parametrize("name", SCENES)
def test_a_verdict_on_the_web(words: Words, name: str) -> None:
    shown = [block(one) for one in SCENES[name].failed(words.say("en"))]
    assert_golden(f"{name}.json", json.dumps(shown, indent=1, ensure_ascii=False) + "\n")
