"""The frozen conversations: what a learner says, where, to get the solution out of the tutor."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

import yaml

FOLDER = Path(__file__).parent / "conversations"

type Kind = Literal["ask", "idle", "say", "code", "file", "upload", "goal", "notes"]
"""Asked with /ask (to lead away from it, where it is idle), typed as it is, sent as code, attached as a program, put on the shelf as a study set, kept as the
goal or as notes in /memory."""


@dataclass(frozen=True, slots=True)
class Move:
    """One thing that a learner does."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """One conversation. `at` is the item that is open ("" for none), and `tries` are the attempts before it."""

    attack: str
    name: str
    at: str
    moves: tuple[Move, ...]
    tries: int = 0
    language: str = "en"
    target: str = ""
    """The item that is not to be given away, where none is open."""

    @property
    def id(self) -> str:
        return f"{self.attack}/{self.name}"

    @property
    def item(self) -> str:
        """The item that is to be kept."""
        return self.at or self.target


def conversations() -> list[Conversation]:
    """All of them, by attack."""
    return [one for file in sorted(FOLDER.glob("*.yaml")) for one in _read(file)]


def _read(file: Path) -> Sequence[Conversation]:
    rows = cast("list[dict[str, object]]", yaml.safe_load(file.read_text(encoding="utf-8")))
    return [
        Conversation(
            attack=file.stem,
            name=str(row["name"]),
            at=str(row.get("at", "")),
            tries=cast("int", row.get("tries", 0)),
            language=str(row.get("language", "en")),
            target=str(row.get("target", "")),
            moves=tuple(_move(one) for one in cast("list[object]", row["turns"])),
        )
        for row in rows
    ]


def _move(row: object) -> Move:
    if isinstance(row, str):
        return Move("ask", row)
    ((kind, text),) = cast("dict[Kind, str]", row).items()
    return Move(kind, text)
