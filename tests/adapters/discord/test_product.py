"""Every reply in the product as it looks on Discord: as in its golden file, and taken by Discord."""

import json
import os
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

import pytest

import adapters.discord
import core.words
from bot import plugins
from bot.wiring import OpenHouse
from core.clock import FixedClock
from core.words import Words
from core.words.language import ENTRY
from tests.adapters.discord import (
    walks_around,
    walks_asking,
    walks_boards,
    walks_code,
    walks_cohorts,
    walks_complaints,
    walks_desk,
    walks_drafting,
    walks_explanations,
    walks_grading,
    walks_helpme,
    walks_insight,
    walks_joining,
    walks_learning,
    walks_link,
    walks_made_hints,
    walks_moderation,
    walks_operating,
    walks_play,
    walks_points,
    walks_privacy,
    walks_study,
    walks_teachback,
    walks_teaching,
    walks_tutor,
    walks_voice,
)
from tests.adapters.discord.golden import GOLDEN
from tests.adapters.discord.product import Guest, Hall, Heard, Walk, drawn, ear, pretty, seen
from tests.adapters.said_on_pages import words_on_pages
from tests.core.features.doings import MEMORY, PYTHON, course_of

type Walked = Callable[[Walk], Awaitable[None]]

WALKS: dict[str, Walked] = {
    "answering": walks_asking.answering,
    "board": walks_boards.of_a_community,
    "board-of-friends": walks_boards.of_friends,
    "challenges": walks_code.challenges,
    "challenges-as-play": walks_play.challenges,
    "class-data": walks_insight.data,
    "classes": walks_cohorts.beginning,
    "classes-announced": walks_cohorts.announcing,
    "classes-assigned": walks_cohorts.assigning,
    "classes-extended": walks_cohorts.extending,
    "classes-roster": walks_cohorts.roster,
    "community": walks_around.community,
    "complaints": walks_complaints.complaints,
    "courses": walks_learning.courses,
    "desk": walks_desk.desk,
    "dials": walks_operating.dials,
    "digests": walks_insight.digests,
    "drafts": walks_drafting.making,
    "earning": walks_points.earning,
    "entrances": walks_around.entrances,
    "errors": walks_around.errors,
    "explanations": walks_explanations.judging,
    "explanations-as-help": walks_explanations.helping,
    "explanations-of-ones-own": walks_explanations.sharing,
    "home": walks_learning.home,
    "insight": walks_insight.insight,
    "items": walks_drafting.editing,
    "joining": walks_joining.coming_in,
    "joining-by-role": walks_joining.by_role,
    "joining-due": walks_joining.due,
    "lesson": walks_learning.lesson,
    "link": walks_link.linking,
    "made-hints": walks_made_hints.made_hints,
    "moderation": walks_moderation.moderating,
    "operator": walks_operating.operating,
    "operator-switches": walks_operating.switching,
    "own-words": walks_around.own_words,
    "play": walks_boards.dial,
    "points": walks_points.points_of_all_kinds,
    "privacy": walks_privacy.privacy,
    "progress": walks_learning.progress,
    "questions": walks_learning.questions,
    "questions-to-people": walks_helpme.raising,
    "questions-to-people-answered": walks_helpme.answering,
    "questions-to-people-noticed": walks_helpme.noticing,
    "quiz": walks_learning.quiz,
    "regrading": walks_grading.regrading,
    "review": walks_learning.review,
    "running": walks_code.running,
    "settings": walks_learning.settings,
    "similar": walks_grading.similar,
    "study": walks_study.shelf,
    "study-made": walks_study.made,
    "study-unreadable": walks_study.documents,
    "submissions": walks_grading.submissions,
    "taught-courses": walks_teaching.courses,
    "taught-courses-made": walks_teaching.made,
    "teachback": walks_teachback.without_model,
    "teachback-with-a-model": walks_teachback.with_model,
    "tutor-dial": walks_tutor.dial,
    "tutor-with-a-model": walks_tutor.with_model,
    "tutor-without": walks_tutor.without_model,
    "verdicts": walks_code.verdicts_of_cases,
    "voice": walks_voice.voice,
}
WORDS_OF_IT = "the words in it"
"""The last entry of a golden file: the ids of all words that can be read in it."""
FOLDERS = [
    Path(core.words.__file__).parent,
    adapters.discord.platform.words,
    *(one.words for one in plugins.features()),
]
LISTED = ("command-", "called-", "discord-run-menu")
"""Words that Discord lists commands with: they can be read in the golden file of the commands."""
ELSEWHERE = {
    "a modal of Discord's is sent by a button with Discord's own word": """
        account-save asking-submit boards-take-name cohorts-find cohorts-preview cohorts-take-role explanations-send
        helpme-send insight-confirm insight-send-code joining-take-code moderation-send points-rest-set teachback-tell
    """,
    "it is the name of a thread, which is no part of a message": "discord-thread-name",
    "it is drawn in the picture": "insight-more-skills progress-threshold",
    "it stands in the file that everybody may have of themselves": "privacy-export-about",
    "they are typed, and read by nobody": """
        privacy-called-export privacy-called-delete privacy-called-keep
        boards-word-class operating-called-off operating-called-on
        tutor-dial-called-off tutor-dial-called-hints tutor-dial-called-full
    """,
    "a model reads it, and no learner does": "tutor-stuck-said",
    "it is shown only while something is made": "study-making tutor-making tutor-once-more",
    "they are lists, of which single words are said or understood": """
        cohorts-kind-words-challenge cohorts-kind-words-lesson cohorts-kind-words-quiz cohorts-kind-words-review
        deadline-word-at deadline-word-before deadline-word-days deadline-word-end deadline-word-in
        deadline-word-midnight deadline-word-noon deadline-word-one deadline-word-weeks
        pseudonym-like pseudonym-who teachback-no-answers teachback-why-or-how
    """,
    "no reply speaks of it: help gives points when votes are weighed, and there is no game yet": """
        earning-for-game earning-for-helped
    """,
    "they stand in the files of a course that was imported, and no reply quotes them": """
        interchange-made-skill interchange-made-unknown
    """,
    "it is an option that no list shows: addresses fill it in": "command-start-where",
    "a server has channels and roles; tests/adapters/telegram/test_product.py has groups, which have none": """
        community-first-here community-lacking-here
    """,
    "no address opens a chat here, and nothing is sent into others: both are seen there as well": """
        boards-or-open boards-platform cohorts-or-open challenge-shared challenge-shared-level link-write-to-me
    """,
    "Discord has a form of its own for it": """
        degrade-choices degrade-choices-beside-form degrade-code-cut degrade-field-channel degrade-field-code
        degrade-field-line degrade-field-many degrade-field-one degrade-field-order degrade-field-paragraph
        degrade-field-role degrade-field-value degrade-file degrade-form-several degrade-picture
    """,
}
"""Words that nobody reads in a message on Discord, by the reason."""


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    """All words that are asked for in the test."""
    said: Heard = {}
    monkeypatch.setattr(Words, "say", ear(said))
    return said


@pytest.fixture
def walk(house: OpenHouse, clock: FixedClock) -> Walk:
    """Somebody new on Discord."""
    hall = Hall()
    house.dispatch.outbox.platforms[hall.name] = hall
    return Walk(Guest(house), hall, clock)


def compare(name: str, scenes: Mapping[str, object]) -> None:
    """Compare with the golden file of this name, in lines that can be read."""
    text = pretty(scenes) + "\n"
    if os.environ.get("PARLEY_TEST_GOLDEN") == "write":
        (GOLDEN / f"{name}.json").write_text(text, "utf-8")
    assert text == golden(name)


def golden(name: str) -> str:
    """What is in the golden file of this name."""
    return (GOLDEN / f"{name}.json").read_text("utf-8")


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", WALKS)
async def test_every_reply_is_shown_as_in_its_golden_file(
    heard: Heard, walk: Walk, name: str, language: str
) -> None:
    walk.guest.language = language
    await WALKS[name](walk)
    shown = drawn(walk)
    compare(f"product/{name}.{language}", {**shown, WORDS_OF_IT: seen(heard, shown)})


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_word_of_the_product_can_be_read_in_a_golden_file(language: str) -> None:
    files = [f"product/{name}.{language}" for name in WALKS]
    read = {id_ for name in files for id_ in json.loads(golden(name))[WORDS_OF_IT]}
    say = Words.load(FOLDERS).say(language)
    ids = {id_ for one in FOLDERS for id_ in ENTRY.findall((one / f"{language}.ftl").read_text("utf-8"))}
    listed = {id_: {say(id_)} for id_ in ids - read if id_.startswith(LISTED)}
    read.update(seen(listed, json.loads(golden("commands"))))
    elsewhere = {id_ for some in ELSEWHERE.values() for id_ in some.split()}
    assert sorted(ids - read - words_on_pages(language) - elsewhere) == []
    assert sorted(elsewhere - ids) == []


@pytest.mark.parametrize("course", [PYTHON, MEMORY])
async def test_discord_takes_all_that_the_courses_hold(walk: Walk, course: str) -> None:
    walks_learning.everything(walk, course_of(walk.guest.house, course))
    assert all(shown["messages"] for shown in drawn(walk).values())
