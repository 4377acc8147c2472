"""Lessons of a course's files out of drafts: their steps, what is asked in them, and what is asked after them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.chat import Say
from core.course.files.tree import Value
from core.interchange.draft import DraftLesson
from core.interchange.existing import LessonFile, texts

FEWEST_RECALLED = 2
MOST_ASKED = 10
"""Questions in a lesson that is nothing but questions; those beyond it come in quizzes and reviews."""
WORDS_A_MINUTE = 150
LONGEST_MINUTES = 60
_ASK = re.compile(r"^:::ask +([a-z0-9-]+)", re.MULTILINE)
_STEP = re.compile(r"^## ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Placed:
    """The item that a draft became, and the lesson it belongs to."""

    id: str
    lesson: str
    new: bool


def opened(id_: str, title: str, say: Say) -> LessonFile:
    """A lesson without text."""
    skills: list[Value] = []
    recall: list[Value] = []
    return LessonFile(
        {
            "id": id_,
            "title": title,
            "summary": say("interchange-made-lesson", title=title),
            "skills": skills,
            "minutes": 1,
            "teach_back": say("interchange-made-teach-back", title=title),
            "recall": recall,
        },
        "",
        made=True,
    )


def tell(lesson: LessonFile, draft: DraftLesson, placed: Mapping[int, Placed], say: Say) -> None:
    """Gives a lesson the text of a draft, each question at the end of its step."""
    parts: list[str] = []
    for number, step in enumerate(draft.steps, 1):
        heading = step.heading or ("" if number == 1 else say("interchange-made-step", number=number))
        asks = [f":::ask {placed[ask].id}" for ask in step.asks if ask in placed]
        parts.append("\n\n".join(filter(None, [f"## {heading}" if heading else "", step.text, *asks])))
    lesson.body = "\n\n".join(filter(None, parts))
    _time(lesson)


def ask(lesson: LessonFile, items: Sequence[str], say: Say) -> None:
    """Makes a lesson of questions alone: a word to begin with, and a step for each; the last are for afterwards."""
    asked = items[:MOST_ASKED]
    asked = (
        asked[: max(0, len(asked) - FEWEST_RECALLED)] if len(items) < MOST_ASKED + FEWEST_RECALLED else asked
    )
    parts = [say("interchange-made-intro", title=str(lesson.front["title"]))]
    parts += [
        f"## {say('interchange-made-step', number=number)}\n\n:::ask {item}"
        for number, item in enumerate(asked, 1)
    ]
    lesson.body = "\n\n".join(parts)
    _time(lesson)


def _time(lesson: LessonFile) -> None:
    if lesson.made:
        minutes = -(-len(lesson.body.split()) // WORDS_A_MINUTE) + len(asked_in(lesson))
        lesson.front["minutes"] = min(LONGEST_MINUTES, max(1, minutes))


def asked_in(lesson: LessonFile) -> list[str]:
    """The questions that are asked in the text."""
    return _ASK.findall(lesson.body)


def steps_of(lesson: LessonFile) -> int:
    """How many steps a lesson has, headings within code counted too: a guess at what the check will count."""
    opening = not lesson.body.lstrip().startswith("## ") and bool(lesson.body.strip())
    return opening + len(_STEP.findall(lesson.body))


def recall(lesson: LessonFile, meant: Sequence[str], own: Sequence[str], others: Sequence[str]) -> list[str]:
    """Ids to ask after a lesson: those that are there, those `meant` for it, and others up to the fewest there may be."""
    asked = set(asked_in(lesson))
    wanted = list(dict.fromkeys([*texts(lesson.front["recall"]), *meant]))
    for item in _better([*own], asked, others):
        if len(wanted) >= FEWEST_RECALLED:
            break
        if item not in wanted:
            wanted.append(item)
    return wanted


def _better(own: Sequence[str], asked: set[str], others: Sequence[str]) -> Iterator[str]:
    """Items in the order in which they are good for it: not asked in the text, asked in it, of other lessons."""
    yield from (item for item in reversed(own) if item not in asked)
    yield from (item for item in reversed(own) if item in asked)
    yield from others
