"""The operator's verbs for accounts: block one, with a reason, and answer it again."""

from core.chat import Reply
from core.errors import LearnerError
from core.features.operating import views
from core.roles import audit
from core.store import blocked, learners
from core.store import staff as posts
from core.store.learners import Learner
from core.turn import Turn

MOST = 50
LONGEST = 300
"""Characters of a reason."""


async def block(turn: Turn) -> Reply:
    """Block the account that is named, ask why, or list those that are blocked."""
    account = turn.argument("account").strip()
    if not account:
        found = await turn.read(blocked.listed, MOST)
        return views.accounts(found, turn.language, turn.learner.time_zone, turn.say)
    learner = await named(turn, account)
    reason = (turn.argument("reason") or turn.values.get("reason", "")).strip()
    if not reason:
        return views.ask_why(account, learner.name, turn.say)
    await blocked_with(turn, learner, account, reason)
    return views.blocked(account, learner.name, turn.say)


async def unblock(turn: Turn) -> Reply:
    """Answer somebody again."""
    name = await unblocked(turn, turn.number("learner"))
    return views.unblocked(name, turn.say)


async def named(turn: Turn, account: str) -> Learner:
    """Whose account this is; LearnerError where it is nobody's."""
    platform, _, person = account.partition("/")
    found = await turn.read(learners.find, platform, person) if person else None
    if found is None:
        raise LearnerError("operating-no-account", given=account[:60])
    return found


async def blocked_with(turn: Turn, learner: Learner, account: str, reason: str) -> None:
    """Have a learner blocked with this turn, on all platforms; LearnerError where they run Parley, or are blocked."""
    if learner.blocked:
        raise LearnerError("operating-is-blocked", account=account[:60])
    theirs = (await turn.read(posts.posts, learner.id)).identities
    runs = any(f"{one}/{person}" in turn.house.operators or one in turn.house.own for one, person in theirs)
    if runs or learner.id == turn.learner.id:
        raise LearnerError("operating-not-an-operator")
    told = views.told_blocked(turn.house.words.say(learner.language))
    words = reason.strip()[:LONGEST]
    turn.write(blocked.block, learner.id, words, turn.learner.id, told, turn.now)
    audit(turn, "block", account, learner=learner.id, reason=words)


async def unblocked(turn: Turn, learner: int) -> str:
    """Have a learner answered again from this turn on; what they are called. LearnerError where they are not blocked."""
    found = await turn.read(blocked.listed, 1, learner=learner)
    if not found:
        raise LearnerError("operating-is-not-blocked")
    turn.write(blocked.unblock, learner)
    audit(turn, "unblock", found[0].accounts[0] if found[0].accounts else str(learner), learner=learner)
    return found[0].name
