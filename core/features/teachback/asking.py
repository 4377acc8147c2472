"""What the pupil asks next: in a model's words where one may speak, else by the lesson itself."""

import asyncio
import re

from core.chat import Say
from core.course.folding import words_folded
from core.explaining.asking import wonder
from core.explaining.concepts import Concept, Kind
from core.explaining.gaps import Appraisal, appraise
from core.explaining.scorer import Graded
from core.features.teachback.modelled import Wanted, made
from core.features.teachback.rules import Asked, At, Teaching
from core.llm import Answer, Call
from core.making.asking import NotFit
from core.making.foreign import foreign
from core.store import explanations
from core.turn import Turn
from core.tutoring.fitness import Measure, questions, unfit

TUTEE = "teachback/tutee"
MEASURE = Measure(words=40, grade=None)
"""Of a question: brief, and one alone (P17)."""
GRADED = 40
"""Others' explanations of a lesson, judged by votes, that an explanation is looked at beside."""
_QUOTED = re.compile(r"[“\"«]([^“”\"«»]+)[”\"»]")


async def appraised(turn: Turn, at: At) -> Appraisal:
    """What the lesson itself, and what others think of others' explanations of it, say of this one."""
    course, lesson, told = at.course, at.lesson, at.teaching.text
    found = await turn.read(
        explanations.graded, turn.learner.id, course.id, course.main_skill(lesson), lesson.id, GRADED
    )
    graded = [Graded(one.text, one.share) for one in found]

    async def look() -> Appraisal:
        return await asyncio.to_thread(appraise, lesson, course, told, graded)

    return await turn.slow.once(("appraise", course.id, lesson.id, told), look)


async def question(turn: Turn, at: At, seen: Appraisal) -> Asked:
    """The pupil's next question, about the widest gap that was not asked about."""
    teaching = at.teaching
    wondering = wonder(seen, teaching.keys)
    before = tuple(one.words for one in teaching.asked)
    values = {
        "task": at.lesson.teach_back,
        "told": teaching.text,
        "asked": "\n".join(before),
        "gap": _gap(wondering.concept),
        "speaks": turn.house.words.best(turn.language),
    }

    def take(answer: Answer) -> str:
        text = answer.text.strip()
        if fault := unasked(text, teaching, turn.house.words.best(turn.language), turn.say):
            raise NotFit("tutee", (fault,))
        return text

    said = await made(
        turn,
        Wanted(
            kind="tutee",
            call=Call(prompt=turn.house.prompts[TUTEE], values=values),
            at=at,
            take=take,
            shown=str,
            earlier=before,
        ),
    )
    if said is None:
        return Asked(words=wondering.put(turn.say), key=wondering.key)
    key = f"model/0/{wondering.concept.key}"
    return Asked(words=said.value, key=key, message=said.message, near=said.near)


def unasked(text: str, teaching: Teaching, language: str, say: Say) -> str:
    """Why a text is no question that the pupil may ask; "" where it is one."""
    if fault := unfit(text, MEASURE, language) or foreign(text):
        return fault
    if questions(text) != 1:
        return "no question"
    ways = "|".join(map(re.escape, say("teachback-why-or-how").split("|")))
    if not re.search(rf"\b(?:{ways})\b", text, re.IGNORECASE):
        return "neither why nor how"
    if words_folded(text) in {words_folded(one.words) for one in teaching.asked}:
        return "asked before"
    return "" if quotes(text, teaching.text) else "nothing of the learner's own words"


def quotes(text: str, told: str) -> bool:
    """Whether something that was told is said back between quotation marks."""
    there = words_folded(told)
    return any(
        said in there for quoted in _QUOTED.findall(text) if (said := words_folded(quoted).strip(" .,;:!…"))
    )


def _gap(concept: Concept) -> str:
    """What is not covered, in English: it is for a model. What many believe wrongly is not told as if it were so."""
    if concept.kind is Kind.IDEA:
        return f"whether it is so, as many believe, that: {concept.label}"
    return concept.label
