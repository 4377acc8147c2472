"""The loop that a program most likely never left, found by looking at the source alone. Pure.

It names a loop only where nothing in the source could end it, and says nothing otherwise: a learner who is sent to the
wrong loop loses more than one who is sent to none.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from core.coding.program import Program


class Why(StrEnum):
    """Why a loop does not come to its end."""

    NO_WAY_OUT = "no_way_out"
    """Its condition is always true, and nothing in it leaves it."""
    UNCHANGED = "unchanged"
    """Its condition looks at a name to which nothing in it gives another value."""
    GROWING = "growing"
    """It goes through a list that it makes longer with each step."""


HARMLESS = frozenset(
    {"print", "len", "str", "int", "float", "abs", "round", "range", "min", "max", "sum", "repr"}
)
"""Functions that change nothing of what they are given."""
LEAVING = frozenset({"exit", "_exit", "quit", "abort", "next", "input"})
"""Functions that can end a loop around them: the program is over, or there is nothing more to be had."""
MOST_LOOKS = 50_000
"""Loops times pieces of the source: above it, looking would hold up everybody else for a noticeable time."""


@dataclass(frozen=True, slots=True)
class Loop:
    """A loop, by the line it begins in (from 1), and the name that its end would depend on."""

    line: int
    why: Why
    name: str = ""


def endless_loop(program: Program) -> Loop | None:
    """The first loop that runs and probably has no end; None where there is none, or none that is sure enough."""
    match program.syntax:
        case "python":
            return _in_python(program)
        case "javascript":
            return _in_javascript(program)
        case _:
            return None


def _in_python(program: Program) -> Loop | None:
    try:
        return _first_in(ast.parse(program.source), program.entry)
    except (
        SyntaxError,
        ValueError,
        RecursionError,
        MemoryError,
    ):  # no Python, or nested too deeply to be looked at
        return None


type _Repeating = ast.While | ast.For


def _first_in(tree: ast.Module, entry: str) -> Loop | None:
    nodes = list(ast.walk(tree))
    used = {node.id for node in nodes if isinstance(node, ast.Name)}
    used |= {node.attr for node in nodes if isinstance(node, ast.Attribute)} | {entry}
    loops = list(_running(tree, used))
    if len(loops) * len(nodes) > MOST_LOOKS:
        return None
    return next((loop for node in loops if (loop := _judged(node, tree))), None)


def _running(node: ast.AST, used: set[str]) -> Iterator[_Repeating]:
    """The loops in the order of the lines, without those in functions that nobody calls."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) and child.name not in used:
            continue
        if isinstance(child, ast.While | ast.For):
            yield child
        yield from _running(child, used)


def _judged(loop: _Repeating, tree: ast.Module) -> Loop | None:
    if _can_leave(loop):
        return None
    if isinstance(loop, ast.For):
        grown = _grown(loop)
        return Loop(loop.lineno, Why.GROWING, grown) if grown else None
    if isinstance(loop.test, ast.Constant):
        return Loop(loop.lineno, Why.NO_WAY_OUT) if loop.test.value else None
    names = _looked_at(loop.test)
    if not names or _may_change(names, loop, tree):
        return None
    return Loop(loop.lineno, Why.UNCHANGED, names[0])


def _can_leave(loop: _Repeating) -> bool:
    """Whether something in the loop could end it: a break, a return, an exception, a call that ends the program."""
    ways = (ast.Break, ast.Return, ast.Raise, ast.Assert, ast.Try, ast.Yield, ast.YieldFrom, ast.Await)
    inside = (node for statement in loop.body for node in ast.walk(statement))
    return any(
        isinstance(node, ways) or (isinstance(node, ast.Call) and _called(node) in LEAVING) for node in inside
    )


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _looked_at(test: ast.expr) -> list[str]:
    """The names in a condition of plain names, numbers and signs; none where it asks for anything else."""
    plain = (ast.Name, ast.Constant, ast.Compare, ast.BoolOp, ast.UnaryOp, ast.BinOp, ast.expr_context)
    signs = (ast.cmpop, ast.boolop, ast.unaryop, ast.operator)
    nodes = list(ast.walk(test))
    if not all(isinstance(node, plain + signs) for node in nodes):
        return []
    return [node.id for node in nodes if isinstance(node, ast.Name)]


def _may_change(names: list[str], loop: ast.While, tree: ast.Module) -> bool:
    """Whether anything in the source could give one of the names another value, or change what it stands for, meanwhile."""
    inside = [node for statement in loop.body for node in ast.walk(statement)]
    if any(map(_binds_anything, inside)):
        return True
    changed = chain(
        (name for node in inside for name in _bound(node)),
        _names(part for node in inside for part in _handed_on(node)),
        _names(part for node in ast.walk(tree) for part in _renamed(node)),
        (
            name
            for node in ast.walk(tree)
            if isinstance(node, ast.Global | ast.Nonlocal)
            for name in node.names
        ),
        _names(node for function in _elsewhere(loop, tree) for node in ast.walk(function)),
    )
    return not set(names).isdisjoint(changed)


def _names(nodes: Iterable[ast.AST]) -> Iterator[str]:
    return (node.id for node in nodes if isinstance(node, ast.Name))


def _binds_anything(node: ast.AST) -> bool:
    """Whether this could give any name a value."""
    if isinstance(node, ast.Call):
        return _called(node) in {"exec", "eval", "globals", "locals", "vars"}
    return isinstance(node, ast.Import | ast.ImportFrom)


def _bound(node: ast.AST) -> list[str]:
    """The names that this gives a value, or takes it from."""
    match node:
        case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
            return [name]
        case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)) | ast.FunctionDef(name=name):
            return [name]
        case _:
            return []


def _handed_on(node: ast.AST) -> list[ast.expr]:
    """What could be changed by this: what a method belongs to, arguments, what a part of is given a value."""
    match node:
        case ast.Call() if _called(node) not in HARMLESS:
            return [*node.args, *(keyword.value for keyword in node.keywords)]
        case ast.Attribute(value=value) | ast.Subscript(value=value, ctx=ast.Store() | ast.Del()):
            return [value]
        case _:
            return []


def _renamed(node: ast.AST) -> list[ast.expr]:
    """What gets a second name by this, or becomes part of something: it could be changed by way of that."""
    match node:
        case ast.Assign(value=ast.Tuple(elts=parts) | ast.List(elts=parts)):
            return parts
        case ast.Assign(value=value) | ast.NamedExpr(value=value):
            return [value]
        case _:
            return []


def _elsewhere(loop: ast.While, node: ast.AST) -> Iterator[ast.AST]:
    """The functions that the loop does not stand in: what they speak of, they may change."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) and all(
            part is not loop for part in ast.walk(child)
        ):
            yield child
        else:
            yield from _elsewhere(loop, child)


def _grown(loop: ast.For) -> str:
    """The list that the loop goes through and makes longer with every step; "" where it does not."""
    if not isinstance(loop.iter, ast.Name):
        return ""
    name = loop.iter.id
    uses = sum(isinstance(node, ast.Name) and node.id == name for node in ast.walk(loop))
    skips = any(isinstance(node, ast.Continue) for node in ast.walk(loop))
    return name if uses == 2 and not skips and any(_appends(one, name) for one in loop.body) else ""


def _appends(statement: ast.stmt, name: str) -> bool:
    match statement:
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=grown), attr="append" | "insert"))):
            return grown == name
        case _:
            return False


_NOT_CODE = re.compile(
    r"//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\\n])*'|\"(?:\\.|[^\"\\\n])*\"|`(?:\\.|[^`\\])*`", re.DOTALL
)
_ALWAYS = re.compile(r"\bwhile\s*\(\s*(?:true|1)\s*\)|\bfor\s*\(\s*;\s*;[^;)]*\)")
_WAYS_OUT = re.compile(r"\b(?:break|return|throw|exit|await|yield|abort|try)\b")


def _in_javascript(program: Program) -> Loop | None:
    """A loop that is always true, in a source in which nothing could leave any loop."""
    code = _NOT_CODE.sub(lambda found: "\n" * found[0].count("\n") or " ", program.source)
    found = _ALWAYS.search(code)
    if found is None or _WAYS_OUT.search(code):
        return None
    before = code[: found.start()]
    in_function = before.count("{") > before.count("}")  # which perhaps nobody calls
    return None if in_function and not program.entry else Loop(before.count("\n") + 1, Why.NO_WAY_OUT)
