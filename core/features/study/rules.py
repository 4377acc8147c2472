"""What fits on a shelf, what is shown of a passage, and where a round of questions stands. Pure."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, get_args

from core.course.model import Question
from core.errors import LearnerError
from core.finding import Named
from core.plain import from_plain, to_plain
from core.store.studies import StudyItem, StudySet

MOST_SETS, MOST_BYTES, MOST_PASSAGES = 20, 64 * 2**20, 1_500
"""What a learner may have: sets, bytes of files, and passages, which are what a question is looked for in."""
LONGEST_TOPIC = 120
"""Characters of a topic: what is longer is no topic."""
ON_A_PAGE = 8
"""Passages of a set that are shown at a time."""
LONGEST_LABEL = 60
FROM, AT_ONCE, IN_A_ROUND, MOST_ITEMS = 4, 4, 6, 40
"""Passages that questions are made from, questions that are made at once, asked in a round, and kept of a set."""
LESSON_FROM = 6
"""Passages that a lesson is made from."""
SHORTEST = 40
"""Words of a passage from which something can be asked."""
_MARKS = re.compile(r"[`*_#>|\s]+")
_TYPES: dict[str, type[Any]] = {one.type: one for one in get_args(Question.__value__)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """Questions of a set in a row. `at` is the place of the open one, `seed` shuffles its options."""

    study: str
    items: tuple[str, ...]
    seed: int
    at: int = 0
    answered: int = 0
    right: int = 0


def look_for_room(shelf: Sequence[StudySet], size: int = 0, passages: int = 1) -> None:
    """LearnerError, which says what could go, where a set of so many bytes and passages does not fit on a shelf."""
    if not shelf:
        return
    oldest = shelf[-1].title[:LONGEST_LABEL]
    if len(shelf) >= MOST_SETS:
        raise LearnerError("study-full", most=MOST_SETS, oldest=oldest)
    largest = max(shelf, key=lambda one: one.size).title[:LONGEST_LABEL]
    if sum(one.size for one in shelf) + size > MOST_BYTES:
        raise LearnerError("study-full-bytes", most=MOST_BYTES // 2**20, largest=largest)
    if sum(one.passages for one in shelf) + passages > MOST_PASSAGES:
        longest = max(shelf, key=lambda one: one.passages).title[:LONGEST_LABEL]
        raise LearnerError("study-full-passages", most=MOST_PASSAGES, longest=longest)


def named(shelf: Sequence[StudySet]) -> tuple[Named[StudySet], ...]:
    """The sets with what they can be found by."""
    return tuple(Named(one, (one.title, *filter(None, (one.name,)))) for one in shelf)


def topic_of(typed: str) -> str:
    """A topic in one line. LearnerError where it is none: empty, or as long as only something else is."""
    topic = " ".join(typed.split())
    if not topic:
        raise LearnerError("study-topic-empty")
    if len(topic) > LONGEST_TOPIC:
        raise LearnerError("study-topic-long", most=LONGEST_TOPIC)
    return topic


def first_words(text: str, most: int = LONGEST_LABEL) -> str:
    """How a text begins, in one plain line."""
    line = _MARKS.sub(" ", text[: 4 * most]).strip()
    if len(line) <= most:
        return line
    return f"{line[: most - 1].rsplit(' ', 1)[0] or line[: most - 1]}…"


def to_ask_from(count: int, used: Collection[int], random: Random) -> list[int]:
    """Passages of `count` to make questions from, more than are needed, those first that nothing was made from yet."""
    fresh = [number for number in range(count) if number not in used]
    known = [number for number in range(count) if number in used]
    random.shuffle(fresh)
    random.shuffle(known)
    return [*fresh, *known][: 3 * FROM]


def kept(item: Question, passage: int, quote: str) -> StudyItem:
    """A question as it is kept."""
    return StudyItem(
        id=item.id, passage=passage, quote=quote, type=item.type, question=to_plain(type(item), item)
    )


def question_of(item: StudyItem) -> Question | None:
    """A question as it is asked; None where it was kept by another release."""
    kind = _TYPES.get(item.type)
    try:
        return from_plain(kind, item.question) if kind else None
    except ValueError:
        return None
