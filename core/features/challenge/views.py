"""The words of challenges: the task, the desk with its form, hints."""

from datetime import timedelta
from math import ceil

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
)
from core.course.grading import visible
from core.course.model import Challenge, Course
from core.features.challenge.cases import examples
from core.features.challenge.ladder import Wait
from core.features.challenge.rules import Mode
from core.hints import Hinted
from core.play.points import HINT, most_for_challenge
from core.tutoring.views import rating

MINUTE = timedelta(minutes=1)


def shared(challenge: Challenge, say: Say) -> Shared:
    """A challenge as others are dared with it: its task, unless its time is still to begin, and what it takes."""
    level = say("challenge-shared-level", level=challenge.difficulty)
    limit = say("challenge-limit", minutes=_minutes(challenge)) if challenge.time_limit else ""
    card = Card(say("challenge-shared", title=challenge.title), limit or challenge.prompt)
    return Shared(bare(challenge.title), level, Reply.of(card), f"do_{challenge.id}")


def before(
    course: Course, challenge: Challenge, say: Say, *, points: bool, in_lesson: bool, hint_cost: int = HINT
) -> Reply:
    """A challenge with a time limit before it is begun: what it takes, and not yet its task."""
    here = {"course": course.id, "challenge": challenge.id}
    told = Card(challenge.title, say("challenge-limit", minutes=_minutes(challenge)), _facts(challenge, say))
    begin = Choice(say("challenge-begin"), Action("challenge.begin", here), Weight.PRIMARY)
    worth = (_worth(challenge, hint_cost, say),) if points else ()
    return Reply.of(told, *worth, Choices((begin, _to_lesson(say) if in_lesson else _all(say))))


def opened(
    challenge: Challenge, say: Say, *, points: bool = True, hint_cost: int = HINT
) -> tuple[Block, ...]:
    """The task and its examples; with `points`, what it may give and that hints cost."""
    task = Card(challenge.title, challenge.prompt, _facts(challenge, say))
    worth = (_worth(challenge, hint_cost, say),) if points else ()
    return (task, *examples(challenge, visible(challenge.cases), say), *worth)


def _facts(challenge: Challenge, say: Say) -> tuple[tuple[str, str], ...]:
    facts = [(say("challenge-difficulty"), say("challenge-of-five", level=challenge.difficulty))]
    if challenge.category:
        facts.append((say("challenge-category"), say(f"category-{challenge.category}")))
    if challenge.time_limit:
        facts.append((say("challenge-time"), say("challenge-minutes", minutes=_minutes(challenge))))
    return tuple(facts)


def _minutes(challenge: Challenge) -> int:
    return round(challenge.time_limit / MINUTE) if challenge.time_limit else 0


def _worth(challenge: Challenge, hint_cost: int, say: Say) -> Block:
    """What it may give, said once and quietly: that hints cost is known before the first (P5: not how many there are)."""
    most = most_for_challenge(challenge.difficulty, challenge.time_limit)
    return Text(say("challenge-worth", most=most, hint=hint_cost))


def time_left(left: timedelta, say: Say) -> Block:
    """How much time there is, in words: what was sent stands still."""
    if left < timedelta(0):
        return Text(say("challenge-time-over"))
    return Text(say("challenge-time-left", minutes=ceil(left / MINUTE)))


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
