"""Answers of a schema: what the model is told about it, and how its text becomes an instance."""

import json
import re
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from core.llm.failures import WrongShape

_FENCED = re.compile(r"\s*```(?:json)?\s*\n(?P<inside>.*?)\n\s*```\s*", re.DOTALL)
"""Models love to put JSON into a block of code."""
_NUL = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")
"""A NUL as JSON writes it: no row can hold it, and no word needs it."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A schema: a pydantic model or a dataclass."""

    kind: type

    def schema(self) -> dict[str, Any]:
        """Its JSON Schema."""
        made = TypeAdapter[Any](self.kind).json_schema()
        return {"title": self.kind.__name__, "description": f"The answer, a {self.kind.__name__}."} | made

    def told(self) -> str:
        """What the model is told, since not every server passes a schema on."""
        written = json.dumps(self.schema(), ensure_ascii=False)
        return f"Answer with one JSON object of this schema, and nothing else:\n{written}"

    def parsed(self, text: str) -> object:
        """An instance; WrongShape, which says what is wrong where, if `text` is none."""
        text = _NUL.sub(r"\1", text)
        fenced = _FENCED.fullmatch(text)
        try:
            return TypeAdapter[Any](self.kind).validate_json(fenced["inside"] if fenced else text)
        except ValidationError as error:
            faults = error.errors(include_url=False, include_input=False, include_context=False)
            raise WrongShape(
                "; ".join(f"{_where(one['loc'])}: {one['type']}" for one in faults[:5])
            ) from None


def _where(steps: tuple[int | str, ...]) -> str:
    return ".".join(map(str, steps)) or "all of it"
