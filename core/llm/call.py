"""A question to a model, its answer, and what every model can do."""

from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from core.llm.material import neutral
from core.llm.prompts import TEXT, Prompt

type Role = Literal["system", "human", "ai"]


@dataclass(frozen=True, slots=True)
class Message:
    """What was said before."""

    who: Literal["learner", "tutor"]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A question: a prompt, the values of its variables, and what was said before.

    `schema` is a pydantic model or a dataclass with the name that the prompt's `output` has; None where it is answered
    in words. ValueError where values or schema do not fit the prompt.
    """

    prompt: Prompt
    values: Mapping[str, str]
    said: tuple[Message, ...] = ()
    schema: type | None = None
    most_tokens: int | None = None
    """Fewer than the prompt allows."""

    def __post_init__(self) -> None:
        wanted = self.schema.__name__ if self.schema else TEXT
        if wanted != self.prompt.output:
            raise ValueError(f"{self.prompt.name} is answered in {self.prompt.output}, not in {wanted}")
        self.prompt.check(self.values)

    def messages(self) -> list[tuple[Role, str]]:
        """All that the model reads: what it is told, what was said, and the material last."""
        said: list[tuple[Role, str]] = [
            ("human" if one.who == "learner" else "ai", neutral(one.text)) for one in self.said
        ]
        return [("system", self.prompt.told), *said, ("human", self.prompt.given(self.values))]

    def tokens(self, most: int) -> int:
        """The most tokens that the answer may have, where a model gives `most`."""
        return min(most, self.prompt.most_tokens, self.most_tokens or most)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a model answered, and what it cost over all tries."""

    text: str
    parsed: object | None = None
    """An instance of the schema."""
    tokens_in: int
    tokens_out: int
    estimated: bool
    """Whether these counts are ours, because the provider gave none."""
    seconds: float
    """From the question to the last word, with all tries."""
    model: str
    """As the provider names the one that answered."""
    finish: str
    """Why it ended, in the provider's word."""


class Model(Protocol):
    """Answers calls, or raises a `ModelAway` within the patience of a call."""

    @property
    def name(self) -> str:
        """PROVIDER:MODEL, as it was set."""
        ...

    async def answer(self, call: Call) -> Answer:
        """The whole answer."""
        ...

    def stream(self, call: Call) -> AsyncGenerator[str | Answer]:
        """The answer in pieces as they come, then the `Answer` as the last.

        An answer of a schema has no pieces. A ModelAway may come after pieces: they are then worth nothing.
        Close it (`contextlib.aclosing`) where you do not read it to its end.
        """
        ...
