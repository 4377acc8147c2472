"""What a model is asked to write down when it makes questions, and when it answers one."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

type Kind = Literal["single_choice", "true_false", "short_text", "number", "predict_output"]


@dataclass(frozen=True, slots=True)
class WrongAnswer:
    """An answer that is wrong, and likely."""

    answer: Annotated[str, Field(description="The wrong answer, as somebody would give it.")]
    feedback: Annotated[str, Field(description="Names the mistake behind it, and speaks to who made it.")]


@dataclass(frozen=True, slots=True)
class ProposedQuestion:
    """A question as a model proposes it. All of it is looked at before anybody meets it."""

    kind: Kind
    prompt: Annotated[str, Field(description="The question. For true_false, one statement.")]
    code: Annotated[
        str, Field(description="The Python program of predict_output; empty for every other kind.")
    ]
    answer: Annotated[
        str,
        Field(
            description="The right answer: the right option; true or false; a few words; a bare number; "
            "or exactly what the program prints."
        ),
    ]
    also: Annotated[list[str], Field(description="Other wordings that are as right; only for short_text.")]
    wrong: Annotated[list[WrongAnswer], Field(description="What people often answer wrongly.")]
    explanation: Annotated[str, Field(description="Why the right answer is right.")]
    evidence: Annotated[str, Field(description="The words of a passage that say so, copied to the letter.")]


@dataclass(frozen=True, slots=True)
class ProposedQuestions:
    """Questions from passages."""

    questions: list[ProposedQuestion]


@dataclass(frozen=True, slots=True)
class SolvedQuestion:
    """What somebody answers who has read the passage and knows no key."""

    right: Annotated[
        list[int], Field(description="The numbers of ALL options that are right; empty where there are none.")
    ]
    answer: Annotated[str, Field(description="The answer, where nothing is to be picked; otherwise empty.")]
