"""The learner's verbs about their accounts. All of them are for private chats alone."""

import secrets
from collections.abc import Sequence

from core.chat import Reply, Suggestion
from core.errors import LearnerError
from core.features.link import rules, views
from core.features.link.rules import Standing, Word
from core.finding import suggestions
from core.learning.estimate import NEW_LEARNER, NEW_SKILL, Estimate
from core.learning.fusing import fused
from core.store import linking
from core.store.knowledge import Gaussian
from core.store.linking import Account, Offer, Party
from core.store.merging import Fuse, Merger
from core.turn import Turn
from core.words.formats import duration


async def link(turn: Turn) -> Reply:
    """Give a code, take one, or show the accounts: `/link`, `/link CODE`, `/link list`, `/link remove discord`."""
    asked = rules.read(turn.argument("code"), _words(turn))
    match asked.word:
        case Word.LIST:
            return await list_(turn)
        case Word.REMOVE:
            return await _remove_named(turn, asked.rest)
        case None:
            return await (_enter(turn, asked.rest) if asked.rest else give(turn))


async def suggest(turn: Turn) -> Sequence[Suggestion]:
    """The words that may stand for a code."""
    return suggestions(rules.shelf(_words(turn)), turn.text)


async def give(turn: Turn) -> Reply:
    """Give a code, and the addresses that enter it elsewhere. An earlier code of the learner's ends."""
    if turn.membership:
        return _in_private(turn)
    _here(await _mine(turn))
    # The reply's row holds the code, as it has to until the reply is sent. What lies in `link_codes` is its digest,
    # so that of codes that were only deleted from there, or of all others, nobody who reads the table finds one.
    code = rules.new_code()
    plain = rules.plain_code(code) or ""
    until = turn.now + rules.LIFE
    here = turn.learner.id, turn.platform, turn.person, turn.seq
    turn.write(linking.offer, *here, rules.digest(plain), until)
    addresses = turn.house.entrances.to(f"link_{plain}")
    elsewhere = {name: address for name, address in addresses.items() if name != turn.platform}
    life = duration(rules.LIFE.total_seconds(), turn.language)
    return views.given(code, life, elsewhere, turn.say)


async def enter(turn: Turn) -> Reply:
    """Take the code that an address brings: `link_CODE`. One that brings none asks for one."""
    entry = turn.argument("entry")
    return await (_enter(turn, entry) if entry else give(turn))


async def _enter(turn: Turn, typed: str) -> Reply:
    """Show what a code would join. Nothing is joined yet, and the code stays good.

    It stays in the turn's row as it was typed. That does no harm: it is good for ten minutes and once, and who reads
    rows has all that it could give them.
    """
    code = rules.plain_code(typed)
    if turn.membership:
        # Others may have read it. The answer is the same for what was a code and what was none.
        if code is not None:
            turn.write(linking.withdraw, rules.digest(code))
        return views.shown_to_others(turn.say)
    if code is None:
        raise LearnerError("link-not-a-code", given=typed[:40])
    tries = await turn.read(linking.tries, turn.learner.id, turn.now - rules.WINDOW)
    if again := rules.again_at(tries):
        pause = duration((again - turn.now).total_seconds(), turn.language)
        raise LearnerError("link-too-many", time=pause)
    offer = await turn.read(linking.offered, rules.digest(code))
    standing = rules.standing(offer, turn.learner.id, turn.now)
    if standing is not Standing.OPEN or offer is None:
        if standing is Standing.NONE:
            turn.write(linking.tried, turn.learner.id, turn.now)
        return views.refused(standing.value, turn.say)
    mine, theirs = await _both(turn, offer)
    return views.confirm(mine, theirs, rules.digest(code), turn.language, turn.say)


async def join(turn: Turn) -> Reply:
    """Make the two learners one, now that the learner has seen what that means."""
    if turn.membership:
        return _in_private(turn)
    digest = turn.argument("code")
    offer = await turn.read(linking.offered, digest)
    standing = rules.standing(offer, turn.learner.id, turn.now)
    if standing is not Standing.OPEN or offer is None:
        return views.refused(standing.value, turn.say)
    mine, theirs = await _both(turn, offer)
    merger = Merger(
        stays=theirs.learner,
        goes=mine.learner,
        now=turn.now,
        ability=_fuse(NEW_LEARNER),
        skill=_fuse(NEW_SKILL),
    )
    notice = views.notice(mine, turn.house.words.say(theirs.language))
    turn.write(linking.join, digest, merger, notice, f"linked {secrets.token_hex(16)}")
    return views.joined((*theirs.accounts, *mine.accounts), turn.say)


async def leave(turn: Turn) -> Reply:
    """Leave things as they are."""
    return views.left(turn.say)


async def list_(turn: Turn) -> Reply:
    """Show the learner's accounts, with a press to remove each."""
    if turn.membership:
        return _in_private(turn)
    accounts = (await _mine(turn)).accounts
    here = rules.place_of(accounts, turn.platform, turn.person)
    return views.accounts(accounts, here, turn.language, turn.learner.time_zone, turn.say)


async def ask(turn: Turn) -> Reply:
    """Say what it means to remove an account, and ask whether that is wanted."""
    return await _ask(turn, turn.argument("platform"), turn.argument("person"))


async def remove(turn: Turn) -> Reply:
    """Remove an account, now that the learner has seen what that means."""
    accounts, account = await _removable(turn, turn.argument("platform"), turn.argument("person"))
    turn.write(linking.part, turn.learner.id, account.platform, account.person, turn.seq, turn.now)
    itself = account == rules.place_of(accounts, turn.platform, turn.person)
    if itself:
        turn.leave()
    return views.removed(views.name_of(account, accounts, turn.say), itself=itself, say=turn.say)


async def _remove_named(turn: Turn, typed: str) -> Reply:
    if turn.membership:
        return _in_private(turn)
    accounts = (await _mine(turn)).accounts
    account = rules.meant(accounts, typed, views.names(accounts, turn.say)) if typed else None
    if account is None:
        return await list_(turn)
    return await _ask(turn, account.platform, account.person)


async def _ask(turn: Turn, platform: str, person: str) -> Reply:
    if turn.membership:
        return _in_private(turn)
    accounts, account = await _removable(turn, platform, person)
    itself = account == rules.place_of(accounts, turn.platform, turn.person)
    return views.ask(account, accounts, itself=itself, say=turn.say)


async def _removable(turn: Turn, platform: str, person: str) -> tuple[Sequence[Account], Account]:
    """The learner's accounts, and the one that is to be removed; LearnerError where that cannot be."""
    accounts = (await _mine(turn)).accounts
    account = rules.place_of(accounts, platform, person)
    here = rules.place_of(accounts, turn.platform, turn.person)
    if account is None or here is None:
        raise LearnerError("link-account-gone")
    if len(accounts) == 1:
        raise LearnerError("link-last-account")
    if account != here and not rules.may_decide(here, (account,), turn.now):
        raise LearnerError("link-too-new-to-remove", days=rules.SETTLED.days)
    return accounts, account


async def _mine(turn: Turn) -> Party:
    party = await turn.read(linking.party, turn.learner.id)
    # Of a learner who became one with another this moment, nothing is left: the turn will be begun again.
    return party or Party(
        learner=turn.learner.id, name="", language=None, answers=0, lessons=0, leaving=False, accounts=()
    )


async def _both(turn: Turn, offer: Offer) -> tuple[Party, Party]:
    """The two sides of a link; LearnerError where they cannot be joined."""
    mine = _here(await _mine(turn))
    theirs = await turn.read(linking.party, offer.learner)
    if theirs is None or theirs.leaving:
        raise LearnerError("link-other-leaving")
    here = rules.place_of(mine.accounts, turn.platform, turn.person)
    if here is not None and not rules.may_decide(here, mine.accounts, turn.now):
        raise LearnerError("link-too-new-to-give", days=rules.SETTLED.days)
    return mine, theirs


def _in_private(turn: Turn) -> Reply:
    return views.in_private(turn.house.entrances.to("link").get(turn.platform), turn.say)


def _words(turn: Turn) -> list[tuple[str, Word]]:
    return [(turn.say(f"link-word-{one.value}"), one) for one in Word]


def _here(mine: Party) -> Party:
    """The same; LearnerError where all that is theirs is going to be erased."""
    if mine.leaving:
        raise LearnerError("link-leaving")
    return mine


def _fuse(prior: Estimate) -> Fuse:
    def fuse(one: Gaussian, other: Gaussian) -> Gaussian:
        found = fused(one, other, prior)
        return Gaussian(found.mean, found.variance)

    return fuse
