"""From an event to the handler that answers it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from core.chat import Action, Body, Called, Filled, Media, Pressed, Reply, Said, parse_choice_id
from core.coding.program import program_among
from core.dialogue import (
    COMMAND,
    Ask,
    Meaning,
    Nothing,
    Press,
    Submit,
    fill,
    filled_before,
    form_for_code,
    interpret,
)
from core.errors import LearnerError, NoCourse
from core.feature import Command, Feature, Handler
from core.tidy import LONGEST, texts, tidy
from core.turn import Turn


@dataclass(frozen=True, slots=True)
class Router:
    """All commands and actions of the features, by name."""

    commands: Mapping[str, Command]
    actions: Mapping[str, Handler]
    fallback: Handler

    @classmethod
    def of(cls, features: Sequence[Feature]) -> "Router":
        """The router of these features. Two commands of one name, or not just one fallback, are a bug."""
        commands = [command for feature in features for command in feature.commands]
        doubled = {one.name for one in commands if sum(one.name == other.name for other in commands) > 1}
        if doubled:
            raise ValueError(f"declared by two features: /{', /'.join(sorted(doubled))}")
        (fallback,) = (feature.fallback for feature in features if feature.fallback)
        return cls(
            commands={command.name: command for command in commands},
            actions={f"{one.name}.{verb}": do for one in features for verb, do in one.actions.items()},
            fallback=fallback,
        )

    async def reply(self, turn: Turn, body: Body) -> Reply:
        """Have the right handler answer; LearnerError where there is none, or the text is too long."""
        if any(len(text) > LONGEST for text in texts(body)):
            raise LearnerError("too-long", most=LONGEST)
        match body:
            case Called(name, options):
                return await self._call(turn, name, options)
            case Pressed(choice):
                return await self._act(turn, _action(turn, choice))
            case Filled(form, values):
                return await self._submit(turn, _action(turn, form), values)
            case Said(text):
                return await self._hear(turn, text)

    async def _hear(self, turn: Turn, text: str) -> Reply:
        turn.text = text
        if not text.strip() and (program := program_among(turn.attachments)):
            return await self._take(turn, program)
        if command := COMMAND.fullmatch(text.strip()):
            name = command["name"].lower()
            return await self._call(turn, name, self._typed_options(name, command["rest"] or ""))
        return await self._mean(turn, interpret(text, turn.asked) if turn.asked else Nothing())

    async def _take(self, turn: Turn, program: Media) -> Reply:
        """An attached program, and no word with it: it answers a form that asks for code, or it is run."""
        form = form_for_code(turn.asked)
        if form is not None:
            return await self._mean(turn, fill(await _source(turn, program), form))
        runs = (one for one in self.commands.values() if any(option.code for option in one.options))
        command = next(runs, None)
        if command is None:
            return await self._answer(turn, self.fallback)
        return await self._call(turn, command.name, {})

    async def _mean(self, turn: Turn, meaning: Meaning) -> Reply:
        match meaning:
            case Press(action):
                return await self._act(turn, action)
            case Submit(action, values):
                return await self._submit(turn, action, values)
            case Ask(form):
                return Reply.of(form)
            case Nothing():
                return await self._answer(turn, self.fallback)

    async def _call(self, turn: Turn, name: str, options: Mapping[str, str]) -> Reply:
        command = self.commands.get(name.lower())
        if command is None:
            raise self._unknown(name)
        given = {**options, **await _attached_code(turn, command, options)}
        turn.arguments = given
        turn.files = turn.attachments
        missing = [option.name for option in command.options if option.required and option.name not in given]
        if missing:
            label = turn.say(f"command-{command.name}-{missing[0]}")
            raise LearnerError("option-missing", command=command.name, option=label)
        return await self._answer(turn, command.handler)

    async def _submit(self, turn: Turn, action: Action, values: Mapping[str, str]) -> Reply:
        turn.values = {**filled_before(action), **values}
        return await self._act(turn, action)

    async def _act(self, turn: Turn, action: Action) -> Reply:
        handler = self.actions.get(action.verb)
        if handler is None:
            raise LearnerError("choice-gone")  # a reply of an older release, or of a plugin that was removed
        turn.arguments = action.arguments
        turn.files = (*action.files, *turn.attachments)
        return await self._answer(turn, handler)

    async def _answer(self, turn: Turn, handler: Handler) -> Reply:
        """What a handler answers, or the verb it hands on to; without a course, what the fallback makes of it."""
        try:
            answer = await handler(turn)
        except NoCourse:
            answer = await self.fallback(turn)
        return await self._act(turn, answer) if isinstance(answer, Action) else answer

    def _typed_options(self, name: str, rest: str) -> dict[str, str]:
        values: dict[str, str] = {}
        command = self.commands.get(name)
        for option in command.options if command else ():
            value, _, rest = (rest.strip(), "", "") if option.rest else rest.strip().partition(" ")
            if value:
                values[option.name] = value
        return values

    def _unknown(self, name: str) -> LearnerError:
        near = get_close_matches(name, list(self.commands), n=1, cutoff=0.6)
        if near:
            return LearnerError("unknown-command-near", given=name[:40], near=near[0])
        return LearnerError("unknown-command", given=name[:40])


async def _attached_code(turn: Turn, command: Command, options: Mapping[str, str]) -> dict[str, str]:
    """The option that is code, from an attached program, where it was left out."""
    empty = (one.name for one in command.options if one.code and not options.get(one.name, "").strip())
    name, program = next(empty, None), program_among(turn.attachments)
    return {name: await _source(turn, program)} if name and program else {}


async def _source(turn: Turn, program: Media) -> str:
    """The text of an attached program, which is from now on the turn's code and none of its other files."""
    try:
        source = tidy((await turn.content(program)).decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise LearnerError("attachment-no-text", name=program.name) from None
    if len(source) > LONGEST:
        raise LearnerError("too-long", most=LONGEST)
    turn.program = program
    turn.attachments = tuple(file for file in turn.attachments if file is not program)
    return source


def _action(turn: Turn, id_: str) -> Action:
    """What the choice or form of this id leads to."""
    parsed = parse_choice_id(id_)
    actions = list(turn.asked.actions()) if turn.asked else []
    if not parsed or parsed[1] >= len(actions):
        raise LearnerError("choice-gone")
    return actions[parsed[1]]


def opens(reply: Reply) -> bool:
    """Whether text that comes next may answer this reply."""
    return any(True for _ in reply.actions())
