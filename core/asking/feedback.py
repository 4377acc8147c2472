"""What is said to an answer: never a bare right or wrong (P8). Pure."""

from typing import assert_never

from core.chat import Block, Card, Code, Say, Tone
from core.course.marks import Marked
from core.course.model import (
    Course,
    FillBlanks,
    MultipleChoice,
    Number,
    OrderLines,
    PredictOutput,
    Question,
    ShortText,
    SingleChoice,
    TrueFalse,
)
from core.learning.mastery import Level


def feedback(course: Course, item: Question, marked: Marked, say: Say, *, pick: int) -> tuple[Block, ...]:
    """The verdict, what was wrong with this very answer, the right one, and why. `pick` varies the praise."""
    if marked.correct:
        title = say("asking-right", variant=str(pick % 3))
        return (Card(title, item.explanation, tone=Tone.GOOD),)
    said = (_about(course, marked, say), item.explanation)
    title = say("asking-nearly") if marked.score >= 0.5 else say("asking-not-yet")
    right = right_answer(item, say)
    card = Card(title, "\n\n".join(filter(None, said)), tone=Tone.CARE)
    return (card, right)


def _about(course: Course, marked: Marked, say: Say) -> str:
    """The author's words to this mistake; else those that mend the belief behind it."""
    if marked.wrong_unit:
        return say("asking-wrong-unit")
    if marked.foreseen:
        return marked.feedback
    if marked.misconception:
        return course.misconception(marked.misconception).repair
    return ""


def right_answer(item: Question, say: Say) -> Block:
    """The right answer, shown."""
    title = say("asking-right-answer")
    match item:
        case SingleChoice(options=options):
            return Card(title, next(option.text for option in options if option.correct))
        case MultipleChoice(options=options):
            return Card(title, "\n".join(f"- {option.text}" for option in options if option.correct))
        case TrueFalse(answer=answer):
            return Card(title, say("asking-true" if answer else "asking-false"))
        case ShortText(accept=accept):
            return Card(title, f"`{accept[0]}`")
        case Number(answer=answer, unit=unit):
            return Card(title, f"`{answer:.15g}{' ' + unit if unit else ''}`")  # 15 digits: as it was written
        case FillBlanks(language=language):
            return Code(item.filled(), language, title)
        case PredictOutput(output=output):
            return Code(output.rstrip("\n"), "", title)
        case OrderLines(lines=lines, language=language):
            return Code("\n".join(lines), language, title)
        case _:
            assert_never(item)


def growth(before: Level, after: Level, skill: str, say: Say) -> tuple[Block, ...]:
    """A line for a skill that went up a level; nothing otherwise."""
    order = list(Level)
    if order.index(after) <= max(order.index(before), order.index(Level.LEARNING)):
        return ()
    return (Card(say(f"asking-grown-{after.value}", skill=skill), tone=Tone.GOOD),)
