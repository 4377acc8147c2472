"""The verbs of the queue: one draft at a time with what it rests on, to be accepted, edited or dropped, and what was accepted put in."""

from dataclasses import dataclass, replace

from core.authoring.keeping import keep, publish
from core.authoring.mine import own_course, target_of
from core.authoring.proposing import Proposal, proposed_drafts
from core.chat import Reply
from core.errors import LearnerError
from core.features.drafting import queue_views as views
from core.features.drafting.gate import faults_of
from core.features.drafting.made import draft_from, draft_in, group_in, kept, seen_as
from core.features.drafting.parts import AS_IT_IS, Part, changed, values
from core.interchange.draft import Drafts
from core.interchange.existing import Group
from core.roles import audit
from core.store import drafts
from core.store.drafts import DraftItem, State
from core.store.taught import TaughtCourse
from core.turn import Turn

MOST_PLACED = 200
"""Drafts that are put into a course in one version."""
_DECISIONS = {"accept": State.ACCEPTED, "drop": State.DROPPED}


@dataclass(frozen=True, slots=True)
class Placing:
    """Accepted drafts of a course, and what would come of it with them in it."""

    course: TaughtCourse
    items: tuple[DraftItem, ...]
    proposal: Proposal


async def queue(turn: Turn) -> Reply:
    """Show the draft that has waited longest, or the one behind `after`."""
    return await _next(turn, turn.argument("after"))


async def show(turn: Turn) -> Reply:
    """Show one of them."""
    found = await own_draft(turn, turn.argument("draft"))
    if found.state is not State.WAITING:
        return await _decided_already(turn, found)
    return await _shown(turn, found)


async def decide(turn: Turn) -> Reply:
    """Accept one as it was shown, or drop it; then show the next."""
    seen = await decided(turn, turn.argument("draft"), turn.argument("seen"), turn.argument("as"))
    if seen is not None:
        return await _overtaken(turn, seen)
    return await _next(turn, turn.argument("draft"), done=turn.argument("as"))


async def decided(turn: Turn, id_: str, seen: str, verdict: str) -> DraftItem | None:
    """Have the decision written with this turn. Where somebody decided or changed it since it was shown: the draft as it is now."""
    becomes = _DECISIONS.get(verdict)
    if becomes is None:
        raise LearnerError("choice-gone")
    found = await own_draft(turn, id_)
    if found.state is not State.WAITING or seen_as(found) != seen:
        return found
    turn.write(drafts.decide, found, becomes, turn.learner.id, turn.now)
    audit(turn, f"draft-{verdict}", found.id, course=found.course)
    return None


async def form(turn: Turn) -> Reply:
    """Show the form of one."""
    found = await own_draft(turn, turn.argument("draft"))
    if found.state is not State.WAITING:
        return await _decided_already(turn, found)
    return views.form(found, group_in(found, turn.say), {}, turn.say)


async def change(turn: Turn) -> Reply:
    """Keep what was filled in, and show what became of it. What cannot be kept stays in the form."""
    try:
        return await changed_reply(turn)
    except LearnerError as error:
        found = await own_draft(turn, turn.argument("draft"))
        return views.form(found, group_in(found, turn.say), turn.values, turn.say, error=error)


async def changed_reply(turn: Turn) -> Reply:
    """The same, but what cannot be kept is raised as LearnerError."""
    found = await own_draft(turn, turn.argument("draft"))
    if found.state is not State.WAITING:
        return await _decided_already(turn, found)
    if seen_as(found) != turn.argument("seen"):
        return views.changed_meanwhile(found, group_in(found, turn.say), turn.values, turn.say)
    after = await edited(turn, found)
    return await _shown(turn, after)


async def edited(turn: Turn, found: DraftItem) -> DraftItem:
    """Have the draft written as it was typed, with this turn; LearnerError where it cannot be kept."""
    group = group_in(found, turn.say)
    after = _with(group, {name: text for name, text in turn.values.items() if text.strip() != AS_IT_IS})
    if faults := faults_of(after):
        raise LearnerError(faults[0].word, **faults[0].values)
    try:
        made = kept(draft_from(after, found))
    except ValueError:
        raise LearnerError("drafting-not-a-question") from None
    if made != dict(found.made):
        turn.write(drafts.edit, found, made)
        audit(turn, "draft-edit", found.id, course=found.course)
    return replace(found, made=made)


def _with(group: Group, given: dict[str, str]) -> Group:
    after = group
    for part in (Part.QUESTION, Part.ANSWERS):
        now = values(after, part)
        after = changed(
            after, part, now | {name: text for name, text in given.items() if name in now}, lambda: "other"
        )
    return after


async def place(turn: Turn) -> Reply:
    """Show what would come of the course with all accepted ones in it; once that is confirmed, keep it as a version."""
    placing = await placed(turn, turn.argument("course"))
    if turn.argument("sure") != str(placing.course.newest) or placing.proposal.stopped:
        return views.placing(placing.course, len(placing.items), placing.proposal, turn.say)
    number = await put_in(turn, placing)
    return views.placed(placing.course, len(placing.items), number, turn.say)


async def placed(turn: Turn, course_id: str) -> Placing:
    """What would come of a course; LearnerError where nothing of it was accepted."""
    course = await own_course(turn, course_id)
    community = turn.standing.community
    items = await turn.read(drafts.listed, community, State.ACCEPTED, MOST_PLACED, course.course)
    if not items:
        raise LearnerError("drafting-none-accepted", course=course.title)
    questions = tuple(draft_in(one) for one in items)
    proposal = await proposed_drafts(
        await target_of(turn, course), Drafts(questions=questions), turn.house.words
    )
    return Placing(course, tuple(items), proposal)


async def put_in(turn: Turn, placing: Placing) -> int:
    """Have it written with this turn; the number of the version."""
    number = await keep(turn, placing.proposal, f"drafts/{len(placing.items)}", placing.course.newest)
    if placing.course.is_learnt and placing.proposal.course is not None:
        publish(turn, placing.course, placing.proposal.course, number)
    turn.write(drafts.place, turn.standing.community, [one.id for one in placing.items])
    return number


async def own_draft(turn: Turn, id_: str) -> DraftItem:
    """The draft, where it is of the community that the instructor acts for; LearnerError where it is not."""
    found = await turn.read(drafts.find, turn.standing.community, id_)
    if found is None:
        raise LearnerError("drafting-draft-gone")
    return found


async def _next(turn: Turn, after: str, done: str = "") -> Reply:
    """The draft behind `after`, or the first one; `done` is what was just decided about `after`, which is not written yet."""
    community = turn.standing.community
    waiting = await turn.read(drafts.waiting_ids, community)
    accepted = await turn.read(drafts.counts, community, State.ACCEPTED)
    place = waiting.index(after) if after in waiting else -1
    if done:
        decided = await own_draft(turn, after)
        waiting = [one for one in waiting if one != after]
        if done == "accept":
            accepted[decided.course] = accepted.get(decided.course, 0) + 1
    else:
        place += 1
    if not waiting:
        return views.empty(accepted, turn.say, done=done)
    place = max(place, 0) % len(waiting)
    found = await own_draft(turn, waiting[place])
    position = place + 1, len(waiting)
    return views.draft(found, group_in(found, turn.say), position, accepted, turn.say, done=done)


async def _shown(turn: Turn, found: DraftItem) -> Reply:
    community = turn.standing.community
    ids = await turn.read(drafts.waiting_ids, community)
    accepted = await turn.read(drafts.counts, community, State.ACCEPTED)
    position = ids.index(found.id) + 1 if found.id in ids else 1
    return views.draft(found, group_in(found, turn.say), (position, max(len(ids), 1)), accepted, turn.say)


async def _overtaken(turn: Turn, found: DraftItem) -> Reply:
    if found.state is not State.WAITING:
        return await _decided_already(turn, found)
    return views.changed_meanwhile(found, group_in(found, turn.say), {}, turn.say)


async def _decided_already(turn: Turn, found: DraftItem) -> Reply:
    return views.decided_already(found, await turn.read(drafts.decider, found), turn.say)
