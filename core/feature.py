"""What a feature declares: its commands, the actions its replies lead to, and its words."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from core.chat import Action, CommandOption, CommandSpec, Reply
from core.turn import Turn

type Handler = Callable[[Turn], Awaitable[Reply | Action]]
"""One verb of the learner's. It reads, decides and answers; what it writes is written when the turn commits.

Where it gives an action, that one answers in the same turn: so a verb can lead into another feature.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command that a learner may call. Its words are `command-NAME` and `command-NAME-OPTION`."""

    name: str
    handler: Handler
    options: tuple[CommandOption, ...] = ()

    def spec(self) -> CommandSpec:
        """The command as platforms list it."""
        return CommandSpec(name=self.name, options=self.options)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """An activity. `name` is its folder's; an action `NAME.verb` leads to `actions[verb]`.

    `fallback` answers text that answers nothing; exactly one feature has it.
    """

    name: str
    words: Path
    commands: tuple[Command, ...] = ()
    actions: Mapping[str, Handler] = field(default_factory=dict[str, Handler])
    fallback: Handler | None = None
