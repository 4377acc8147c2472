"""From an event to the handler that answers it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from core.chat import (
    Action,
    Audience,
    Body,
    Called,
    Filled,
    Media,
    OptionKind,
    Pressed,
    Reply,
    Said,
    Shared,
    Suggestion,
    called,
    parse_choice_id,
)
from core.coding.attached import attached_code, source_of
from core.coding.program import program_among
from core.dialogue import (
    COMMAND,
    Ask,
    Meaning,
    Nothing,
    Press,
    Submit,
    code_in,
    fenced,
    fill,
    filled_before,
    form_for_code,
    form_of,
    interpret,
)
from core.errors import LearnerError, NoCourse
from core.feature import Command, Feature, Find, Handler, Remark, admit, is_for
from core.finding import fitting
from core.hearing import heard
from core.pages import Pages
from core.studies import documents_among
from core.tidy import LONGEST, texts
from core.turn import Turn
from core.words.called import by_name, read

WORD = r"[a-z0-9_-]{1,32}"
NAME = re.compile(rf"{WORD}(?: {WORD}){{0,2}}")
MOST_SHARED = 10
"""Of each feature."""
MOST_OPTIONS = 25
"""What every platform shows."""


@dataclass(frozen=True, slots=True)
class Router:
    """All commands and actions of the features, by name."""

    commands: Mapping[str, Command]
    actions: Mapping[str, Handler]
    fallback: Handler
    audiences: Mapping[str, Audience] = field(default_factory=dict[str, Audience])
    """For whom the actions are that are not for everyone."""
    shares: tuple[Find, ...] = ()
    remarks: Sequence[Remark] = ()
    """What is said beside answers, whichever feature gives them."""
    pages: Pages = field(default_factory=Pages)
    """The instructors' web pages."""
    for_blocked: frozenset[Handler] = frozenset()
    """What is there for whoever is blocked, too."""

    @classmethod
    def of(cls, features: Sequence[Feature]) -> "Router":
        """The router of these features. What no platform could show of them, or not just one fallback, is a bug."""
        if wrong := list(_wrong([command for feature in features for command in feature.commands])):
            raise ValueError("; ".join(wrong))
        (fallback,) = (feature.fallback for feature in features if feature.fallback)
        return cls(
            commands={command.name: command for feature in features for command in feature.commands},
            actions={f"{one.name}.{verb}": do for one in features for verb, do in one.actions.items()},
            fallback=fallback,
            shares=tuple(one.share for one in features if one.share),
            audiences={f"{one.name}.{verb}": who for one in features for verb, who in one.audiences.items()},
            remarks=tuple(one.remark for one in features if one.remark),
            pages=Pages.of(features),
            for_blocked=frozenset(
                handler
                for one in features
                if one.for_blocked
                for handler in (*one.actions.values(), *(command.handler for command in one.commands))
            ),
        )

    async def reply(self, turn: Turn, body: Body) -> Reply:
        """Have the right handler answer, with the remarks of other features on it.

        LearnerError where there is none, or the text is too long.
        """
        reply = await self._reply(turn, body)
        said = [text for remark in self.remarks if (text := remark(turn, reply)) is not None]
        return replace(reply, blocks=(*said, *reply.blocks)) if said else reply

    async def _reply(self, turn: Turn, body: Body) -> Reply:
        if any(len(text) > LONGEST for text in texts(body)):
            raise LearnerError("too-long", most=LONGEST)
        match body:
            case Called(name, options):
                return await self._call(turn, self._read(turn, name)[0], options)
            case Pressed(choice):
                return await self._act(turn, _action(turn, choice))
            case Filled(form, values, begun=True):
                return await self._begin(turn, _action(turn, form), values)
            case Filled(form, values):
                return await self._submit(turn, _action(turn, form), values)
            case Said(text):
                return await self._hear(turn, text)

    async def suggest(self, turn: Turn, body: Called, option: str) -> tuple[Suggestion, ...]:
        """What the command knows for an option that is being typed; nothing where it, or who asks, knows of none."""
        found = read(body.command, self.commands, turn.say)
        command = self.commands[found[0]] if found else None
        if command is None or option not in command.suggest or turn.learner.blocked:
            return ()
        turn.arguments = body.options
        turn.text = body.options.get(option, "").strip()
        try:
            await admit(turn, command.audience)
            return fitting(await command.suggest[option](turn))
        except (LearnerError, NoCourse):
            return ()

    async def to_share(self, turn: Turn, body: Body) -> tuple[Shared, ...]:
        """What the features have to share; nothing of one that needs a course, where the learner is in none."""
        turn.text = body.text.strip() if isinstance(body, Said) else ""
        found: list[Shared] = []
        for find in () if turn.learner.blocked else self.shares:
            with suppress(LearnerError, NoCourse):
                found += (await find(turn))[:MOST_SHARED]
        return tuple(found)

    async def _hear(self, turn: Turn, text: str) -> Reply:
        # What is not answered anyway costs no hearing.
        turn.text = text = text if turn.learner.blocked else await heard(turn, text)
        if line := COMMAND.fullmatch(text.strip()):
            command, rest = self._read(turn, f"{line['name']} {line['rest'] or ''}")
            return await self._call(turn, command, _typed_options(command, rest))
        meaning = interpret(text, turn.asked) if turn.asked and text.strip() else Nothing()
        program = program_among(turn.attachments)
        if program and fenced(text) is None and (isinstance(meaning, Nothing) or form_for_code(turn.asked)):
            return await self._take(turn, program)
        if isinstance(meaning, Nothing) and (reads := self._reads(turn, text)):
            return await self._call(turn, reads, {})
        return await self._mean(turn, meaning)

    async def _take(self, turn: Turn, program: Media) -> Reply:
        """An attached program: it answers a form that asks for code, or it is run. What was said beside it is not code."""
        form = form_for_code(turn.asked)
        if form is not None:
            return await self._mean(turn, fill(await source_of(turn, program), form))
        return await self._run(turn, None)

    async def _run(self, turn: Turn, source: str | None) -> Reply:
        """Have code run that answers nothing: `source`, or the attached program."""
        runs = ((one, option) for one in self.commands.values() for option in one.options if option.code)
        command, option = next(runs, (None, None))
        if command is None or option is None:
            return await self._answer(turn, self.fallback)
        return await self._call(turn, command, {} if source is None else {option.name: source})

    def _reads(self, turn: Turn, text: str) -> Command | None:
        """The command that reads the documents which came along, where there are any and no code was typed beside them."""
        if fenced(text) is not None or not documents_among(turn.attachments):
            return None
        readers = (one for one in self.commands.values() if any(option.documents for option in one.options))
        return next(readers, None)

    async def _mean(self, turn: Turn, meaning: Meaning) -> Reply:
        match meaning:
            case Press(action):
                return await self._act(turn, action)
            case Submit(action, values):
                return await self._submit(turn, action, values)
            case Ask(form):
                # What is asked of one person alone stays so, field after field.
                return Reply(blocks=(form,), private=turn.asked is not None and turn.asked.private)
            case Nothing() if source := fenced(turn.text):
                return await self._run(turn, source)
            case Nothing():
                return await self._answer(turn, self.fallback)

    async def _call(self, turn: Turn, command: Command, options: Mapping[str, str]) -> Reply:
        await admit(turn, command.audience)
        code = [one.name for one in command.options if one.code]
        turn.arguments = {**options, **await attached_code(turn, code, options)}
        turn.files = turn.attachments
        missing = next((name for name in _required(command, turn) if name not in turn.arguments), None)
        if missing is not None:
            label = turn.say(_described(command, missing))
            raise LearnerError("option-missing", command=called(command.name, turn.say), option=label)
        return await self._answer(turn, command.handler)

    async def _submit(self, turn: Turn, action: Action, values: Mapping[str, str]) -> Reply:
        given = {**filled_before(action), **values}
        turn.values = {**given, **await attached_code(turn, code_in(turn.asked, action), given)}
        return await self._act(turn, action)

    async def _begin(self, turn: Turn, action: Action, values: Mapping[str, str]) -> Reply:
        """Take the first field of a form, and ask for the others."""
        form = form_of(turn.asked, action)
        if form is None or form.fields[0].name not in values:
            raise LearnerError("choice-gone")
        return await self._mean(turn, fill(values[form.fields[0].name], form))

    async def _act(self, turn: Turn, action: Action) -> Reply:
        handler = self.actions.get(action.verb)
        if handler is None:
            raise LearnerError("choice-gone")  # a reply of an older release, or of a plugin that was removed
        await admit(turn, self.audiences.get(action.verb, Audience.EVERYONE))
        turn.arguments = action.arguments
        turn.files = (*action.files, *turn.attachments)
        return await self._answer(turn, handler)

    async def _answer(self, turn: Turn, handler: Handler) -> Reply:
        """What a handler answers, or the verb it hands on to; without a course, what the fallback makes of it.

        LearnerError for whoever is blocked, with but few exceptions.
        """
        if turn.learner.blocked and handler not in self.for_blocked:
            raise LearnerError("account-blocked")
        try:
            answer = await handler(turn)
        except NoCourse:
            answer = await self.fallback(turn)
        return await self._act(turn, answer) if isinstance(answer, Action) else answer

    def _read(self, turn: Turn, line: str) -> tuple[Command, str]:
        """The command that `line` calls and the rest of the line; LearnerError where it calls none."""
        found = read(line, self.commands, turn.say)
        if found is None:
            raise self._unknown(turn, line.split(maxsplit=1)[0].lower())
        return self.commands[found[0]], found[1]

    def _unknown(self, turn: Turn, given: str) -> LearnerError:
        """What is said of a command that there is not: those of the group, or the one whose name is nearest."""
        mine = [name for name, one in self.commands.items() if is_for(turn, one.audience)]
        names = by_name(mine, turn.say)
        group = dict.fromkeys(
            called(one, turn.say) for name, one in names.items() if name.startswith(f"{given} ")
        )
        if group:
            return LearnerError("command-of-a-group", given=given, some=", ".join(f"/{one}" for one in group))
        near = get_close_matches(given, list(names), n=1, cutoff=0.6)
        if near:
            return LearnerError("unknown-command-near", given=given[:40], near=near[0])
        return LearnerError("unknown-command", given=given[:40])


def _wrong(commands: Sequence[Command]) -> Iterator[str]:
    """What is wrong with the commands of all features together."""
    names = [one.name for one in commands]
    groups = {name.partition(" ")[0] for name in names if " " in name}
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        yield f"declared by two features: /{', /'.join(doubled)}"
    yield from (f"a group and a command: /{name}" for name in sorted(groups.intersection(names)))
    for one in commands:
        if not NAME.fullmatch(one.name) or not all(NAME.fullmatch(option.name) for option in one.options):
            yield f"/{one.name}: a name has words of 1 to 32 of a-z, 0-9, - and _, and a command at most three"
        if len(one.options) > MOST_OPTIONS:
            yield f"/{one.name} has more than {MOST_OPTIONS} options"
        unknown = one.suggest.keys() - {option.name for option in one.options}
        yield from (f"/{one.name} has no option {name}" for name in sorted(unknown))


def _typed_options(command: Command, rest: str) -> dict[str, str]:
    values: dict[str, str] = {}
    for option in command.options:
        if option.kind is OptionKind.FILE:
            continue
        value, _, rest = (rest.strip(), "", "") if option.rest else rest.strip().partition(" ")
        if value:
            values[option.name] = value
    return values


def _required(command: Command, turn: Turn) -> Iterator[str]:
    """The options that must be there. Files are, where any came along."""
    for option in command.options:
        if option.required and not (option.kind is OptionKind.FILE and turn.attachments):
            yield option.name


def _described(command: Command, option: str) -> str:
    return "-".join(("command", *command.name.split(), option))


def _action(turn: Turn, id_: str) -> Action:
    """What the choice or form of this id leads to."""
    if turn.foreign:
        raise LearnerError("choice-of-another")
    parsed = parse_choice_id(id_)
    actions = list(turn.asked.actions()) if turn.asked else []
    if not parsed or parsed[1] >= len(actions):
        raise LearnerError("choice-gone")
    return actions[parsed[1]]


def opens(reply: Reply) -> bool:
    """Whether text that comes next may answer this reply."""
    return any(True for _ in reply.actions())
