"""Questions that a model made, between the kinds of making, the drafts of imports and what rows keep. Pure."""

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

import orjson

from core.chat import Say
from core.course.files.build_item import Setting
from core.course.files.fault import Place
from core.course.model import PredictOutput, Question
from core.interchange.draft import (
    Answer,
    Draft,
    DraftChoice,
    DraftMistake,
    DraftNumber,
    DraftTruth,
    DraftWords,
)
from core.interchange.existing import Group, question_in
from core.interchange.from_course import draft_of
from core.interchange.items import Making, made
from core.plain import from_plain, to_plain
from core.store.drafts import DraftItem

_ANSWERS: Mapping[str, type[Answer]] = {
    "single_choice": DraftChoice,
    "multiple_choice": DraftChoice,
    "true_false": DraftTruth,
    "short_text": DraftWords,
    "number": DraftNumber,
}
_OTHER = "other"
"""Where an item stands while it is edited in no course: its id, its skill, its lesson and the belief behind mistakes."""


def as_draft(item: Question, source: str) -> Draft | None:
    """A question as a draft; None where it has none. One that asks what a program prints, in one line, is answered in words."""
    if not isinstance(item, PredictOutput):
        found = draft_of(item)
        return _nowhere(found, source) if found else None
    if "\n" in item.output.strip("\n"):
        return None
    mistakes = tuple(DraftMistake(one.output.strip("\n"), one.mistake.feedback) for one in item.mistakes)
    if any("\n" in one.text for one in mistakes):
        mistakes = tuple(one for one in mistakes if "\n" not in one.text)
    return Draft(
        place=Place(source),
        prompt=item.prompt,
        answer=DraftWords(accept=(item.output.strip("\n"),), mistakes=mistakes),
        code=item.code,
        language=item.language,
        explanation=item.explanation,
    )


def _nowhere(draft: Draft, source: str) -> Draft:
    return Draft(
        place=Place(source),
        prompt=draft.prompt,
        answer=draft.answer,
        code=draft.code,
        language=draft.language,
        explanation=draft.explanation,
    )


def kept(draft: Draft) -> dict[str, Any]:
    """A draft as a row keeps it."""
    return {
        "type": draft.type,
        "prompt": draft.prompt,
        "code": draft.code,
        "language": draft.language,
        "explanation": draft.explanation,
        "answer": to_plain(type(draft.answer), draft.answer),
    }


def draft_in(item: DraftItem) -> Draft:
    """The draft of a row, on its way into its lesson."""
    kept = item.made
    return Draft(
        place=Place(item.source),
        prompt=kept["prompt"],
        answer=from_plain(_ANSWERS[kept["type"]], kept["answer"]),
        category=item.lesson,
        code=kept["code"],
        language=kept["language"],
        explanation=kept["explanation"],
    )


def group_in(item: DraftItem, say: Say) -> Group:
    """The draft of a row as an item of a course's files would be, so that it is edited like one."""
    making = Making(_OTHER, _OTHER, _OTHER, lambda: _OTHER, say)
    return made(draft_in(item), making)[0]


def draft_from(group: Group, item: DraftItem) -> Draft:
    """The opposite: the draft that an edited item is. ValueError where it is no question."""
    question = question_in(group, Setting("", {_OTHER: ""}))
    found = draft_of(question, item.lesson)
    if found is None:
        raise ValueError(question.type)
    return found


def seen_as(item: DraftItem) -> str:
    """What a draft looks like now, so that a decision says which one it is about."""
    looks = orjson.dumps([item.state.value, dict(item.made)], option=orjson.OPT_SORT_KEYS)
    return blake2b(looks, digest_size=6).hexdigest()
