"""Badges are files beside the courses: what is wrong in one is named with its line, and the others can be earned."""

from pathlib import Path

import pytest

from bot import plugins
from bot.settings import ROOT
from core.course.catalogue import load_catalogue
from core.course.check import check_courses
from core.course.files.badges import load_badges
from core.course.files.schemas import write_schemas
from core.features.points.symbols import COLOURS, outlines
from core.play.badges import Badge, Colour, Count, Rule, Symbol
from core.words import Words
from tests.core.course.sample import SampleCourse

HEAD = "# yaml-language-server: $schema=../schemas/badge.schema.json\n"
SOUND = """id: thinker
title: {en: Thinker, es: Quien piensa}
praise: {en: "You think first.", es: "Primero piensas."}
rule:
  count: first-try
  least: 5
symbol: star
colour: blue
"""


def write(root: Path, text: str, name: str = "thinker.yaml") -> None:
    (root / "badges").mkdir(parents=True, exist_ok=True)
    (root / "badges" / name).write_text(HEAD + text, encoding="utf-8")


def faults(root: Path, *courses: str) -> list[tuple[int, str]]:
    found = load_badges(root, courses)
    assert not found.badges or not found.faults
    return [(one.line, one.message) for one in found.faults]


def test_a_badge_is_read_as_it_is_written(tmp_path: Path) -> None:
    write(tmp_path, SOUND + "formerly: [ponderer]\n")
    found = load_badges(tmp_path, [])
    assert found.faults == ()
    assert found.badges == (
        Badge(
            id="thinker",
            title={"en": "Thinker", "es": "Quien piensa"},
            praise={"en": "You think first.", "es": "Primero piensas."},
            rule=Rule(Count.FIRST_TRY, 5),
            symbol=Symbol.STAR,
            colour=Colour.BLUE,
            formerly=("ponderer",),
        ),
    )


def test_without_a_folder_of_badges_there_are_none(tmp_path: Path) -> None:
    assert load_badges(tmp_path, []).badges == ()
    assert load_badges(tmp_path, []).faults == ()


@pytest.mark.parametrize(
    ("sound", "wrong", "line", "words"),
    [
        ("count: first-try", "count: speed", 6, "`count` does not fit"),
        ("least: 5", "least: 0", 7, "`least` does not fit"),
        ("least: 5", "least: five", 7, "`least` should be a whole number"),
        ("symbol: star", "symbol: rocket", 8, "`symbol` does not fit"),
        ("colour: blue", "color: blue", 9, "`color` is not a key that belongs here"),
        ("id: thinker", "id: ponderer", 2, "the id is ponderer, but the file is called thinker"),
        ("{en: Thinker, es: Quien piensa}", "{es: Quien piensa}", 3, "`title` has no English"),
        ("{en: Thinker,", f"{{en: {'T' * 33},", 3, "`en` has 33 characters; at most 32 fit"),
        ("  least: 5", "  least: 5\n  course: memory", 8, "a course means nothing where first-try"),
        ("symbol: star", "symbol: [star", 9, ""),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    tmp_path: Path, sound: str, wrong: str, line: int, words: str
) -> None:
    assert sound in SOUND
    write(tmp_path, SOUND.replace(sound, wrong))
    found = faults(tmp_path)
    assert (line, True) in [(at, words in message) for at, message in found], found


def test_one_course_that_counts_must_be_there_and_can_be_completed_once(tmp_path: Path) -> None:
    of_course = SOUND.replace("first-try", "courses").replace("least: 5", "least: 1\n  course: memory")
    write(tmp_path, of_course)
    assert faults(tmp_path) == [(8, "there is no course 'memory'")]
    assert faults(tmp_path, "memory") == []
    write(tmp_path, of_course.replace("least: 1", "least: 2"))
    assert faults(tmp_path, "memory") == [(7, "one course cannot be completed more than once")]


def test_an_id_leads_to_one_badge(tmp_path: Path) -> None:
    write(tmp_path, SOUND)
    write(tmp_path, SOUND.replace("id: thinker", "id: wonderer") + "formerly: [thinker]\n", "wonderer.yaml")
    found = load_badges(tmp_path, [])
    assert [one.id for one in found.badges] == ["thinker"]
    (fault,) = found.faults
    assert (Path(fault.path).name, fault.line) == ("wonderer.yaml", 10)
    assert "has or had the id thinker already" in fault.message


def test_a_broken_badge_takes_no_course_and_no_other_badge_along(sample: SampleCourse) -> None:
    write(sample.root, SOUND)
    write(sample.root, "id: [", "broken.yaml")
    found = load_catalogue(sample.root)
    assert [one.id for one in found.courses] == ["sample"]
    assert [one.id for one in found.badges] == ["thinker"]
    assert found.broken == ()
    assert {Path(one.path).name for one in found.faults} == {"broken.yaml"}


async def test_badges_are_checked_with_the_courses(sample: SampleCourse) -> None:
    write_schemas(sample.root / "schemas")
    write(sample.root, SOUND)
    report = await check_courses(sample.root, None)
    assert report.ok, report.faults
    assert (report.courses, report.badges) == (1, 1)
    (sample.root / "badges" / "thinker.yaml").write_text(SOUND, encoding="utf-8")
    (fault,) = (await check_courses(sample.root, None)).faults
    assert fault.message == "this file does not name its schema"
    assert fault.advice.endswith(HEAD.strip())
    write(sample.root, SOUND.replace("blue", "pink"))
    (fault,) = (await check_courses(sample.root, None)).faults
    assert (Path(fault.path).name, fault.line) == ("thinker.yaml", 9)


def test_those_that_ship_speak_every_language_of_the_interface() -> None:
    found = load_catalogue(ROOT / "content")
    assert not [one for one in found.faults if "badges" in one.path]
    languages = Words.load([one.words for one in plugins.features()]).languages
    assert len(found.badges) >= 10
    for one in found.badges:
        assert set(one.title) == set(one.praise) == set(languages), one.id


def test_every_symbol_and_colour_can_be_drawn() -> None:
    assert set(COLOURS) == set(Colour)
    for symbol in Symbol:
        drawn = outlines(symbol)
        assert drawn
        assert all(len(outline) >= 3 for outline in drawn)
        assert all(abs(x) <= 1.001 and abs(y) <= 1.25 for outline in drawn for x, y in outline), symbol
