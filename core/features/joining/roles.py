"""Who has a role of a community that leads into a class is in that class; who loses the role stays, and it is noted."""

from core.chat import Reply, Text
from core.features.joining import views
from core.learning.estimate import NEW_LEARNER
from core.store import cohorts
from core.store.cohorts import ROLE, ROLE_GONE
from core.turn import Turn


def remark(turn: Turn, reply: Reply) -> Text | None:
    """Have the learner be in the classes of their roles, and say so once. It reads nothing: the turn has all of it.

    Roles are seen by everybody in the community, so it may be said there as well.
    """
    del reply
    if turn.membership is None or turn.community is None:
        return None
    learner, new = turn.learner, 0
    for role, cohort in turn.community.cohort_roles.items():
        how, has = learner.classes.get(cohort), role in turn.membership.roles
        if has and how is None:
            ability = {"mean": NEW_LEARNER.mean, "variance": NEW_LEARNER.variance}
            name = learner.name or turn.person
            turn.write(cohorts.join_by_role, cohort, learner.id, name, turn.now, **ability)
            new += 1
        elif how in {ROLE, ROLE_GONE} and has == (how == ROLE_GONE):
            turn.write(cohorts.note_role, cohort, learner.id, ROLE if has else ROLE_GONE)
    return views.by_role(new, turn.say) if new else None
