"""A lesson: steps the size of a chat message, made of prose, code, and places where an item is asked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Markdown."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A piece of code; `run` says that the learner may run it as it stands."""

    source: str
    language: str = ""
    run: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Here a question is asked."""

    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Here a challenge is offered."""

    challenge: str


type Part = Prose | Code | Ask | Offer


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One message of a lesson. Only the first step may have no heading (""); asks and offers come last."""

    heading: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A lesson. `teach_back` is announced before it (P15); `recall` are ids of items to ask after it (P10)."""

    id: str
    title: str
    summary: str
    skills: tuple[str, ...]
    minutes: int
    teach_back: str
    recall: tuple[str, ...]
    steps: tuple[Step, ...]
    formerly: tuple[str, ...] = ()
