"""A walk through the whole product as somebody on Discord sees it: each reply under the name of its scene."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast

from adapters.discord.letters import Letter
from adapters.discord.modal import modal
from adapters.discord.render import CAPABILITIES, sheets
from core.chat import (
    Action,
    Block,
    Body,
    Called,
    Capabilities,
    Filled,
    Form,
    Incoming,
    Membership,
    Plain,
    Post,
    Pressed,
    Reply,
    Said,
    Say,
)
from core.clock import FixedClock
from core.degrade import degrade
from core.feature import Command, Handler
from core.turn import Turn
from core.words import Words
from tests.adapters.discord.golden import WORDS
from tests.loopback.discord.bodies import Json
from tests.loopback.discord.limits import Upload, check_message, mention_faults, unshown
from tests.loopback.discord.modals import mistakes_of_modal
from tests.loopback.discord.refusal import refuse_form
from tests.loopback.discord.spec import check_shape
from tests.pupil import Pupil, RecordingPlatform

ANSWERING = "POST /interactions/{interaction_id}/{interaction_token}/callback"
WIDTH = 150
"""Characters of a line in a golden file, as far as its parts can be divided."""

type Heard = dict[str, set[str]]
"""What was said, by the ids of the words."""
type Ear = Callable[[Words, str | None], Say]
"""Stands in for `Words.say`."""


@dataclass(slots=True)
class Hall(RecordingPlatform):
    """What Discord shows, with one server, of which a test says which rights are lacking in it."""

    name: str = "discord"
    capabilities: Capabilities = field(default_factory=lambda: CAPABILITIES)
    has_rooms: bool = True
    lacks: Sequence[str] | Exception = ()
    refuses: Exception | None = None
    posts: list[Post] = field(default_factory=list[Post])
    members: dict[str, Membership] = field(default_factory=dict[str, Membership])
    """Who is where, by COMMUNITY/PERSON, for those who act from outside of it."""

    async def post(self, post: Post) -> None:
        if self.refuses is not None:
            raise self.refuses
        self.posts.append(post)

    async def lacking(self, community: str, channel: str, language: str | None) -> Sequence[str]:
        del community, channel
        if isinstance(self.lacks, Exception):
            raise self.lacks
        return [WORDS.say(language)(f"discord-right-{one}") for one in self.lacks]

    async def membership(self, community: str, person: str) -> Membership | None:
        return self.members.get(f"{community}/{person}")

    def called(self, community: str, id_: str) -> str:
        del community
        return {"20": "#general", "30": "@teachers"}.get(id_, id_)


@dataclass(slots=True)
class Guest(Pupil):
    """A pupil who comes over Discord in a language of their own, and from a server, if need be."""

    platform: str = "discord"
    language: str = "en"
    membership: Membership | None = None

    def incoming(
        self, body: Body, event: str | None = None, files: Mapping[str, bytes] | None = None
    ) -> Incoming:
        plain = Pupil.incoming(self, body, event, files)
        person = replace(plain.person, language=self.language)
        return replace(plain, person=person, membership=self.membership)


@dataclass(slots=True)
class Walk:
    """Goes through a feature. What is done under a name is a scene; what comes without one only leads there."""

    guest: Guest
    hall: Hall
    clock: FixedClock
    scenes: dict[str, Reply] = field(default_factory=dict[str, Reply])
    letters: dict[str, Letter] = field(default_factory=dict[str, Letter])
    """Scenes in which the adapter speaks by itself."""
    others: dict[str, Guest] = field(default_factory=dict[str, Guest])
    """Who else has come so far, by their names."""

    @property
    def say(self) -> Say:
        """Words in the guest's language."""
        return self.guest.house.dispatch.house.words.say(self.guest.language)

    async def call(self, scene: str, command: str, **options: str) -> None:
        """Call a command."""
        await self.do(scene, Called(command, options))

    async def hear(self, scene: str, text: str) -> None:
        """Type a text."""
        await self.do(scene, Said(text))

    async def press(self, scene: str, verb: str, **arguments: Plain) -> None:
        """Press the first choice of the last reply that leads to `verb` with these arguments."""
        options = self.guest.choices()
        found = [one for one in options if one.action.verb == verb and _has(one.action, arguments)]
        assert found, f"{scene}: nothing leads to {verb} {arguments} among {[one.action for one in options]}"
        await self.do(scene, Pressed(found[0].id))

    async def fill(self, scene: str, *values: str) -> None:
        """Fill the form of the last reply."""
        form = self.guest.form()
        names = [one.name for one in form.fields]
        await self.do(scene, Filled(form.id, dict(zip(names, values, strict=True))))

    async def act(self, scene: str, verb: str, **arguments: Plain) -> None:
        """Do what a choice leads to that is not in the last reply: one of long ago, say."""
        action = Action(verb, arguments)

        async def hand_on(_: Turn) -> Action:
            return action

        await self.answered(scene, hand_on)

    async def refused(self, scene: str, error: Exception) -> None:
        """Have a feature raise this."""

        async def refuse(_: Turn) -> Reply:
            raise error

        await self.answered(scene, refuse)

    async def answered(self, scene: str, handler: Handler) -> None:
        """Have a handler of the test's own answer."""
        commands = self.guest.house.dispatch.router.commands
        assert isinstance(commands, dict)
        commands["scene"] = Command(name="scene", handler=handler)
        await self.call(scene, "scene")
        del commands["scene"]

    async def do(self, scene: str, body: Body, files: Mapping[str, bytes] | None = None) -> None:
        """Have an event arrive, and keep the reply to it under the name of the scene."""
        await self.guest.send(body, files=files)
        if scene:
            self.keep(scene)

    def keep(self, scene: str) -> None:
        """Keep the last reply."""
        self._keep(scene, self.guest.reply)

    def show(self, scene: str, *blocks: Block) -> None:
        """Keep what a feature would answer where it is hard to get to."""
        self._keep(scene, degrade(Reply.of(*blocks), CAPABILITIES, self.say))

    def _keep(self, scene: str, reply: Reply) -> None:
        assert scene not in self.scenes, f"there are two scenes {scene}"
        self.scenes[scene] = reply


def _has(action: Action, arguments: Mapping[str, Plain]) -> bool:
    return all(action.arguments.get(name) == value for name, value in arguments.items())


# ── what is said ─────────────────────────────────────────────────────────────────────────────────────────────


def ear(heard: Heard) -> Ear:
    """Gives the words that `Words.say` gives, and notes in `heard` each that is asked for."""
    of = Words.say

    def listening(words: Words, language: str | None) -> Say:
        say = of(words, language)

        def said(message: str, /, **values: str | float) -> str:
            text = say(message, **values)
            heard.setdefault(message, set()).add(text)
            return text

        return said

    return listening


def seen(heard: Heard, shown: Any) -> list[str]:
    """The ids of those words that can be read in what is shown: what is only asked for is seen by nobody."""
    text = "|".join(map(_words, _strings(shown)))
    return sorted(id_ for id_, said in heard.items() if any(_words(one) in text for one in said))


def _words(text: str) -> str:
    """The words alone, a space around each: Markdown is written anew for Discord."""
    return f" {' '.join(re.findall(r'[^\W_]+', text.casefold()))} "


def _strings(node: Any) -> Iterator[str]:
    """All texts in a golden file; not the names under which they stand."""
    match node:
        case str():
            yield node
        case list():
            for one in cast("list[Any]", node):
                yield from _strings(one)
        case dict():
            for one in cast("dict[str, Any]", node).values():
                yield from _strings(one)
        case _:
            pass


# ── what is shown ────────────────────────────────────────────────────────────────────────────────────────────


def drawn(walk: Walk) -> Mapping[str, Any]:
    """All scenes of a walk."""
    replies = {scene: drawn_reply(one, walk.say) for scene, one in walk.scenes.items()}
    return replies | {scene: {"messages": [taken(one)]} for scene, one in walk.letters.items()}


def drawn_reply(reply: Reply, say: Say) -> Mapping[str, Any]:
    """A degraded reply as it goes to Discord, which takes it: its messages, and the modals that open from them.

    Choices and forms carry the ids of turn 31, whatever turn it was.
    """
    reply = reply.addressed(31)
    letters = [Letter(one.items, tuple((file, b"x") for file in one.files)) for one in sheets(reply, say)]
    assert letters, "nothing is seen"
    modals = [modal(one, say, reply.blocks).to_dict() for one in reply.blocks if isinstance(one, Form)]
    shown = {"messages": [taken(one) for one in letters], "modals": [opened(one) for one in modals]}
    return {name: value for name, value in shown.items() if value}


def taken(letter: Letter) -> list[Any]:
    """The components of a message, once it is sure that Discord takes it; Refused where it does not.

    Of one without components, the files.
    """
    uploads = letter.uploads
    data: Json = {
        "components": letter.view.to_components(),
        "flags": (1 << 15 if letter.items else 0) | 1 << 6,
        "allowed_mentions": {"parse": []},
        "attachments": [file.to_dict(number) for number, file in enumerate(uploads)],
    }
    files = {f"files[{number}]": Upload(file.filename, "", b"x") for number, file in enumerate(uploads)}
    check_shape(ANSWERING, {"type": 4, "data": data})
    check_message(data, files)
    assert [*unshown(data, files), *mention_faults(data)] == []
    return [_lean(one) for one in data["components"]] or [{"attachment": one.filename} for one in uploads]


def opened(made: Mapping[str, Any]) -> Any:
    """A modal, once it is sure that Discord opens it."""
    check_shape(ANSWERING, {"type": 9, "data": made})
    refuse_form(mistakes_of_modal(dict(made)))
    return _lean(made)


def _lean(node: Any) -> Any:
    """Without what is off, and without ids of components that differ from run to run."""
    if isinstance(node, list):
        return [_lean(one) for one in cast("list[Any]", node)]
    if isinstance(node, dict):
        known = cast("dict[str, Any]", node).items()
        return {key: _lean(value) for key, value in known if value is not None and value is not False}
    return node


def pretty(value: Any, depth: int = 0) -> str:
    """JSON in lines that can be read: what fits on one is not divided."""
    line = json.dumps(value, ensure_ascii=False)
    room = WIDTH - 2 * depth
    if len(line) <= room or not isinstance(value, dict | list):
        return line
    inside, end = "\n" + "  " * (depth + 1), "\n" + "  " * depth
    if isinstance(value, list):
        parts = [pretty(one, depth + 1) for one in cast("list[Any]", value)]
        return f"[{inside}{f',{inside}'.join(parts)}{end}]"
    known = cast("dict[str, Any]", value).items()
    parts = [f"{json.dumps(key)}: {pretty(one, depth + 1)}" for key, one in known]
    return f"{{{inside}{f',{inside}'.join(parts)}{end}}}"


def forms(reply: Reply) -> Iterator[Form]:
    """The forms of a reply."""
    return (block for block in reply.blocks if isinstance(block, Form))
