"""The words of the list of challenges, whole or narrowed down. Pure."""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from core.asking.question import bare
from core.chat import Action, Block, Card, Choice, Choices, Reply, Say, Text, Weight, plain
from core.course.model import Category, Challenge, Course
from core.features.challenge import rules
from core.features.challenge.rules import Chosen
from core.play.points import most_for_challenge

LEVEL, TIMED, SOLVED = "•", "⏱", "✓"
"""What stands behind a title: signs and no letters, so that the title alone, typed, still means it."""
FEW = 8
"""So many challenges are seen at a glance, and need not be narrowed down."""


def listed(
    course: Course,
    solved: Collection[str],
    following: Challenge | None,
    chosen: Chosen,
    say: Say,
    *,
    points: bool,
) -> Reply:
    """The challenges that were chosen, lesson by lesson; `following` is the one to take next."""
    challenges = rules.in_order(course)
    if not challenges:
        quiz = Choice(say("challenge-quiz"), Action("quiz.start"), Weight.PRIMARY)
        learn = Choice(say("challenge-learn"), Action("lesson.next"))
        return Reply.of(Card(course.title, say("challenge-none")), Choices((quiz, learn)))
    shown = [one for one in challenges if chosen.has(one)]
    shelves: list[Block] = []
    for lesson, group in groupby(shown, key=lambda one: one.lesson):
        found = list(group)
        titles = (choice(course, one, solved, primary=one is following) for one in found)
        shelves += (Text(_heading(course, lesson, found, chosen, say)), Choices(tuple(titles)))
    head = _head(course, shown, solved, chosen, say, points=points)
    return Reply.of(head, *shelves, *_ways(challenges, chosen, say))


def choice(course: Course, one: Challenge, solved: Collection[str] = (), *, primary: bool = False) -> Choice:
    """A press that opens it, with signs for its difficulty, for a time limit, and for that it is solved."""
    timed, done = f" {TIMED}" if one.time_limit else "", f" {SOLVED}" if one.id in solved else ""
    label = f"{bare(one.title)} {LEVEL * one.difficulty}{timed}{done}"
    action = Action("challenge.open", {"course": course.id, "challenge": one.id})
    return Choice(label, action, Weight.PRIMARY if primary else Weight.NORMAL)


def not_found(course: Course, words: str, near: Sequence[Challenge], say: Say) -> Reply:
    """For words that name no challenge, or several: those they may mean, else all."""
    text = say("challenge-which" if near else "challenge-unknown", given=plain(words[:60]))
    shown = near or rules.in_order(course)
    return Reply.of(Text(text), Choices(tuple(choice(course, one) for one in shown)))


def _head(
    course: Course,
    shown: Sequence[Challenge],
    solved: Collection[str],
    chosen: Chosen,
    say: Say,
    *,
    points: bool,
) -> Card:
    done = sum(one.id in solved for one in shown)
    told = [say("challenge-count", done=done, total=len(shown))]
    if points:
        told.append(say("challenge-each-dot", most=most_for_challenge(1)))
    if any(one.time_limit for one in shown):
        told.append(say("challenge-timed", sign=TIMED))
    level = [say("challenge-level", level=chosen.level)] if chosen.level else []
    kind = [say(f"category-{chosen.category}")] if chosen.category else []
    title = " · ".join((say("challenge-all", course=course.title), *kind, *level))
    return Card(title, " ".join(told))


def _heading(course: Course, lesson: str, found: Sequence[Challenge], chosen: Chosen, say: Say) -> str:
    """The lesson, and what its challenges are about where that was not chosen."""
    title = f"**{plain(course.lesson(lesson).title)}**"
    kinds = [] if chosen.category else [say(f"category-{one}") for one in _categories(found)]
    return f"{title} · {', '.join(kinds)}" if kinds else title


def _ways(challenges: Sequence[Challenge], chosen: Chosen, say: Say) -> Iterator[Choices]:
    """Presses that narrow the list down by category, then by difficulty within what is shown; and back to all."""
    if len(challenges) <= FEW:
        return
    others = [] if chosen.category else _categories(challenges)
    kinds = [_narrowed(say(f"category-{one}"), Chosen(one)) for one in others]
    within = {one.difficulty for one in challenges if chosen.category in (None, one.category)}
    levels = [
        _narrowed(say("challenge-level", level=one), Chosen(chosen.category, one))
        for one in sorted(within)
        if one != chosen.level and len(within) > 1
    ]
    if chosen != Chosen():
        levels.append(_narrowed(say("challenge-others"), Chosen()))
    yield from (Choices(tuple(found)) for found in (kinds, levels) if found)


def _narrowed(label: str, to: Chosen) -> Choice:
    arguments = {"category": to.category.value} if to.category else {}
    level = {"level": str(to.level)} if to.level else {}
    return Choice(label, Action("challenge.list", {**arguments, **level}), Weight.QUIET)


def _categories(challenges: Sequence[Challenge]) -> list[Category]:
    """Those that there are, in the order of the closed set."""
    there = {one.category for one in challenges}
    return [one for one in Category if one in there]
