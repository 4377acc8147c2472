"""The instructor's verb for a later date of one learner."""

from collections.abc import Sequence

from core.chat import Action, Reply, Suggestion
from core.classwork import title_of
from core.errors import LearnerError
from core.features.cohorts import acting, assign_views, rules, views
from core.features.cohorts.choosing import assignment_of, chosen, given, known, member_of
from core.finding import find, suggestions
from core.store import assignments, cohorts
from core.store.assignments import Assignment
from core.store.cohorts import Cohort, Member
from core.turn import Turn

NAMES = ("who", "member", "assignment", "due", "reason")
VERB = "cohorts.extend"


async def extend(turn: Turn) -> Reply:
    """Give somebody a later date: ask whom, for what, until when and why, as far as it was not said."""
    cohort = await chosen(turn, VERB, *NAMES)
    if isinstance(cohort, Reply):
        return cohort
    member = await _member(turn, cohort)
    if isinstance(member, Reply):
        return member
    assignment = await _assignment(turn, cohort, member)
    if isinstance(assignment, Reply):
        return assignment
    title = title_of(turn.house.catalogue, assignment.task, turn.say) or turn.say("classwork-gone")
    typed, reason = given(turn, "due"), given(turn, "reason")
    here = {"cohort": cohort.id, "member": str(member.learner), "assignment": assignment.id}
    fields = {"due": typed, "reason": reason}
    if not typed or not reason:
        wrong = turn.say("cohorts-no-reason") if typed and "reason" in turn.values else ""
        return assign_views.ask_extension(here, fields, member.name, title, turn.say, wrong=wrong)
    try:
        due = acting.read_due(turn, cohort, typed)
        extension = await acting.extend(turn, cohort, assignment, member, due, reason)
    except LearnerError as error:
        said = turn.say(error.message, **error.values)
        return assign_views.ask_extension(here, fields, member.name, title, turn.say, wrong=said)
    return assign_views.extended(cohort, member, title, extension.due, turn.now, turn.language, turn.say)


async def _member(turn: Turn, cohort: Cohort) -> Member | Reply:
    if number := turn.argument("member"):
        return await member_of(turn, cohort, number)
    wanted = given(turn, "who")
    there = await turn.read(cohorts.members, cohort.id)
    if not there:
        raise LearnerError("cohorts-nobody-yet", title=cohort.title)
    found = find(rules.member_shelf(there), wanted) if wanted else None
    if found and found.sure:
        return found.sure
    near = (found.near if found else ()) or there
    carried = {**known(turn, "assignment", "due", "reason"), "cohort": cohort.id}
    if len(near) > rules.MOST_CHOICES:
        return views.ask_name(Action(VERB, carried), turn.say)
    ways = {
        f"{place}. {one.name}": Action(VERB, {**carried, "member": str(one.learner)})
        for place, one in enumerate(near, start=1)
    }
    return views.which_member(ways, wanted, turn.say)


async def _assignment(turn: Turn, cohort: Cohort, member: Member) -> Assignment | Reply:
    if id_ := turn.argument("assignment"):
        return await assignment_of(turn, cohort, id_)
    found = [one for one in await turn.read(assignments.of_cohorts, [cohort.id]) if one.due is not None]
    if not found:
        raise LearnerError("cohorts-nothing-dated", title=cohort.title)
    if len(found) == 1:
        return found[0]
    carried = {**known(turn, "due", "reason"), "cohort": cohort.id, "member": str(member.learner)}
    gone = turn.say("classwork-gone")
    ways = {
        f"{place}. {title_of(turn.house.catalogue, one.task, turn.say) or gone}": Action(
            VERB, {**carried, "assignment": one.id}
        )
        for place, one in enumerate(found[: rules.MOST_CHOICES], start=1)
    }
    return assign_views.which_assignment(ways, member.name, turn.say)


async def suggest_who(turn: Turn) -> Sequence[Suggestion]:
    """The members that may be meant by what is being typed, where it is clear of which class."""
    cohort = await chosen(turn, VERB)
    if isinstance(cohort, Reply):
        return ()
    return suggestions(rules.member_shelf(await turn.read(cohorts.members, cohort.id)), turn.text)
