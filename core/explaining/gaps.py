"""What an explanation of a lesson covers, where it has gaps, and where it says what is often wrongly believed. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.course.model import Course, Lesson, Misconception
from core.explaining.believing import echoes, suspicious
from core.explaining.concepts import Concept, Kind, concepts, idea, ideas_of, prose_of, rarity_of
from core.explaining.likeness import Rarity, covered, found
from core.explaining.manner import Band, clarity, example
from core.explaining.scorer import Graded, Scorer
from core.explaining.wording import clauses, sentences, wording

WELL, SOMEWHAT = 0.5, 0.2
"""Share of the weight of a lesson's concepts from which they are well covered, and from which somewhat."""
GRADED_WELL, GRADED_SOMEWHAT = 0.7, 0.4
"""The same of a score that others' grades have drawn: it is on their scale."""
FEWEST_GRADED = 3
"""Graded explanations of the same task from which they are asked too."""
ON_TOPIC = 0.2
"""Share of the task's and the lesson's words below which an explanation is about something else."""
QUOTED = 90
"""Characters of the learner's own words that are said back to them."""
_FENCED = re.compile(r"```.*?(?:```|$)", re.DOTALL)
_EDGES = " \t\n,;:.…!?¡¿–—-*•"


@dataclass(frozen=True, slots=True)
class Appraisal:
    """What was seen in an explanation. Never shown as a number, and nobody fails by it: a reading without a model is
    right more often than not, but not always.

    `said_near` are the learner's own words that come nearest to `least_covered`, or "" where there are none.
    """

    coverage: Band
    correctness: Band
    clarity: Band
    example: Band
    least_covered: Concept
    said_near: str
    suspicious: Misconception | None
    gaps: tuple[Concept, ...]
    """All that is not covered, the widest gap first; `least_covered` is the first of them, if there is one."""
    nearest: Mapping[str, str]
    """The learner's own words that come nearest to each concept, by its key."""
    echoed: frozenset[str]
    """Keys of the ideas whose wrong belief stands in those words, said or denied."""

    def near(self, concept: Concept) -> str:
        """The learner's own words that come nearest to a concept of the lesson."""
        return self.nearest[concept.key]


def appraise(
    lesson: Lesson,
    course: Course,
    explanation: str,
    graded: Sequence[Graded] = (),
    scorer: Scorer | None = None,
) -> Appraisal:
    """Look at an explanation of a lesson, for its task `Lesson.teach_back`.

    `graded` are others' explanations of the same task with the grades of peers or teachers. A `scorer` that was fitted
    on a community's own reads them better; without one, it is the form that ships.
    """
    rarity = rarity_of(course)
    believed = suspicious(ideas_of(lesson, course), explanation, rarity)
    every = _with(believed, concepts(lesson, course, rarity), rarity)
    wrong = believed.id if believed else ""
    shares = {one.key: 0.0 if one.key == wrong else one.covered(explanation, rarity) for one in every}
    widest = sorted(every, key=lambda one: (one.key != wrong, -one.weight * (1 - shares[one.key])))
    nearest = {one.key: said_near(one, lesson, explanation, rarity) for one in every}
    coverage = _coverage(lesson, every, explanation, graded, scorer or Scorer(rarity), shares)
    return Appraisal(
        coverage=coverage,
        correctness=_correctness(coverage, believed, _on_topic(lesson, every, explanation, rarity)),
        clarity=clarity(explanation),
        example=example(explanation),
        least_covered=widest[0],
        said_near=nearest[widest[0].key],
        suspicious=believed,
        gaps=tuple(one for one in widest if shares[one.key] < 1),
        nearest=nearest,
        echoed=frozenset(
            one.key for one in every if one.kind is Kind.IDEA and echoes(one.label, nearest[one.key], rarity)
        ),
    )


def _with(believed: Misconception | None, every: tuple[Concept, ...], rarity: Rarity) -> tuple[Concept, ...]:
    """The concepts, and the one that is believed wrongly, however little the task is about it."""
    if believed is None or any(one.key == believed.id for one in every):
        return every
    return (*every, idea(believed, rarity))


def said_near(concept: Concept, lesson: Lesson, explanation: str, rarity: Rarity) -> str:
    """The learner's words that come nearest to a concept, else to the lesson: a clause of theirs, as they wrote it.

    "" where they have said nothing yet, or nothing but code in a block.
    """
    about = frozenset(wording(f"{concept.label} {concept.text}").stems)
    lessons = frozenset(wording(" ".join([lesson.title, lesson.teach_back, *prose_of(lesson)])).stems)

    def nearness(stems: tuple[str, ...]) -> tuple[float, float, bool]:
        apart = dict.fromkeys(stems)
        here, there = (rarity.total(one for one in apart if found(one, among)) for among in (about, lessons))
        return here, there, len(apart) > 1

    told = _FENCED.sub("\n\n", explanation)
    parts = [part for sentence in sentences(told) for part in clauses(sentence)]
    nearest = max(parts, key=lambda part: nearness(wording(part).stems), default="")
    return _short(nearest.strip(_EDGES)) if any(nearness(wording(nearest).stems)) else ""


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= QUOTED else flat[:QUOTED].rsplit(" ", 1)[0].rstrip(" ,;:.–—") + " …"


def _coverage(
    lesson: Lesson,
    every: Sequence[Concept],
    explanation: str,
    graded: Sequence[Graded],
    scorer: Scorer,
    shares: Mapping[str, float],
) -> Band:
    if len(graded) >= FEWEST_GRADED:
        references = (" ".join(one.text for one in every),)
        score = scorer.score(lesson.teach_back, references, explanation, graded)
        return _band(score, GRADED_WELL, GRADED_SOMEWHAT)
    weight = sum(one.weight for one in every)
    said = sum(one.weight * shares[one.key] for one in every)
    return _band(said / weight, WELL, SOMEWHAT)


def _band(share: float, well: float, somewhat: float) -> Band:
    return Band.GOOD if share >= well else Band.MORE if share >= somewhat else Band.AGAIN


def _correctness(coverage: Band, believed: Misconception | None, on_topic: float) -> Band:
    """Nothing says `AGAIN` of what is about the lesson: a denial is not told from a claim reliably enough for that."""
    if on_topic < ON_TOPIC:
        return Band.AGAIN
    return Band.GOOD if believed is None and coverage is not Band.AGAIN else Band.MORE


def _on_topic(lesson: Lesson, every: Sequence[Concept], explanation: str, rarity: Rarity) -> float:
    """The share of the explanation's words that the lesson has as well."""
    theirs = " ".join([lesson.title, lesson.teach_back, *(f"{one.label} {one.text}" for one in every)])
    said = tuple(dict.fromkeys(wording(explanation).stems))
    return covered(said, frozenset(wording(theirs).stems), rarity)
