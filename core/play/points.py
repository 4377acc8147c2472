"""What gives points and how many: first tries, thought and help given; never speed, and never guessing (P22). Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor, isqrt

SOLVED, FIRST_TRY, THOUGHT, HINT = 10, 5, 2, 2
"""Points for each mark of difficulty: for a solved challenge, for doing it at the first try, at most for thinking about
it, and what each hint takes away."""
THINKING = timedelta(minutes=10)
"""How long thinking pays. Who leaves a challenge open overnight has no more of it."""
REVIEWED = 2
"""Points for each question of a review, where all are right."""
WON = 10
"""Points for a right answer in a game on time."""
DAILY = 5
"""Points for solving what a community has today, besides those of the challenge itself."""
EXPLAINED, EXPLAINED_WELL = 10, 5
"""Points for an explanation of a lesson, and for each of its sides that is good."""
HELPED = 5
"""Points for each learner, independent of the others, whom an explanation helped."""
STEP = 25
"""Half of what the second level takes."""


class Reason(StrEnum):
    """Why there are points."""

    SOLVED = "solved"
    FIRST_TRY = "first-try"
    THOUGHT = "thought"
    HINTS = "hints"
    DAILY = "daily"
    REVIEW = "review"
    GAME = "game"
    EXPLAINED = "explained"
    HELPED = "helped"


@dataclass(frozen=True, slots=True)
class Award:
    """Points for a reason. The same reason and subject give a learner points once and never again."""

    reason: Reason
    subject: str
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Solved:
    """A challenge that was solved: its difficulty (1 to 5), and what it took.

    `thought` is the time between its first opening and the solution; `in_time`: within the challenge's time limit;
    `hint_cost`: what each hint takes away, for each mark of difficulty.
    """

    subject: str
    difficulty: int
    tries: int
    hints: int
    thought: timedelta
    in_time: bool = True
    hint_cost: int = HINT


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer to a question, and the chance (0 to 1) that a random one is right there."""

    correct: bool
    chance: float = 0.0


def for_challenge(solved: Solved) -> list[Award]:
    """Points for a challenge: hints cost, but what is solved is worth something however much help it took.

    Who was late has neither those for the first try nor those for thought.
    """
    marks = solved.difficulty
    share = min(1.0, max(0.0, solved.thought / THINKING)) / max(1, solved.tries) * solved.in_time
    first = solved.tries <= 1 and not solved.hints and solved.in_time
    cost = min(solved.hint_cost * marks * solved.hints, (SOLVED - 1) * marks)
    amounts = {
        Reason.SOLVED: SOLVED * marks,
        Reason.FIRST_TRY: FIRST_TRY * marks if first else 0,
        Reason.THOUGHT: floor(THOUGHT * marks * share),
        Reason.HINTS: -cost,
    }
    return [Award(reason, solved.subject, amount) for reason, amount in amounts.items() if amount]


def most_for_challenge(difficulty: int, limit: timedelta | None = None) -> int:
    """The most points that a challenge of this difficulty and time limit can give."""
    thought = THINKING if limit is None else limit
    best = Solved(subject="", difficulty=difficulty, tries=1, hints=0, thought=thought)
    return sum(one.amount for one in for_challenge(best))


def for_daily(occasion: str) -> list[Award]:
    """Points for solving the challenge of a day in time. `occasion` names the community and the day."""
    return [Award(Reason.DAILY, occasion, DAILY)]


def for_review(subject: str, due: Iterable[Answered], asked: int = 0) -> list[Award]:
    """Points for a round of questions that were due; what was not due is not among `due`.

    `asked` is how many the round had, as far as that is more than were answered. Were it the answered ones alone, it
    would pay to end a round after the first lucky guess, and to begin another.

    Right answers count 1, wrong ones what a guess takes back on the average, so the sum of a random clicker is 0. The
    points are quadratic in what is left of the sum above that, so that its chance swings give next to nothing: for n
    answers guessed with chance c at most `REVIEWED` c / (1 − c) on the average, however many they are. Nobody loses any.
    """
    answers = list(due)
    above = max(0.0, sum(_worth(one) for one in answers))
    amount = floor(REVIEWED * above * above / max(asked, len(answers))) if answers else 0
    return [Award(Reason.REVIEW, subject, amount)] if amount else []


def for_game(subject: str, answers: Iterable[Answered]) -> list[Award]:
    """Points for a game on time, where a wrong answer costs what a guess gains on the average, or a little more.

    How quick an answer was changes nothing: else the quickest guess would be worth most.
    """
    amount = sum(WON if one.correct else -ceil(WON * _odds(one.chance)) for one in answers)
    return [Award(Reason.GAME, subject, amount)] if amount else []


def for_explaining(subject: str, bands: Mapping[str, str]) -> list[Award]:
    """Points for an explanation, by the bands of its sides: none where it covers next to nothing, or is about other things.

    `subject` is the lesson, so explaining it again gives nothing more.
    """
    if "again" in (bands["coverage"], bands["correctness"]):
        return []
    good = sum(band == "good" for band in bands.values())
    return [Award(Reason.EXPLAINED, subject, EXPLAINED + EXPLAINED_WELL * good)]


def for_help(taught: str, helped: float) -> list[Award]:
    """Points for the author of an explanation that helped so many, counted as `core.play.ranking` weighs them.

    One award for each of them, so that the next ones add to what was given before. `taught` is the lesson, as
    COURSE/LESSON: of several explanations of one it is the most helpful that pays, and to tell the same again, or to
    remove it and share it anew, gives nothing more.
    """
    return [Award(Reason.HELPED, f"{taught}/{one}", HELPED) for one in range(1, floor(helped) + 1)]


def level(points: int) -> int:
    """The level that so many points make; the first is 1. Each takes `2 * STEP` points more than the one before."""
    return (1 + isqrt(1 + 4 * (max(0, points) // STEP))) // 2


def threshold(of: int) -> int:
    """The points with which a level begins."""
    return STEP * of * (of - 1)


def _worth(answer: Answered) -> float:
    return 1.0 if answer.correct else -float(_odds(answer.chance))


def _odds(chance: float) -> Fraction:
    """The odds of a random answer. Exact, so that what is rounded up is never rounded up from an error."""
    exact = Fraction(chance).limit_denominator(10_000_000)
    return exact / (1 - exact)
