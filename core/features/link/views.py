"""The words about accounts that belong together."""

from collections import Counter
from collections.abc import Mapping, Sequence

from core.chat import Action, Card, Choice, Choices, Code, Reply, Say, Text, Tone, Weight, plain
from core.store.linking import Account, Party
from core.words.formats import date, number


def given(code: str, life: str, addresses: Mapping[str, str], say: Say) -> Reply:
    """A code, how it is used, and the addresses by platform that spare typing it."""
    links = "\n".join(f"- [{_platform(name, say)}]({address})" for name, address in sorted(addresses.items()))
    way = [Text(f"{say('link-or-open')}\n\n{links}")] if links else []
    blocks = (
        Text(say("link-how", time=life)),
        # As it is typed: the English name works in whatever language the other account speaks.
        Code(f"/link {code}", title=say("link-type-this")),
        *way,
        Text(say("link-keep-it")),
        Choices((Choice(say("link-show-accounts"), Action("link.list"), Weight.QUIET),)),
    )
    return Reply(blocks=blocks, private=True)


def in_private(address: str | None, say: Say) -> Reply:
    """Where others read along; `address` opens the private chat."""
    link = f"\n\n[{say('link-write-to-me')}]({address})" if address else ""
    return Reply(blocks=(Text(f"{say('link-in-private')}{link}"),), private=True)


def shown_to_others(say: Say) -> Reply:
    """After a code was entered where others read along."""
    return Reply(blocks=(Text(say("link-shown-to-others")),), private=True)


def refused(reason: str, say: Say) -> Reply:
    """Why a code leads nowhere; `reason` is a message's id."""
    again = Choice(say("link-own-code"), Action("link.give"), Weight.QUIET)
    return Reply(blocks=(Text(say(reason)), Choices((again,))), private=True)


def confirm(mine: Party, theirs: Party, digest: str, language: str | None, say: Say) -> Reply:
    """What would be joined, and what that means."""
    options = (
        Choice(say("link-join"), Action("link.join", {"code": digest})),
        Choice(say("link-leave"), Action("link.leave")),
    )
    blocks = (
        Text(say("link-confirm")),
        _side(say("link-this-side"), mine, language, say),
        _side(say("link-other-side"), theirs, language, say),
        Card(say("link-care"), say("link-what-it-means"), tone=Tone.CARE),
        Choices(options),
    )
    return Reply(blocks=blocks, private=True)


def _side(title: str, party: Party, language: str | None, say: Say) -> Card:
    facts = (
        (say("link-name"), party.name or say("link-no-name")),
        (say("link-where"), ", ".join(names(party.accounts, say))),
        (say("link-lessons"), number(party.lessons, language)),
        (say("link-answers"), number(party.answers, language)),
    )
    return Card(title, facts=facts)


def joined(accounts: Sequence[Account], say: Say) -> Reply:
    """The accounts are one learner's now."""
    card = Card(say("link-joined"), say("link-joined-text", names=plain(_all(accounts, say))), tone=Tone.GOOD)
    return _done(card, Choice(say("link-go-on"), Action("home.start"), Weight.PRIMARY), say=say)


def notice(joining: Party, say: Say) -> Reply:
    """For where the code was given: who uses it now. Nothing to press, so that whatever is open there stays open."""
    names_ = plain(_all(joining.accounts, say))
    name = plain(joining.name) or plain(say("link-no-name"))
    return Reply(blocks=(Text(say("link-notice", names=names_, name=name)),), private=True)


def left(say: Say) -> Reply:
    """Nothing was joined or removed."""
    again = Choice(say("link-go-on"), Action("home.start"), Weight.QUIET)
    return Reply(blocks=(Text(say("link-left")), Choices((again,))), private=True, edits=True)


def accounts(
    all_: Sequence[Account], here: Account | None, language: str | None, zone: str | None, say: Say
) -> Reply:
    """The learner's accounts, since when they are, and a press to remove each where there are several."""
    lines = [
        say(
            "link-account-here" if one == here else "link-account",
            name=plain(name),
            date=plain(date(one.since, language, zone)),
        )
        for one, name in zip(all_, names(all_, say), strict=True)
    ]
    removals = [
        Choice(say("link-remove", name=name), _about("link.ask", one))
        for one, name in zip(all_, names(all_, say), strict=True)
        if len(all_) > 1
    ]
    listed = "\n".join(f"- {line}" for line in lines)
    intro = say("link-accounts", count=len(all_))
    more = Choice(say("link-another"), Action("link.give"), Weight.QUIET)
    return Reply(blocks=(Text(f"{intro}\n\n{listed}"), Choices((*removals, more))), private=True)


def ask(account: Account, all_: Sequence[Account], *, itself: bool, say: Say) -> Reply:
    """What it means to remove an account."""
    name = name_of(account, all_, say)
    text = say("link-ask-remove-itself" if itself else "link-ask-remove", name=plain(name))
    options = (
        Choice(say("link-remove", name=name), _about("link.remove", account)),
        Choice(say("link-keep"), Action("link.leave")),
    )
    return Reply(blocks=(Text(text), Choices(options)), private=True)


def removed(name: str, *, itself: bool, say: Say) -> Reply:
    """The account is somebody else's now; where it was this one, that is somebody new."""
    text = say("link-removed-itself" if itself else "link-removed", name=plain(name))
    if itself:
        start = Choice(say("link-begin-anew"), Action("home.start"), Weight.PRIMARY)
        return Reply(blocks=(Text(text), Choices((start,))), private=True, edits=True)
    return _done(Text(text), Choice(say("link-go-on"), Action("home.start"), Weight.PRIMARY), say=say)


def names(all_: Sequence[Account], say: Say) -> list[str]:
    """What the accounts are called, in their order: by platform, and numbered where there are several on one."""
    many = Counter(one.platform for one in all_)
    seen = Counter[str]()
    called: list[str] = []
    for one in all_:
        seen[one.platform] += 1
        name = _platform(one.platform, say)
        called.append(f"{name} ({seen[one.platform]})" if many[one.platform] > 1 else name)
    return called


def name_of(account: Account, all_: Sequence[Account], say: Say) -> str:
    """What one of these accounts is called."""
    return names(all_, say)[list(all_).index(account)]


def _all(all_: Sequence[Account], say: Say) -> str:
    return ", ".join(names(all_, say))


def _platform(name: str, say: Say) -> str:
    return say("link-platform", platform=name)


def _about(verb: str, account: Account) -> Action:
    return Action(verb, {"platform": account.platform, "person": account.person})


def _done(first: Card | Text, on: Choice, *, say: Say) -> Reply:
    others = Choice(say("link-show-accounts"), Action("link.list"), Weight.QUIET)
    return Reply(blocks=(first, Choices((on, others))), private=True, edits=True)
