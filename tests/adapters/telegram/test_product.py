"""Every reply in the product as it looks on Telegram: as in its golden file, and taken by Telegram."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

import adapters.telegram
import core.words
from bot import plugins
from bot.wiring import OpenHouse
from core.clock import FixedClock
from core.words import Words
from core.words.language import ENTRY
from tests.adapters.discord import walks_learning
from tests.adapters.discord.product import Guest, Hall, Heard, Walk, ear
from tests.adapters.discord.test_product import WALKS as OF_ALL
from tests.adapters.discord.test_product import Walked
from tests.adapters.said_on_pages import words_on_pages
from tests.adapters.telegram import walks_here
from tests.adapters.telegram.drawing import RULE, drawn
from tests.adapters.telegram.golden import GOLDEN, WORDS, check
from tests.adapters.telegram.product import Room, Stroll, read, shown
from tests.core.features.doings import MEMORY, PYTHON, course_of

NEXT = f"\n{'═' * len(RULE)}\n"
IN_IT = "the words in it\n\n"
"""How the last scene of a golden file begins: the ids of all words that can be read in it."""
WALKS: Mapping[str, Walked] = {
    **OF_ALL,
    "community": walks_here.community,
    "own-words": walks_here.own_words,
    "shares": walks_here.shares,
}
FOLDERS = [
    Path(core.words.__file__).parent,
    adapters.telegram.platform.words,
    *(one.words for one in plugins.features()),
]
LISTED = ("command-", "called-")
"""Telegram's menus hold them: tests/adapters/telegram/test_commands.py."""

ELSEWHERE = {
    "a form of one field is sent by the message that fills it, without a button": """
        account-save boards-take-name challenge-try cohorts-find cohorts-preview explanations-send helpme-send
        insight-confirm insight-send-code joining-take-code moderation-send teachback-tell
    """,
    "a group has neither channels nor roles": """
        community-ask-channel community-ask-role community-channel community-first-text community-lacking
        community-no-channel community-none community-role community-role-none
        cohorts-ask-role cohorts-role cohorts-role-given cohorts-role-text cohorts-take-role cohorts-to-role
    """,
    "it is the name of a file": "authoring-report-name",
    "of what an import made up a message shows the first lines": "interchange-made-skill interchange-made-unknown",
    "it is drawn in the picture": "insight-more-skills progress-threshold",
    "it stands in the file that everybody may have of themselves": "privacy-export-about",
    "it is shown only while something is made": "study-making tutor-making tutor-once-more",
    "they are lists, of which single words are said or understood": """
        cohorts-kind-words-challenge cohorts-kind-words-lesson cohorts-kind-words-quiz cohorts-kind-words-review
        pseudonym-like pseudonym-who teachback-no-answers teachback-why-or-how
    """,
    "they are typed, and read by nobody": """
        operating-called-off operating-called-on
        deadline-word-at deadline-word-before deadline-word-days deadline-word-end deadline-word-in
        deadline-word-midnight deadline-word-noon deadline-word-one deadline-word-weeks
    """,
    "no reply speaks of it: help gives points when votes are weighed, and there is no game yet": """
        earning-for-game earning-for-helped
    """,
    "Telegram has a form of its own for it": """
        degrade-choices degrade-choices-beside-form degrade-code-cut degrade-field-channel degrade-field-code
        degrade-field-many degrade-field-one degrade-field-order degrade-field-role degrade-file degrade-picture
    """,
}
"""Words that nobody reads in a message on Telegram, nor on a page for those who teach, by the reason."""
SAID_ELSEWHERE = frozenset(id_ for some in ELSEWHERE.values() for id_ in some.split())


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    """All words that are asked for in the test."""
    said: Heard = {}
    monkeypatch.setattr(Words, "say", ear(said))
    return said


@pytest.fixture
def walk(house: OpenHouse, clock: FixedClock) -> Stroll:
    """Somebody new on Telegram."""
    room = Room()
    house.dispatch.outbox.platforms |= {room.name: room, "discord": Hall()}  # whence others come
    return Stroll(Guest(house, platform="telegram"), room, clock)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", sorted(WALKS))
async def test_every_reply_is_shown_as_in_its_golden_file(
    heard: Heard, walk: Stroll, name: str, language: str
) -> None:
    walk.guest.language = language
    await WALKS[name](walk)
    say = WORDS.say(language)
    commands = walk.guest.house.door.commands()
    made = {scene: shown(reply, say, commands, alone=True) for scene, reply in walk.scenes.items()}
    for reply in walk.scenes.values():
        shown(reply, say, alone=False)
    scenes = {**made, **walk.own}
    words = read(heard, [one for messages in scenes.values() for one in messages])
    told = [f"{scene}\n\n{drawn(messages)}" for scene, messages in scenes.items()]
    check(f"product/{name}.{language}", NEXT.join([*told, IN_IT + "".join(f"{id_}\n" for id_ in words)]))


def words_in(name: str) -> Sequence[str]:
    """The ids of the words that can be read in the golden file of this name."""
    text = (GOLDEN / f"product/{name}.txt").read_text("utf-8")
    return text.rpartition(IN_IT)[2].split()


def read_in(language: str) -> set[str]:
    """The ids of the words that can be read in a message of this language. Some are found by chance within another's."""
    return {id_ for name in WALKS for id_ in words_in(f"{name}.{language}")}


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_word_of_the_product_can_be_read_in_a_golden_file(language: str) -> None:
    read = read_in(language) | words_on_pages(language)
    ids = {id_ for one in FOLDERS for id_ in ENTRY.findall((one / f"{language}.ftl").read_text("utf-8"))}
    missing = ids - read - SAID_ELSEWHERE
    assert sorted(id_ for id_ in missing if not id_.startswith(LISTED)) == []
    assert sorted(SAID_ELSEWHERE - ids) == []


def test_no_word_that_can_be_read_in_a_message_is_said_to_be_elsewhere() -> None:
    assert sorted(SAID_ELSEWHERE & read_in("en") & read_in("es")) == []


@pytest.mark.parametrize("course", [PYTHON, MEMORY])
async def test_telegram_takes_all_that_the_courses_hold(walk: Walk, course: str) -> None:
    walks_learning.everything(walk, course_of(walk.guest.house, course))
    assert walk.scenes
    for reply in walk.scenes.values():
        for alone in (True, False):
            shown(reply, WORDS.say(walk.guest.language), alone=alone)
