"""The words of challenges: the list, the task, the desk with its form, hints."""

from collections.abc import Collection, Sequence
from itertools import groupby

from core.asking.question import bare
from core.chat import (
    Action,
    Block,
    Card,
    Choice,
    Choices,
    Field,
    FieldKind,
    Form,
    Reply,
    Say,
    Shared,
    Text,
    Weight,
    plain,
)
from core.course.grading import visible
from core.course.model import Challenge, Course
from core.features.challenge import rules
from core.features.challenge.cases import examples
from core.features.challenge.ladder import Wait
from core.features.challenge.rules import Mode
from core.hints import Hinted
from core.tutoring.views import rating

LEVEL, SOLVED = "•", "✓"
"""What stands behind a title: signs and no letters, so that the title alone, typed, still means it."""


def listed(course: Course, solved: Collection[str], following: Challenge | None, say: Say) -> Reply:
    """All challenges, lesson by lesson; `following` is the one to take next."""
    challenges = rules.in_order(course)
    if not challenges:
        quiz = Choice(say("challenge-quiz"), Action("quiz.start"), Weight.PRIMARY)
        return Reply.of(Card(course.title, say("challenge-none")), Choices((quiz, _learn(say))))
    done = sum(one.id in solved for one in challenges)
    told = Card(
        say("challenge-all", course=course.title), say("challenge-count", done=done, total=len(challenges))
    )
    shelves: list[Block] = []
    for lesson, group in groupby(challenges, key=lambda one: one.lesson):
        titles = (_choice(course, one, solved, primary=one is following) for one in group)
        shelves += (Text(f"**{plain(course.lesson(lesson).title)}**"), Choices(tuple(titles)))
    return Reply.of(told, *shelves)


def _choice(course: Course, one: Challenge, solved: Collection[str], *, primary: bool = False) -> Choice:
    label = f"{bare(one.title)} {LEVEL * one.difficulty}{f' {SOLVED}' if one.id in solved else ''}"
    action = Action("challenge.open", {"course": course.id, "challenge": one.id})
    return Choice(label, action, Weight.PRIMARY if primary else Weight.NORMAL)


def shared(challenge: Challenge, say: Say) -> Shared:
    """A challenge as others are dared with it: its task, and what it takes."""
    level = say("challenge-shared-level", level=challenge.difficulty)
    card = Card(say("challenge-shared", title=challenge.title), challenge.prompt)
    return Shared(bare(challenge.title), level, Reply.of(card), f"do_{challenge.id}")


def not_found(course: Course, words: str, near: Sequence[Challenge], say: Say) -> Reply:
    """For words that name no challenge, or several: those they may mean, else all."""
    text = say("challenge-which" if near else "challenge-unknown", given=plain(words[:60]))
    shown = near or rules.in_order(course)
    return Reply.of(Text(text), Choices(tuple(_choice(course, one, ()) for one in shown)))


def opened(challenge: Challenge, say: Say) -> tuple[Block, ...]:
    """The task and its examples."""
    level = say("challenge-of-five", level=challenge.difficulty)
    task = Card(challenge.title, challenge.prompt, facts=((say("challenge-difficulty"), level),))
    return (task, *examples(challenge, visible(challenge.cases), say))


def desk(
    course: Course,
    challenge: Challenge,
    source: str,
    mode: Mode,
    say: Say,
    *,
    ready: bool = False,
    in_lesson: bool = False,
) -> tuple[Block, ...]:
    """A form for the code, and what else can be done. `ready`: what was sent last may be submitted as it is."""
    here = {"course": course.id, "challenge": challenge.id}
    code = Field(
        name="code",
        label=say("challenge-code"),
        kind=FieldKind.CODE,
        value=source or challenge.starter,
        language=challenge.syntax,
    )
    form = Form(fields=(code,), action=Action(f"challenge.{mode}", here), submit=say(f"challenge-{mode}"))
    ways: list[Choice] = []
    if ready:
        again = Action("challenge.submit", here)
        ways.append(Choice(say("challenge-submit-this"), again))
    other = Mode.TRY if mode is Mode.SUBMIT else Mode.SUBMIT
    if not ready:
        switch = Action("challenge.switch", {**here, "mode": other.value})
        ways.append(Choice(say(f"challenge-to-{other}"), switch))
    ways.append(Choice(say("asking-hint"), Action("challenge.hint", here), Weight.QUIET))
    ways.append(Choice(say("tutor-stuck"), Action("tutor.stuck"), Weight.QUIET))
    ways.append(_to_lesson(say) if in_lesson else _all(say))
    return (form, Choices(tuple(ways)))


def switched(mode: Mode, say: Say) -> Block:
    """What will happen to code that is sent now."""
    return Text(say(f"challenge-now-{mode}"))


def hint(shown: str, say: Say) -> tuple[Block, ...]:
    """A rung of the ladder. How many there are is not told (P5)."""
    return (Card(say("asking-hint-title"), shown),)


def hinted(course: Course, challenge: Challenge, given: Hinted, say: Say) -> tuple[Block, ...]:
    """A hint with what stands under it, and whether it helped, where that is asked."""
    here = {"course": course.id, "challenge": challenge.id}
    rates = (Choices(rating(given.message, "challenge.rate", here, say)),) if given.message else ()
    return (*hint(given.text, say), *given.below, *rates)


def rated(say: Say) -> Block:
    """Thanks for saying whether a hint helped."""
    return Text(say("tutor-rated"))


def hint_again(shown: str, why: Wait, say: Say) -> tuple[Block, ...]:
    """The hint that is there already, and what comes before another one."""
    return (*hint(shown, say), Text(say(f"challenge-first-{why.value}")))


def ways_after(course: Course, following: Challenge | None, say: Say, *, in_lesson: bool) -> Choices:
    """The ways on from a solved challenge."""
    ways = [_to_lesson(say)] if in_lesson else []
    if following:
        label = say("challenge-next", title=bare(following.title))
        ways.append(Choice(label, Action("challenge.open", {"course": course.id, "challenge": following.id})))
    if not in_lesson:
        ways += [_learn(say), Choice(say("challenge-quiz"), Action("quiz.start"))]
    first, *others = ways
    return Choices((Choice(first.label, first.action, Weight.PRIMARY), *others))


def _all(say: Say) -> Choice:
    return Choice(say("challenge-others"), Action("challenge.list"), Weight.QUIET)


def _to_lesson(say: Say) -> Choice:
    return Choice(say("challenge-to-lesson"), Action("lesson.on"))


def _learn(say: Say) -> Choice:
    return Choice(say("challenge-learn"), Action("lesson.next"))
