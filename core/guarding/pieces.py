"""The pieces of code in a message, wherever they stand, and what they may be together. Pure."""

import ast
import re
from collections.abc import Iterator, Sequence
from textwrap import dedent

FENCE = re.compile(r"(?:```|~~~)[ \t]*[\w+-]*[ \t]*\n?(.*?)(?:```|~~~|\Z)", re.DOTALL)
SPAN = re.compile(r"(?<!`)(`{1,2})(?!`)([^`\n]+)\1(?!`)")
_MARKER = re.compile(
    r"^(?P<indent>\s*)(?:>>> ?|\.\.\. |>\s?|[-*•]\s+|(?:line |línea |step |paso )?\d{1,2}[.):]\s+)",
    re.IGNORECASE,
)
_WORDS_BEFORE = re.compile(r"^\s*(?:\w[\w' ]{0,40}):\s+(?=\S)")
_LONGEST = 4000
"""Characters of one piece: no solution of a beginners' challenge is that long."""


def parsed(source: str) -> ast.Module | None:
    """The source as a tree, or None where it is no Python."""
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def pieces(text: str) -> list[str]:
    """Every source that the message may be read as, the most likely first: wholes, then parts put together."""
    fences = [_clean(match[1]) for match in FENCE.finditer(text)]
    prose = FENCE.sub("\n", text)
    spans = [match[2].strip() for match in SPAN.finditer(prose)]
    bare = list(_bare_blocks(prose))
    found = [*_together(fences), *fences, *_together(bare), *bare, *_together(spans), *spans]
    lines = [line for one in (*fences, *bare) if not parsed(one) for line in one.splitlines()]
    found += [*_together([*fences, *spans]), *_together([*spans, *fences]), *_laid_out(lines)]
    return list(dict.fromkeys(one for one in found if one.strip() and len(one) <= _LONGEST))


def _clean(block: str) -> str:
    """A block without prompts, bullets or numbers in front of its lines, if it is no Python with them."""
    plain = dedent(block.expandtabs(4)).strip("\n")
    if parsed(plain):
        return plain
    return dedent("\n".join(_MARKER.sub(lambda m: m["indent"], line) for line in plain.splitlines()))


def _together(parts: Sequence[str]) -> Iterator[str]:
    if len(parts) > 1:
        yield "\n".join(parts)
        yield from _laid_out([line for part in parts for line in part.splitlines()])


def _bare_blocks(prose: str) -> Iterator[str]:
    """Runs of lines that are code without a fence."""
    run: list[str] = []
    for line in [*prose.expandtabs(4).splitlines(), "x y"]:
        code = _code_of(line)
        if code is not None:
            run.append(code)
        elif run and line.strip():
            yield dedent("\n".join(run))
            run = []


def _code_of(line: str) -> str | None:
    """The line without what stands in front of the code, or None where it is prose."""
    if not line.strip():
        return None
    bulleted = _MARKER.sub(lambda m: m["indent"], line)
    spanned = SPAN.sub(lambda m: m[2], bulleted) if SPAN.fullmatch(bulleted.strip()) else bulleted
    for text in (spanned, _WORDS_BEFORE.sub("", spanned)):
        if _is_code(text.strip()):
            return text.rstrip()
    return None


def _is_code(line: str) -> bool:
    if re.fullmatch(r"(?:(?:el)?if|for|while|def)\b.+:|else:|try:", line):
        tree = parsed(f"if True:\n pass\n{line} pass" if line.startswith("el") else f"{line} pass")
        return tree is not None
    tree = parsed(line)
    if tree is None or not tree.body:
        return False
    return not all(
        isinstance(one, ast.Expr) and isinstance(one.value, ast.Name | ast.Constant | ast.Tuple)
        for one in tree.body
    )


def _laid_out(lines: Sequence[str]) -> Iterator[str]:
    """Flat lines with the indents that they need: all below a colon goes in, then with the last one, two … out."""
    flat = [line.strip() for line in lines if line.strip()]
    if not any(line.endswith(":") for line in flat):
        return
    for out in range(min(3, len(flat))):
        yield "\n".join(_indented(flat, out))


def _indented(flat: Sequence[str], out: int) -> Iterator[str]:
    depth = 0
    base = 1 if flat[0].startswith("def ") else 0
    for place, line in enumerate(flat):
        if re.match(r"(?:else|elif)\b", line):
            depth = max(base, depth - 1)
        if place and place >= len(flat) - out:
            depth = base
        yield "    " * depth + line
        depth += line.endswith(":")
