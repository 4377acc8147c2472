"""A walk through what makes one learner of several accounts: a code given, entered, refused; an account removed."""

import random
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pytest

from core.features.link import rules, views
from core.store.linking import Account, Party
from tests.adapters.discord.product import Guest, Hall, Walk
from tests.adapters.discord.walks_around import MEMBER
from tests.core.features.doings import PYTHON, Answer, did
from tests.core.features.link.sides import code_of

NOBODYS = "33333-44444-77777"
"""It looks like a code, and nobody was given it."""
THERE = "web"
"""The platform on which the others are."""


@dataclass(slots=True)
class Opened(Hall):
    """A platform that an address opens."""

    def deep_link(self, entry: str) -> str:
        return f"https://{self.name}.example/?start={entry}"


async def linking(walk: Walk) -> None:
    """Accounts become one learner's and part again, with all that can be in the way."""
    platforms = walk.guest.house.dispatch.outbox.platforms
    platforms |= {name: Opened(name=name) for name in ("telegram", THERE) if name not in platforms}
    with _foreseen():
        there = _somebody(walk, "there")
        await did(walk.guest, PYTHON, Answer("hello-count-lines"), lessons=2)
        await _given(walk)
        await _refused(walk, there)
        await _joined(walk, there)
        await _parted(walk, there)
        await _guessed(walk)


@contextmanager
def _foreseen() -> Generator[None]:
    """Codes as they always are, but the same ones in each run: a golden file shows some of them."""
    dice = random.Random(1)

    def drawn() -> str:
        return rules.shown("".join(dice.choices(rules.ALPHABET, k=rules.LENGTH)))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rules, "new_code", drawn)
        yield


def _somebody(walk: Walk, name: str, platform: str = THERE) -> Guest:
    """Somebody whom Parley does not know yet."""
    return Guest(walk.guest.house, name, platform=platform, language=walk.guest.language)


def _of(walk: Walk, guest: Guest) -> Walk:
    """Another's way: what they see is in no golden file."""
    return Walk(guest, walk.hall, walk.clock)


async def _given(walk: Walk) -> None:
    """What somebody sees who has one account, and the code that they get."""
    await walk.call("one-account", "link", code="list")
    await walk.press("code", "link.give")
    await walk.call("only-account", "link", code=f"remove {walk.guest.platform}")
    walk.guest.membership = replace(MEMBER)
    await walk.call("not-among-others", "link")
    await walk.call("code-shown-to-others", "link", code=NOBODYS)
    walk.guest.membership = None


async def _refused(walk: Walk, there: Guest) -> None:
    """Codes that lead nowhere, and accounts that cannot be joined."""
    await walk.call("no-code", "link", code="*hello* there")
    await walk.call("code-unknown", "link", code=NOBODYS)
    await walk.call("code-of-ones-own", "link", code=await code_of(walk.guest))
    code = await code_of(there)
    walk.clock.advance(minutes=11)
    await walk.call("code-too-old", "link", code=code)
    code = await code_of(there)
    await _goes(_of(walk, there))
    await walk.call("other-account-goes", "link", code=code)
    await there.call("privacy", what="keep")
    await _goes(walk)
    await walk.call("this-account-goes", "link")
    await walk.call("", "privacy", what="keep")


async def _goes(walk: Walk) -> None:
    """Have all that is theirs be deleted, in a week."""
    await walk.call("", "privacy", what="delete")
    await walk.press("", "privacy.delete")


async def _joined(walk: Walk, there: Guest) -> None:
    """A code from elsewhere is entered here, then one from here elsewhere."""
    code = await code_of(there)
    await walk.call("asked", "link", code=code)
    await walk.press("not-joined", "link.leave")
    await walk.call("", "link", code=code)
    await walk.press("joined", "link.join")
    await walk.call("code-used", "link", code=code)
    await walk.call("accounts", "link", code="list")
    await walk.call("too-new-to-give", "link", code=await code_of(_somebody(walk, "new")))
    third = _of(walk, _somebody(walk, "third"))
    await third.call("", "link", code=await code_of(walk.guest))
    await third.press("", "link.join")
    await walk.guest.house.dispatch.recover()
    walk.keep("told-where-the-code-came-from")
    account = Account(platform=walk.guest.platform, person="someone", since=walk.clock.now())
    someone = Party(
        learner=1, name="", language=None, answers=0, lessons=0, leaving=False, accounts=(account,)
    )
    shown = views.confirm(someone, someone, "", walk.guest.language, walk.say)
    walk.show("asked-without-a-name", *shown.blocks)


async def _parted(walk: Walk, there: Guest) -> None:
    """An account is removed, then the one that is written from."""
    await walk.call("accounts-of-one-platform", "link", code="list")
    await walk.press("too-new-to-remove", "link.ask", person=there.name)
    await walk.call("", "link", code="list")
    await walk.press("remove-asked", "link.ask", person="third")
    await walk.press("kept", "link.leave")
    await walk.call("", "link", code="list")
    await walk.press("", "link.ask", person="third")
    await walk.press("removed", "link.remove")
    await walk.act("account-gone", "link.remove", platform=THERE, person="third")
    await walk.call("remove-itself-asked", "link", code=f"remove {walk.guest.platform}")
    await walk.press("removed-itself", "link.remove")
    await walk.press("begun-anew", "home.start")


async def _guessed(walk: Walk) -> None:
    """One code too many that is nobody's."""
    for _ in range(rules.MOST_TRIES):
        await walk.call("", "link", code=NOBODYS)
    await walk.call("codes-too-many", "link", code=NOBODYS)
