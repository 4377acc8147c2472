"""A draft into an item that is there already: what the draft does not say, and what no draft can say, stays."""

from dataclasses import replace
from typing import assert_never

from core.course.files.build_item import Setting
from core.interchange.draft import (
    Answer,
    Draft,
    DraftChoice,
    DraftMistake,
    DraftNumber,
    DraftTruth,
    DraftWords,
)
from core.interchange.existing import Group, groups, question_in, texts
from core.interchange.from_course import draft_of
from core.interchange.items import Making, answers_of, code_of
from core.interchange.rules import near

_OF_ANSWERS = frozenset(
    {
        "options", "keep_order", "answer", "misconception", "feedback", "accept", "exact", "tolerance", "unit",
        "unit_aliases", "unit_required", "mistakes",
    }
)  # fmt: skip
"""The keys that say what is right and what is not."""


def merged(item: Group, draft: Draft, setting: Setting, making: Making) -> Group:
    """The item with what the draft says otherwise; what a draft cannot say, and what this one does not, stays."""
    was = draft_of(question_in(item, setting))
    if was is None:
        return item
    wanted = _filled(draft, was)
    changed = dict(item)
    if (wanted.prompt, wanted.code) != (was.prompt, was.code):
        changed = {key: value for key, value in changed.items() if key not in {"code", "language"}}
        changed |= {"prompt": wanted.prompt} | code_of(wanted)
    if wanted.explanation != was.explanation:
        changed["explanation"] = wanted.explanation
    if wanted.difficulty != was.difficulty:
        changed["difficulty"] = wanted.difficulty
    changed["skill"] = making.skill if draft.skill else item["skill"]
    if wanted.answer != was.answer:
        kept = _kept(item, setting)
        changed = {key: value for key, value in changed.items() if key not in _OF_ANSWERS}
        changed |= {"type": wanted.type} | answers_of(_without_repairs(wanted.answer, kept), making, kept)
    return changed


def _filled(draft: Draft, was: Draft) -> Draft:
    """The draft with what it does not say taken from what was there."""
    return replace(
        draft,
        explanation=draft.explanation or was.explanation,
        difficulty=draft.difficulty or was.difficulty,
        answer=_filled_answer(draft.answer, was.answer),
    )


def _filled_answer(answer: Answer, was: Answer) -> Answer:
    match answer, was:
        case DraftChoice(), DraftChoice():
            said = {option.text: option.feedback for option in was.options}
            return replace(
                answer,
                options=tuple(
                    replace(
                        option,
                        feedback=option.feedback or ("" if option.right else said.get(option.text, "")),
                    )
                    for option in answer.options
                ),
                keep_order=answer.keep_order or was.keep_order,
            )
        case DraftTruth(), DraftTruth():
            return replace(
                answer, feedback=answer.feedback or (was.feedback if answer.answer is was.answer else "")
            )
        case DraftWords(), DraftWords():
            told = {one.text: one.feedback for one in was.mistakes}
            mistakes = tuple(
                replace(one, feedback=one.feedback or told.get(one.text, "")) for one in answer.mistakes
            )
            return replace(
                answer, mistakes=mistakes or _still_wrong(answer, was), exact=answer.exact or was.exact
            )
        case DraftNumber(), DraftNumber():
            return replace(
                answer,
                mistakes=answer.mistakes
                or tuple(one for one in was.mistakes if not near(one.answer, answer)),
                unit=answer.unit or was.unit,
                unit_aliases=answer.unit_aliases or was.unit_aliases,
                unit_required=answer.unit_required or was.unit_required,
            )
        case _:
            return answer


def _still_wrong(answer: DraftWords, was: DraftWords) -> tuple[DraftMistake, ...]:
    return tuple(one for one in was.mistakes if one.text not in answer.accept)


def _kept(item: Group, setting: Setting) -> dict[str, Group]:
    """Parts of an item by their text, "" for the item itself, each with what is said to it in the end."""
    found: dict[str, Group] = {}
    parts = [*groups(item.get("options") or []), *groups(item.get("mistakes") or [])]
    for part in (_with_effect(part, setting) for part in parts):
        if "text" in part:
            found[str(part["text"]).strip()] = part
        elif "answers" in part:
            found |= dict.fromkeys(texts(part["answers"]), part)
        elif isinstance(number := part.get("answer"), int | float):
            found[repr(float(number))] = part
    if "misconception" in item:
        found[""] = _with_effect(item, setting)
    return found


def _with_effect(part: Group, setting: Setting) -> Group:
    """A part with what is said to it in the end, its own words or those of its misconception."""
    if "misconception" not in part:
        return part
    said = str(part.get("feedback") or setting.repairs[str(part["misconception"])])
    return {**part, "effective": said.strip()}


def _without_repairs(answer: Answer, kept: dict[str, Group]) -> Answer:
    """The answer without feedback that is only what the misconception says anyway."""

    def said(text: str, feedback: str) -> str:
        old = kept.get(text)
        return "" if old and not old.get("feedback") and old.get("effective") == feedback else feedback

    match answer:
        case DraftTruth():
            return replace(answer, feedback=said("", answer.feedback))
        case DraftWords():
            return replace(
                answer,
                mistakes=tuple(
                    replace(one, feedback=said(one.text, one.feedback)) for one in answer.mistakes
                ),
            )
        case DraftNumber():
            return replace(
                answer,
                mistakes=tuple(
                    replace(one, feedback=said(repr(one.answer), one.feedback)) for one in answer.mistakes
                ),
            )
        case DraftChoice():
            return answer
        case _:
            assert_never(answer)
