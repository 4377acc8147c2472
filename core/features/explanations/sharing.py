"""The author's verbs with their own explanations: share them under a name of their choice, take them back, remove them."""

from core.chat import Action, Reply, Tone
from core.course.model import Course, Lesson
from core.dials import dials_in, dials_of
from core.errors import LearnerError
from core.features.explanations import own_views as views
from core.features.explanations import rules
from core.features.explanations.views import Told
from core.guarding.found import Kind as LeakKind
from core.moderating import Finding, screen
from core.moderating import Kind as FindingKind
from core.moderating.names import clean_name, is_held
from core.store import communities, explanations, moderation, votes, withheld
from core.store.explanations import Explanation, State
from core.store.moderation import Act
from core.turn import Turn
from core.tutoring.explained import whole
from core.tutoring.guarded import leak, readable

OTHERS = 1_000
"""The newest explanations of a lesson by others that one is looked at beside: somebody may have copied it."""


async def offer(turn: Turn) -> Reply | Action:
    """Show an explanation as others would see it, and ask under which name it is to be shared."""
    one = await _own(turn)
    if rules.standing(one) != "kept":
        return Action("explanations.open", {"explanation": one.id})
    if not await _may_be_shared(turn, one):
        return views.done("no-sharing", one.id, turn.say)
    return views.offer(one, _told(turn, one), turn.say, has_model=turn.house.moderation is not None)


async def name(turn: Turn) -> Reply:
    """Ask for the name under which it is shared."""
    return views.ask_name(await _own(turn), clean_name(turn.learner.name, rules.LONGEST_NAME) or "", turn.say)


async def keep(turn: Turn) -> Reply:
    """Keep it to oneself."""
    return views.done("kept", (await _own(turn)).id, turn.say)


async def share(turn: Turn) -> Reply:
    """Let others see it, once it is known to give no solution away and to be fit to be shown.

    Where it may not be, somebody looks at it first: it counts as shared, and is shown when they let it.
    """
    one = await _own(turn)
    if one.state is not State.SHOWN:
        raise LearnerError(f"explanations-is-{one.state.value}")
    if not await _may_be_shared(turn, one):
        return views.done("no-sharing", one.id, turn.say)
    called = _called(turn, one)
    course, lesson = _taught(turn, one)
    if (why := await _unfit(turn, one, course, lesson)) is not None:
        return views.not_yet(why, one, turn.say)
    about = one.about or await turn.read(
        explanations.overcome, turn.learner.id, course.id, [it.id for it in rules.challenges(course, lesson)]
    )
    turn.write(explanations.share, turn.learner.id, one.id, True, name=called, about=about)
    finding = await _finding(turn, one, course)
    if finding is not None:
        return _held(turn, one, finding)
    return views.done("shared", one.id, turn.say, tone=Tone.GOOD, name=called)


def _held(turn: Turn, one: Explanation, finding: Finding) -> Reply:
    act = Act(act="held", by="filter", reason=finding.reason)
    turn.write(moderation.moderate, one.id, act, turn.now, was=State.SHOWN, becomes=State.REVIEW)
    return views.done(_HELD.get(finding.kind, "held"), one.id, turn.say)


_HELD = {FindingKind.SELF_HARM: "held-with-care", FindingKind.AGAIN: "held-again"}
"""What an author is told of what was found, by the name of the words for it."""


async def mine(turn: Turn) -> Reply:
    """The learner's own explanations, and how they stand."""
    all_ = await turn.read(explanations.mine, turn.learner.id)
    begin = turn.number("from") if "from" in turn.arguments else 0
    begin = begin if 0 < begin < len(all_) else 0
    helped = await turn.read(votes.tallies, turn.learner.id)
    page = [(one, _told(turn, one)) for one in all_[begin : begin + rules.ON_A_PAGE]]
    return views.mine(page, begin, len(all_), helped, turn.say)


async def open_(turn: Turn) -> Reply:
    """One of them, with what others said."""
    one = await _own(turn)
    found = await turn.read(votes.opinions, turn.learner.id, one.id)
    reasons = await turn.read(votes.reasons, turn.learner.id, one.id)
    return views.own(one, _told(turn, one), found.helped if found else 0, reasons, turn.say)


async def unshare(turn: Turn) -> Reply:
    """Show it to nobody any more. What was said of it stays. While somebody looks at it, nobody sees it in any case."""
    one = await _own(turn)
    if one.state is State.REVIEW:
        raise LearnerError("explanations-is-review")
    turn.write(explanations.share, turn.learner.id, one.id, False)
    return views.done("taken-back", one.id, turn.say)


async def remove(turn: Turn) -> Reply:
    """Ask once whether it is to go."""
    one = await _own(turn)
    return views.ask_to_remove(one, _told(turn, one), turn.say)


async def drop(turn: Turn) -> Reply:
    """Remove it with all that was said of it."""
    one = await _own(turn)
    turn.write(withheld.remove, turn.learner.id, one.id, turn.now)
    return views.removed(turn.say)


async def _own(turn: Turn) -> Explanation:
    """The explanation that is named; LearnerError where it is gone, or another learner's."""
    found = await turn.read(explanations.own, turn.learner.id, turn.argument("explanation"))
    if found is None:
        raise LearnerError("explanations-gone")
    return found


def _told(turn: Turn, one: Explanation) -> Told:
    return Told.of(one, turn.house.catalogue.find(one.course))


def _taught(turn: Turn, one: Explanation) -> tuple[Course, Lesson]:
    """What it explains; LearnerError where that is in no course any more."""
    found = turn.house.catalogue.find_lesson(one.course, one.lesson)
    if found is None:
        raise LearnerError("explanations-nothing-taught")
    return found


async def _may_be_shared(turn: Turn, one: Explanation) -> bool:
    """Whether the community lets explanations go out to others: that where it was told, and that where this is asked."""
    if not (await dials_of(turn, one.course)).sharing:
        return False
    told_in = await turn.read(communities.named, one.community)
    return dials_in(told_in, one.course).sharing


def _called(turn: Turn, one: Explanation) -> str:
    """Under which name it is shared: the pseudonym, or the name that was filled in. It goes to no model."""
    if turn.arguments.get("named") is not True:
        return one.pseudonym
    typed = turn.values.get("name", "")
    called = clean_name(typed, rules.LONGEST_NAME)
    if called is None:
        raise LearnerError("explanations-name-unfit", most=rules.LONGEST_NAME)
    if is_held(typed, called):
        raise LearnerError("explanations-name-held")
    return called


async def _unfit(turn: Turn, one: Explanation, course: Course, lesson: Lesson) -> str | None:
    """Why nobody else may have it, as the name of the words for it; None where all may."""
    others = await turn.read(explanations.words_of_others, turn.learner.id, course.id, lesson.id, OTHERS)
    if rules.is_anothers(one.text, others):
        return "copied"
    return await _solves(turn, one, course, lesson)


async def _solves(turn: Turn, one: Explanation, course: Course, lesson: Lesson) -> str | None:
    """Why it may solve a challenge for others, as the name of the words for it; None where it does not.

    Of the whole course: what is told under one lesson may be the program that another one asks for.
    """
    if one.code and not readable(rules.challenges(course, lesson)):
        return "unread"
    known = [it for it in course.challenges if readable([it])]
    found = await leak(whole(one, course), known, (), turn.run)
    if LeakKind.UNCHECKED.value in found:
        return "unchecked"
    return "gives-away" if found else None


async def _finding(turn: Turn, one: Explanation, course: Course) -> Finding | None:
    """Why somebody has to look at it before others see it; None where nobody has to, or somebody has."""
    if await _was_looked_at(turn, one):
        return None
    return await screen(turn, whole(one, course)) or await _again(turn, one)


async def _again(turn: Turn, one: Explanation) -> Finding | None:
    """A finding where the learner said much the same before, and others were not to see that."""
    me = turn.learner.id
    own = await turn.read(explanations.mine, me)
    if rules.is_again(one.text, own) or await turn.read(withheld.is_known, me, one.text):
        return Finding(FindingKind.AGAIN, "")
    return None


async def _was_looked_at(turn: Turn, one: Explanation) -> bool:
    """Whether somebody has looked at these words already, and let them be shown."""
    return any(act.act in moderation.CLEARING for act, _ in await turn.read(moderation.acts, one.id))
