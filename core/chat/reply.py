"""A reply: blocks, and how what can be pressed in it is found again."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from core.chat.blocks import Action, Block, Choice, Choices, File, Form, Media, Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a feature answers. `private`: for this person's eyes only. `edits`: replaces what was pressed."""

    blocks: tuple[Block, ...]
    private: bool = False
    edits: bool = False

    @classmethod
    def of(cls, *blocks: Block) -> "Reply":
        """A reply of these blocks."""
        return cls(blocks=blocks)

    @classmethod
    def privately(cls, *blocks: Block) -> "Reply":
        """A reply of these blocks for the learner's eyes alone, where others read along."""
        return cls(blocks=blocks, private=True)

    def actions(self) -> Iterator[Action]:
        """The actions of all choices and forms, in the order in which they are numbered."""
        for block in self.blocks:
            match block:
                case Choices(options=options):
                    yield from (option.action for option in options)
                case Form(action=action):
                    yield action
                case _:
                    pass

    def media(self) -> Iterator[Media]:
        """All media of the reply."""
        yield from (block.media for block in self.blocks if isinstance(block, Picture | File))

    def blobs(self) -> Iterator[str]:
        """The keys of all that must be in the blob store as long as this reply is kept."""
        yield from (media.key for media in self.media())
        yield from (file.key for action in self.actions() for file in action.files)

    def without_content(self) -> "Reply":
        """The same reply, its media known by their keys only: fit for a row."""

        def strip(block: Block) -> Block:
            if isinstance(block, Picture | File):
                return replace(block, media=block.media.named())
            return block

        return replace(self, blocks=tuple(map(strip, self.blocks)))

    def without_actions(self) -> "Reply":
        """What of the reply can only be read."""
        return replace(
            self, blocks=tuple(block for block in self.blocks if not isinstance(block, Choices | Form))
        )

    def addressed(self, turn: int) -> "Reply":
        """The same reply, each choice and form carrying the id under which it can be pressed later."""
        numbers = iter(range(sum(1 for _ in self.actions())))

        def address(block: Block) -> Block:
            match block:
                case Choices(options=options):
                    ids = (choice_id(turn, next(numbers)) for _ in options)
                    return replace(block, options=tuple(map(_with_id, options, ids)))
                case Form():
                    return replace(block, id=choice_id(turn, next(numbers)))
                case _:
                    return block

        return replace(self, blocks=tuple(address(block) for block in self.blocks))


def _with_id(choice: Choice, id_: str) -> Choice:
    return replace(choice, id=id_)


def choice_id(turn: int, number: int) -> str:
    """The id of the `number`-th action of a turn's reply: at most 24 characters of `0-9a-f.`."""
    return f"{turn:x}.{number:x}"


def parse_choice_id(id_: str) -> tuple[int, int] | None:
    """The turn and the number in an id made by `choice_id`, or None where it is not one."""
    turn, dot, number = id_.partition(".")
    try:
        parsed = int(turn, 16), int(number, 16)
    except ValueError:
        return None
    return parsed if dot and choice_id(*parsed) == id_ and min(parsed) >= 0 and parsed[0] < 2**63 else None
