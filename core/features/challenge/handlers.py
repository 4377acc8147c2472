"""The learner's verbs at a challenge."""

from collections.abc import Sequence
from dataclasses import replace

from core.asking.feedback import growth
from core.assessment import Result, assess
from core.chat import Action, Block, Reply, Shared, Suggestion
from core.coding.judge import judged, seed_of
from core.coding.program import Program, language_of
from core.commenting import remarks_on
from core.course.grading import Grade
from core.course.model import Challenge, Course, Hint, Rung
from core.dialogue import unfenced
from core.dials import dials_of
from core.earning import earn, gives_points
from core.errors import LearnerError
from core.features.challenge import ladder as climbing
from core.features.challenge import list_views, rules, verdicts, views, working
from core.features.challenge.ladder import Wait
from core.features.challenge.rules import Mode
from core.features.challenge.working import At
from core.finding import find, suggestions
from core.hints import Hinted, HintWanted
from core.learning.outcome import Outcome
from core.store import tutoring, works
from core.studying import chosen_course, current_course
from core.task import Task
from core.turn import Turn
from core.tutoring import Help, Silence
from core.tutoring.examples import fitted, level_of
from core.tutoring.hints import best_hint
from core.tutoring.leave import leave, undecided
from core.tutoring.views import invitation

ACTIVITY = "challenge"
HINT = "challenge.hint"


async def challenge(turn: Turn) -> Reply | Action:
    """Open the challenge that is named, or show which there are."""
    words = turn.argument("challenge").strip()
    if not words:
        return await list_(turn)
    course = current_course(turn)
    found = find(rules.shelf(course), words)
    if found.sure:
        return _to(course, found.sure)
    return list_views.not_found(course, words, found.near, turn.say)


async def suggest(turn: Turn) -> Sequence[Suggestion]:
    """The challenges that may be meant by what is being typed."""
    return suggestions(rules.shelf(current_course(turn)), turn.text)


async def list_(turn: Turn) -> Reply:
    """Show the challenges of the course, lesson by lesson: all, or those of a category or a difficulty."""
    course = current_course(turn)
    solved = await working.solved(turn, course)
    chosen = rules.chosen(course, turn.argument("category"), turn.argument("level"))
    following = rules.next_of(course, solved)
    return list_views.listed(course, solved, following, chosen, turn.say, points=gives_points(turn))


async def open_(turn: Turn) -> Reply:
    """Show a challenge to be read, with a form for the code; one with a time limit says first what it takes."""
    at = await working.at_named(turn)
    at = replace(at, ladder=climbing.taken_up(at.ladder, working.occasion(turn)))
    if climbing.waits(at.ladder, at.challenge.time_limit):
        working.keep(turn, at)
        return views.before(
            at.course,
            at.challenge,
            turn.say,
            points=gives_points(turn),
            in_lesson=_in_lesson(turn),
            hint_cost=(await dials_of(turn, at.course.id)).hint_cost,
        )
    return await _opened(turn, at)


async def begin(turn: Turn) -> Reply:
    """Have the time of a challenge begin, and show it; who begins again goes on."""
    at = await working.at_named(turn)
    return await _opened(turn, replace(at, ladder=climbing.begun(at.ladder, turn.now)))


async def _opened(turn: Turn, at: At) -> Reply:
    at = replace(at, ladder=climbing.opened(at.ladder, turn.now))
    working.keep(turn, at)
    worth = gives_points(turn) and not at.ladder.solved and _in_time(turn, at)
    cost = (await dials_of(turn, at.course.id)).hint_cost if worth else 0
    told = views.opened(at.challenge, turn.say, points=worth, hint_cost=cost)
    remarks = await remarks_on(turn, at.course, at.challenge)
    return Reply.of(*told, *remarks, *_desk(turn, at, Mode.SUBMIT))


async def share(turn: Turn) -> Sequence[Shared]:
    """The challenges that may be meant by what is looked for, to dare others with; all, where nothing is."""
    course = chosen_course(turn) or next(iter(turn.courses), None)
    if course is None:
        return ()
    shelf = rules.shelf(course)
    found = (find(shelf, one.value).sure for one in suggestions(shelf, turn.text))
    return tuple(views.shared(one, turn.say) for one in found if one)


async def enter(turn: Turn) -> Action:
    """Open the challenge that an address names, `do_CHALLENGE`, in the learner's course or the first that has it."""
    challenge, mine = turn.argument("entry"), chosen_course(turn)
    for course in (*((mine,) if mine else ()), *turn.courses):
        if isinstance(course.find_item(challenge), Challenge):
            return Action("challenge.open", {"course": course.id, "challenge": challenge})
    raise LearnerError("challenge-gone")


async def go_on(turn: Turn) -> Reply | Action:
    """Open the challenge that was worked at last."""
    course = current_course(turn)
    latest = await turn.read(works.latest, turn.learner.id, course.id)
    found = course.find_item(latest) if latest else None
    return _to(course, found) if isinstance(found, Challenge) else await list_(turn)


async def switch(turn: Turn) -> Reply:
    """Change between trying on the examples and submitting, with the code that was sent last."""
    at = await working.at_named(turn)
    mode = Mode.TRY if turn.argument("mode") == Mode.TRY else Mode.SUBMIT
    return Reply.of(views.switched(mode, turn.say), *_desk(turn, at, mode))


async def rehearse(turn: Turn) -> Reply | Action:
    """Try the code on the examples: nothing is counted."""
    at = await _sent(turn)
    if isinstance(at, Action):
        return at
    found = await _judged(turn, at, visible_only=True)
    working.keep(turn, at)
    told = (*verdicts.tried(at.challenge, found, at.source, turn.say), *_aloud(turn, at, found))
    mode = Mode.SUBMIT if found.passed else Mode.TRY
    return Reply.of(*told, *_desk(turn, at, mode, ready=found.passed))


async def submit(turn: Turn) -> Reply | Action:
    """Have the code judged by all cases."""
    at = await _sent(turn)
    if isinstance(at, Action):
        return at
    found = await _judged(turn, at)
    if not found.graded:
        working.keep(turn, at)
        return Reply.of(*verdicts.not_judged(found, turn.say), *_desk(turn, at, Mode.SUBMIT, ready=True))
    grown = await _count(turn, at, found)
    if not found.passed:
        mistake = rules.known_mistake(at.challenge, at.source)
        told = (*verdicts.failed(at.challenge, found, at.source, mistake, turn.say), *_aloud(turn, at, found))
        return Reply.of(*_repeated(turn, at), *told, *grown, *_desk(turn, at, Mode.SUBMIT))
    earned = await earn(turn, await working.awards(turn, at))
    solved = {*await working.solved(turn, at.course), at.challenge.id}
    following = rules.next_of(at.course, solved, at.challenge)
    late = (verdicts.late(turn.say),) if gives_points(turn) and not _in_time(turn, at) else ()
    told = (*verdicts.passed(at.challenge, found, turn.say), *late)
    ways = views.ways_after(at.course, following, turn.say, in_lesson=_in_lesson(turn))
    return Reply.of(*told, *grown, *earned, ways)


async def hint(turn: Turn) -> Reply:
    """Show the next rung of the ladder; before it is time for that, the last one again."""
    at = await working.at_named(turn)
    climbed = climbing.climb(at.ladder, turn.now, (await dials_of(turn, at.course.id)).attempts)
    if isinstance(climbed, Wait):
        again = views.hint_again(await _last_hint(turn, at), climbed, turn.say)
        return Reply.of(*again, *_desk(turn, at, Mode.SUBMIT))
    hinted = await _hint(turn, at, climbed)
    at = replace(at, ladder=climbing.shown(at.ladder, climbed, hinted.text, turn.now))
    working.keep(turn, at)
    told = views.hinted(at.course, at.challenge, hinted, turn.say)
    invited = invitation(turn.say) if await undecided(turn) else ()
    return Reply.of(*told, *invited, *_desk(turn, at, Mode.SUBMIT))


async def rate(turn: Turn) -> Reply:
    """Note whether a hint that was made has helped."""
    helpful = bool(turn.arguments.get("helpful"))
    turn.write(tutoring.rate, turn.learner.id, turn.argument("message"), helpful)
    at = await working.at_named(turn)
    return Reply.of(views.rated(turn.say), *_desk(turn, at, Mode.SUBMIT))


async def task(turn: Turn) -> Task | None:
    """The challenge whose hint the open reply offers: that one is before the learner."""
    offered = [one.arguments for one in turn.asked.actions() if one.verb == HINT] if turn.asked else []
    course = turn.house.catalogue.find(str(offered[0].get("course"))) if offered else None
    found = course.find_item(str(offered[0].get("challenge"))) if course else None
    if course is None or not isinstance(found, Challenge):
        return None
    at = await working.at(turn, course, found)
    tries = (await dials_of(turn, course.id)).attempts
    here = {"course": course.id, "challenge": found.id}
    return Task(
        course=course,
        item=found,
        back=Action("challenge.open", here),
        hint=Action(HINT, here),
        attempt=at.source,
        outcome=lambda: _outcome(turn, at),
        may_solve=climbing.may_be_solved(at.ladder, tries),
    )


async def _hint(turn: Turn, at: At, rung: Rung) -> Hinted:
    """The best hint for the code that was sent last."""
    authored = await _fitted(turn, at, at.challenge.hint(rung))
    wanted = HintWanted(
        course=at.course,
        item=at.challenge,
        rung=rung.value,
        authored=authored.text,
        attempt=at.source,
        outcome=lambda: _outcome(turn, at),
        growing=lambda text: Reply.of(*views.hint(text, turn.say)),
        solves=rung is Rung.BOTTOM_OUT,
    )
    return await best_hint(turn, wanted)


async def _outcome(turn: Turn, at: At) -> str:
    """What comes of the code that was sent last, in the cases that may be seen."""
    return rules.told(await _judged(turn, at, visible_only=True)) if at.source.strip() else ""


async def _fitted(turn: Turn, at: At, authored: Hint) -> Hint:
    """A hint as the author wrote it; an example with as much of it open as fits the learner (P14)."""
    if authored.rung is not Rung.EXAMPLE:
        return authored
    level = await level_of(turn, at.course, at.challenge.skill)
    return replace(authored, text=fitted(authored.text, level, turn.say))


async def _last_hint(turn: Turn, at: At) -> str:
    """The hint that was shown last, the author's or one that was made."""
    rung = at.ladder.rung
    assert rung is not None  # the first rung is free
    shown = await turn.read(tutoring.shown, turn.learner.id, at.course.id, at.challenge.id)
    made = next((words for kind, words in reversed(shown) if kind == rung.value), None)
    return made or (await _fitted(turn, at, at.challenge.hint(rung))).text


async def _judged(turn: Turn, at: At, *, visible_only: bool = False) -> Grade:
    number = climbing.number(at.ladder, rules.digest(at.challenge, at.source))
    seed = seed_of(turn.learner.id, at.course.id, at.challenge.id, number)
    return await judged(turn.run, at.challenge, at.source, seed, visible_only=visible_only)


async def _count(turn: Turn, at: At, found: Grade) -> tuple[Block, ...]:
    """Have a judged submission written, unless the same was judged before; the line about what has grown."""
    digest = rules.digest(at.challenge, at.source)
    after = climbing.judged(at.ladder, digest, passed=found.passed, stumbled=rules.stumbled(found))
    working.keep(turn, replace(at, ladder=after))
    if digest in at.ladder.tries:
        return ()
    outcome = Outcome(
        correct=found.passed,
        assistance=at.ladder.assistance,
        attempt=climbing.attempt(at.ladder, passed=found.passed),
    )
    change = await assess(
        turn, at.course, at.challenge, _result(at, found), activity=ACTIVITY, outcome=outcome
    )
    skill = at.course.skill(at.challenge.skill).title
    return (*growth(change.before, change.after, skill, turn.say), *change.today)


def _result(at: At, found: Grade) -> Result:
    mistake = None if found.passed else rules.known_mistake(at.challenge, at.source)
    return Result(
        correct=found.passed,
        score=rules.share(found),
        misconception=mistake.misconception if mistake else None,
        response={
            "kind": "code",
            "source": at.source,
            "outcome": found.outcome.value,
            "failing": rules.failing(found),
        },
    )


def _aloud(turn: Turn, at: At, found: Grade) -> tuple[Block, ...]:
    mistaken = rules.came_out_wrong(found) and rules.asks_aloud(at.challenge, at.source)
    return (verdicts.asks_aloud(turn.say),) if mistaken else ()


def _repeated(turn: Turn, at: At) -> tuple[Block, ...]:
    known = rules.digest(at.challenge, at.source) in at.ladder.tries
    return (verdicts.repeated(turn.say),) if known else ()


async def _sent(turn: Turn) -> At | Action:
    """The challenge with the code that was sent now, or the one kept; LearnerError where it is none.

    A sentence that was typed while the form for code was open is for the tutor, where one can talk.
    """
    at = await working.at_named(turn)
    if turn.program is not None and language_of(turn.program.name) != at.challenge.syntax:
        wanted = Program(language=at.challenge.language).title
        raise LearnerError("coding-other-language", name=turn.program.name, language=wanted)
    source = turn.values.get("code")
    if source is not None:
        at = replace(at, source=unfenced(source))
    refusal = rules.refusal(at.challenge, at.source)
    if refusal == rules.TALK and not isinstance(await leave(turn, Help.TALK, at.course.id), Silence):
        return Action("tutor.ask", {"question": at.source})
    if refusal:
        raise LearnerError(refusal, most=rules.LONGEST)
    (await dials_of(turn, at.course.id)).admit_language(at.challenge.language)
    return at


def _in_time(turn: Turn, at: At) -> bool:
    """Whether what is sent now is in time, or there is nothing any more to be in time for."""
    return at.ladder.solved or climbing.in_time(at.ladder, at.challenge.time_limit, turn.now)


def _desk(turn: Turn, at: At, mode: Mode, *, ready: bool = False) -> tuple[Block, ...]:
    left = climbing.left(at.ladder, at.challenge.time_limit, turn.now)
    desk = views.desk(
        at.course, at.challenge, at.source, mode, turn.say, ready=ready, in_lesson=_in_lesson(turn)
    )
    return desk if left is None else (views.time_left(left, turn.say), *desk)


def _in_lesson(turn: Turn) -> bool:
    return turn.conversation.activity == "lesson"


def _to(course: Course, found: Challenge) -> Action:
    return Action("challenge.open", {"course": course.id, "challenge": found.id})
