"""Prompts, one a file: `prompts/ACTIVITY/NAME.md`.

Front matter says what a prompt is for. Below it stands what the model is told; then a line `---`; then the material,
in which {{variable}} is where a value comes. Values never get into what the model is told.

    ---
    purpose: A hint for a program that fails.
    tier: quick
    variables:
      program: what the learner wrote
    output: text
    most_tokens: 200
    ---
    You help somebody who learns to program.
    ---
    {{program}}
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from core.course.files.fault import Fault, Place
from core.course.files.tree import Tree, read_tree
from core.errors import SetupError
from core.llm.material import RULE, material

TEXT = "text"
"""The `output` of a prompt that is answered in words; every other is the name of a schema."""
_VARIABLE = re.compile(r"\{\{ *([^{}]*?) *\}\}")
_RULER = re.compile(r"^---[ \t]*$", re.MULTILINE)

type _Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
type _Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]


class _Front(BaseModel):
    """The front matter."""

    model_config = ConfigDict(extra="forbid", strict=True)

    purpose: _Line
    tier: Literal["quick", "careful"]
    variables: dict[_Name, _Line] = Field(default_factory=dict)
    output: Annotated[str, StringConstraints(pattern=r"^(text|[A-Z][A-Za-z]*)$")] = TEXT
    most_tokens: int = Field(ge=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A prompt as it was written. `told` is what the model is told, `template` what it is given to work on."""

    name: str
    """ACTIVITY/NAME, as its file is called."""
    purpose: str
    tier: Literal["quick", "careful"]
    """Whether a quick model will do, or it takes a careful one."""
    variables: Mapping[str, str]
    """What each variable is."""
    output: str
    most_tokens: int
    """The most tokens that its answer may have."""
    told: str
    template: str
    digest: str
    """SHA-256 of all of it, in hex: two answers with the same digest came from the same words."""

    def check(self, values: Mapping[str, str]) -> None:
        """Raise ValueError where a value is missing, or one too many."""
        if values.keys() != self.variables.keys():
            wrong = ", ".join(sorted(values.keys() ^ self.variables.keys()))
            raise ValueError(f"values and variables of {self.name} differ: {wrong}")

    def given(self, values: Mapping[str, str]) -> str:
        """The material with its values in it, each marked. ValueError where one is missing, or one too many."""
        self.check(values)
        # In one go: what looks like a variable within a value is a word of that value.
        return _VARIABLE.sub(lambda found: material(found[1], values[found[1]]), self.template)


def load_prompts(folder: Path) -> Mapping[str, Prompt]:
    """All prompts of a folder, by name. SetupError names every fault in them."""
    faults: list[Fault] = []
    found: dict[str, Prompt] = {}
    for file in sorted(folder.glob("*/*.md")):
        name = file.relative_to(folder).with_suffix("").as_posix()
        try:
            text = file.read_text("utf-8")
        except UnicodeDecodeError:
            faults.append(Fault(Place(f"{name}.md"), "this is no text in UTF-8"))
            continue
        if (prompt := read_prompt(text, name, faults)) is not None:
            found[name] = prompt
    if faults:
        raise SetupError("Some prompts cannot be used:\n" + "\n".join(f"  {one}" for one in faults))
    return MappingProxyType(found)


def read_prompt(text: str, name: str, faults: list[Fault]) -> Prompt | None:
    """The prompt in `text`; None where there is a fault in it, which is then among `faults`."""
    path = f"{name}.md"
    parts = _RULER.split(text)
    if len(parts) != 4 or parts[0].strip():
        advice = (
            "Begin with a line ---, and divide front matter, what is told, and the material with one each."
        )
        faults.append(Fault(Place(path), "a prompt has three parts, this has not", advice))
        return None
    before = len(faults)
    tree = read_tree(parts[1].lstrip("\n"), path, faults, first_line=2)
    front = _front(tree, path, faults) if tree is not None else None
    told, template = parts[2].strip(), parts[3].strip()
    if front is not None:
        _compare(front, told, template, path, faults)
    if front is None or len(faults) > before:
        return None
    return Prompt(
        name=name,
        purpose=front.purpose,
        tier=front.tier,
        variables=MappingProxyType(front.variables),
        output=front.output,
        most_tokens=front.most_tokens,
        told=f"{told}\n\n{RULE}" if front.variables else told,
        template=template,
        digest=sha256(f"{text}\n{RULE}".encode()).hexdigest(),
    )


def _front(tree: Tree, path: str, faults: list[Fault]) -> _Front | None:
    try:
        return _Front.model_validate(tree.value)
    except ValidationError as error:
        for one in error.errors(include_url=False, include_input=False):
            where = ".".join(map(str, one["loc"]))
            faults.append(Fault(Place(path, *tree.mark.at(*one["loc"])), f"{where}: {one['msg']}"))
        return None


def _compare(front: _Front, told: str, template: str, path: str, faults: list[Fault]) -> None:
    """What is said about variables and what stands below must agree."""
    used = set(_VARIABLE.findall(template))
    messages = [
        *(f"the variable {one} is not in the material" for one in sorted(front.variables.keys() - used)),
        *(f"nobody said what the variable {one!r} is" for one in sorted(used - front.variables.keys())),
    ]
    if not told or not template:
        messages.append("both what is told and the material need words")
    if _VARIABLE.search(told):
        messages.append(
            "a variable stands in what the model is told; only the material may have values in it"
        )
    faults.extend(Fault(Place(path), one) for one in messages)
