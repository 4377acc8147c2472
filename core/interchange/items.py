"""A draft as a new item of a course's files."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import assert_never

from core.chat import Say
from core.course.files.tree import Value
from core.interchange.draft import (
    Answer,
    Draft,
    DraftChoice,
    DraftMistake,
    DraftNumber,
    DraftNumberMistake,
    DraftOption,
    DraftTruth,
    DraftWords,
)
from core.interchange.existing import Group, texts
from core.interchange.fault import Fault, Reason, fault

USUAL_DIFFICULTY = 2


@dataclass(frozen=True, slots=True)
class Making:
    """What an item needs besides its draft: ids of its place, the belief behind mistakes that name none, and words in the course's
    language.
    """

    id: str
    skill: str
    lesson: str
    belief: Callable[[], str]
    say: Say


def made(draft: Draft, making: Making) -> tuple[Group, tuple[Fault, ...]]:
    """A new item, and what its author should still say."""
    item: Group = {
        "id": making.id,
        "type": draft.type,
        "skill": making.skill,
        "lesson": making.lesson,
        "difficulty": draft.difficulty or USUAL_DIFFICULTY,
        "prompt": draft.prompt,
    }
    item |= code_of(draft) | answers_of(draft.answer, making, {})
    item["explanation"] = draft.explanation or making.say(
        "interchange-made-explanation", answer=right_of(draft.answer, making.say)
    )
    return item, tuple(_wants(draft))


def _wants(draft: Draft) -> Iterator[Fault]:
    if not draft.explanation:
        yield fault(draft.place, Reason.WANTS_EXPLANATION, text=draft.prompt)
    if isinstance(draft.answer, DraftWords | DraftNumber) and not draft.answer.mistakes:
        yield fault(draft.place, Reason.WANTS_MISTAKES, text=draft.prompt)


def code_of(draft: Draft) -> Group:
    """The keys of the code under the prompt."""
    if not draft.code:
        return {}
    return {"code": draft.code, "language": draft.language or "text"}


def right_of(answer: Answer, say: Say) -> str:
    """The right answer in words."""
    match answer:
        case DraftChoice():
            return " · ".join(option.text for option in answer.options if option.right)
        case DraftTruth():
            return say("interchange-made-true") if answer.answer else say("interchange-made-false")
        case DraftWords():
            return answer.accept[0]
        case DraftNumber():
            return f"{answer.answer:g} {answer.unit}".strip()
        case _:
            assert_never(answer)


def answers_of(answer: Answer, making: Making, kept: dict[str, Group]) -> Group:
    """The keys of an item that say what is right; `kept` are parts by their text that say more than a draft can."""
    match answer:
        case DraftChoice():
            options: list[Value] = [_option(option, making, kept) for option in answer.options]
            order: Group = {"keep_order": True} if answer.keep_order else {}
            return Group(options=options) | order
        case DraftTruth():
            return {"answer": answer.answer} | _mistake(answer.feedback, making, kept.get(""))
        case DraftWords():
            exact: Group = {"exact": True} if answer.exact else {}
            mistakes = _texts(answer, making, kept)
            return Group(accept=list[Value](answer.accept)) | exact | Group(mistakes=mistakes)
        case DraftNumber():
            return _number(answer, making, kept)
        case _:
            assert_never(answer)


def _mistake(feedback: str, making: Making, kept: Group | None) -> Group:
    belief = str(kept["misconception"]) if kept else making.belief()
    mistake: Group = {"misconception": belief}
    return mistake | Group(feedback=feedback) if feedback else mistake


def _option(option: DraftOption, making: Making, kept: dict[str, Group]) -> Value:
    old = kept.get(option.text)
    if option.right:
        return old if old and "correct" in old else {"text": option.text, "correct": True}
    old = old if old and "misconception" in old else None
    if old and option.feedback == str(old.get("effective", "")):
        return {key: value for key, value in old.items() if key != "effective"}
    return {"text": option.text} | _mistake(option.feedback, making, old)


def _texts(answer: DraftWords, making: Making, kept: dict[str, Group]) -> Value:
    mistakes = answer.mistakes or (DraftMistake(making.say("interchange-made-unknown")),)
    found: list[Group] = []
    for mistake in mistakes:
        said = _mistake(mistake.feedback, making, kept.get(mistake.text))
        if found and {key: value for key, value in found[-1].items() if key != "answers"} == said:
            found[-1]["answers"] = [*texts(found[-1]["answers"]), mistake.text]
        else:
            found.append({"answers": [mistake.text], **said})
    return list[Value](found)


def _number(answer: DraftNumber, making: Making, kept: dict[str, Group]) -> Group:
    item: Group = {"answer": answer.answer}
    if answer.tolerance:
        item["tolerance"] = answer.tolerance
    if answer.unit:
        item["unit"] = answer.unit
        item |= {"unit_aliases": list[Value](answer.unit_aliases)} if answer.unit_aliases else {}
        item |= {"unit_required": True} if answer.unit_required else {}
    mistakes = answer.mistakes or (DraftNumberMistake(_far(answer)),)
    item["mistakes"] = [
        {"answer": one.answer, "tolerance": one.tolerance}
        | _mistake(one.feedback, making, kept.get(repr(one.answer)))
        for one in mistakes
    ]
    return item


def _far(answer: DraftNumber) -> float:
    """A wrong number that people write: the sign the wrong way round, or else one beyond what is right."""
    if abs(2 * answer.answer) > answer.tolerance:
        return -answer.answer
    return answer.answer + answer.tolerance * 2 + 1.0
