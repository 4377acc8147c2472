"""Plain values as YAML that an author likes to read and `core.course.files.tree` reads back alike."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from core.course.files.tree import Value

_PLAIN = re.compile(r"[A-Za-zÀ-ÿ][\w ,.()/À-ÿ-]*[\w.)À-ÿ]|[A-Za-z]")
_WORDS = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}
"""Words that some reader of YAML takes for something else."""
_WIDTH = 100


def dumped(value: Value) -> str:
    """A document; its groups keep the order of their keys."""
    return "\n".join(_lines(value, 0)) + "\n"


def _lines(value: Value, depth: int) -> Iterator[str]:
    indent = "  " * depth
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from _entry(f"{indent}{_scalar(key)}:", inner, depth)
    elif isinstance(value, list) and value:
        for inner in value:
            if isinstance(inner, dict) and inner:
                first, *rest = _lines(inner, depth + 1)
                yield f"{indent}- {first.lstrip()}"
                yield from rest
            else:
                yield from _entry(f"{indent}-", inner, depth)
    else:
        yield f"{indent}{_flow(value)}"


def _entry(head: str, value: Value, depth: int) -> Iterator[str]:
    """What follows a key or a hyphen: on the same line if it is short."""
    if isinstance(value, str) and _is_block(value):
        yield from _block(head, value, depth + 1)
    elif isinstance(value, dict | list) and value and not _flows(value, head):
        yield head
        yield from _lines(value, depth + 1)
    else:
        yield f"{head} {_flow(value)}"


def _flows(value: Mapping[str, Value] | Sequence[Value], head: str) -> bool:
    """Whether a list stands on one line: few plain values, none of them long."""
    if isinstance(value, Mapping) or any(isinstance(one, dict | list) for one in value):
        return False
    if any(isinstance(one, str) and "\n" in one for one in value):
        return False
    return len(head) + sum(len(_scalar(one)) + 2 for one in value) <= _WIDTH


def _flow(value: Value) -> str:
    if isinstance(value, dict):
        return "{}"
    if isinstance(value, list):
        return f"[{', '.join(_quoted(one) for one in value)}]"
    return _scalar(value)


def _is_block(text: str) -> bool:
    """Whether a text stands in lines of its own: it has several, and none of which YAML would lose anything."""
    lines = text.split("\n")
    if len(lines) < 2 or text.endswith("\n\n") or not text.strip() or not lines[0].strip():
        return False
    return not any(line != line.rstrip() or line.startswith("\t") for line in lines)


def _block(head: str, text: str, depth: int) -> Iterator[str]:
    indent = "  " * depth
    told = str(len("  ")) if text.startswith(" ") else ""
    yield f"{head} |{told}{'' if text.endswith(chr(10)) else '-'}"
    for line in text.removesuffix("\n").split("\n"):
        yield f"{indent}{line}" if line else ""


def _quoted(value: Value) -> str:
    """A value within brackets, where a comma parts."""
    return (
        json.dumps(value, ensure_ascii=False) if isinstance(value, str) and "," in value else _scalar(value)
    )


def _scalar(value: Value) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    text = str(value)
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f")
