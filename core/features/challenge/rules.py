"""Which challenge comes next, and whether what was sent is a submission at all. Pure."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from core.course.grading import Grade
from core.course.judging import CaseResult, Outcome
from core.course.model import Category, Challenge, Course, Holds, Mistake, Prints
from core.finding import Named

LONGEST = 20_000
"""Characters of a submission."""
LEVELS = ("1", "2", "3", "4", "5")
CASES, LONGEST_PIECE = 5, 400
"""Cases that are told of, and characters of each piece."""
STUMBLES = frozenset({"SyntaxError", "IndentationError", "TabError"})
"""Failures of code that could not be read at all."""
CODE_SIGNS = frozenset("()[]{}=:\"'+*/<>#")
STARTERS = frozenset({"print", "import", "from", "return", "pass", "break", "continue", "raise", "del"})
"""Words with which a line of Python can begin that has none of the signs of code."""

TALK = "challenge-not-code"
"""The refusal of a sentence."""

ASKS_ALOUD = re.compile(r"\binput\(\s*[rfRF]?[\"']")


class Mode(StrEnum):
    """What happens to code that is sent: it is tried on the examples and nothing is counted, or judged."""

    TRY = "try"
    SUBMIT = "submit"


def in_order(course: Course) -> tuple[Challenge, ...]:
    """The challenges in the order of the lessons, and in each from easy to hard."""
    lessons = {lesson.id: place for place, lesson in enumerate(course.lessons)}
    return tuple(sorted(course.challenges, key=lambda one: (lessons[one.lesson], one.difficulty)))


def shelf(course: Course) -> tuple[Named[Challenge], ...]:
    """The challenges in order, with what they can be found by."""
    return tuple(Named(one, (one.title, one.id, *one.formerly), (one.prompt,)) for one in in_order(course))


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which challenges are listed: those of a category (None: of all) and of a difficulty (0: of all)."""

    category: Category | None = None
    level: int = 0

    def has(self, one: Challenge) -> bool:
        """Whether this one is among them."""
        return self.category in (None, one.category) and self.level in (0, one.difficulty)


def chosen(course: Course, category: str, level: str) -> Chosen:
    """What is chosen by these words; all where they name nothing, or nothing of the course."""
    kinds = [one for one in Category if one == category]
    wanted = Chosen(kinds[0] if kinds else None, int(level) if level in LEVELS else 0)
    return wanted if any(map(wanted.has, course.challenges)) else Chosen()


def next_of(course: Course, solved: Collection[str], after: Challenge | None = None) -> Challenge | None:
    """The next challenge that is not solved, from `after` on and round to the beginning; None after all."""
    challenges = in_order(course)
    start = challenges.index(after) + 1 if after else 0
    round_ = (*challenges[start:], *challenges[:start])
    return next((one for one in round_ if one.id not in solved and one is not after), None)


def refusal(challenge: Challenge, source: str) -> str | None:
    """Why this is no submission, as the id of the words for it; None where it is one."""
    if len(source) > LONGEST:
        return "challenge-too-long"
    if not _bare(challenge, source):
        return "challenge-empty"
    if challenge.starter and same(challenge, source, challenge.starter):
        return "challenge-unchanged"
    return TALK if _is_talk(challenge, source) else None


def _is_talk(challenge: Challenge, source: str) -> bool:
    """Whether it is a sentence that somebody typed while the form for code was open."""
    words = source.replace("'", "").split()
    return (
        challenge.syntax == "python"
        and bool(words)
        and not CODE_SIGNS & set("".join(words))
        and words[0].casefold() not in STARTERS
    )


def digest(challenge: Challenge, source: str) -> str:
    """What tells submissions apart: not white space, nor lines that hold nothing but a comment."""
    return sha256(_bare(challenge, source).encode("utf-8", "replace")).hexdigest()[:16]


def same(challenge: Challenge, one: str, other: str) -> bool:
    """Whether two sources differ in nothing that matters."""
    return digest(challenge, one) == digest(challenge, other)


def _bare(challenge: Challenge, source: str) -> str:
    comment = "#" if challenge.syntax == "python" else "//"
    lines = (line.rstrip() for line in source.expandtabs(4).split("\n"))
    return "\n".join(line for line in lines if line and not line.lstrip().startswith(comment))


def known_mistake(challenge: Challenge, source: str) -> Mistake | None:
    """The mistake behind a submission that is one of the typical wrong solutions."""
    return next((one.mistake for one in challenge.wrong if same(challenge, one.source, source)), None)


def asks_aloud(challenge: Challenge, source: str) -> bool:
    """Whether a program that is judged by what it prints gives `input` a question, which is printed too."""
    prints = any(
        isinstance(case.expectation, Prints | Holds) and not case.inputs.calls for case in challenge.cases
    )
    return prints and challenge.syntax == "python" and bool(ASKS_ALOUD.search(source))


def told(grade: Grade) -> str:
    """What came of code in the cases that may be seen, for a reader who is no learner: in English, one line a piece."""
    lines = [line for case in grade.cases[:CASES] for line in _told(case)]
    return "\n".join(lines) or f"It was not judged: {grade.outcome.value}."


def _told(case: CaseResult) -> Iterator[str]:
    yield f"Case {case.name}: {case.outcome.value}."
    if case.ok:
        return
    pieces = (("given", case.input), ("should come out", case.expected), ("came out", case.got))
    yield from (f"  {name}: {text[:LONGEST_PIECE]}" for name, text in pieces if text)
    if case.failure:
        yield f"  {case.failure.type}: {case.failure.message[:LONGEST_PIECE]}"


def stumbled(grade: Grade) -> bool:
    """Whether the code could not be read at all."""
    return any(unreadable(case) for case in grade.cases)


def unreadable(case: CaseResult) -> bool:
    """Whether this case could not begin, because Python could not read the code."""
    return case.failure is not None and case.failure.type in STUMBLES


def came_out_wrong(grade: Grade) -> bool:
    """Whether the code ran to its end, and something else came out than was asked for."""
    return grade.outcome is Outcome.FAILED


def failing(grade: Grade) -> str:
    """The first case that did not pass and how it came out, by which learners are known who fell over the same; "" for none."""
    return next((f"{case.name}: {case.outcome.value}" for case in grade.cases if not case.ok), "")


def share(grade: Grade) -> float:
    """The share of the cases that passed (0 to 1)."""
    return sum(case.ok for case in grade.cases) / len(grade.cases)
