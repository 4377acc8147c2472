"""The loop that a program most likely never left, found by looking at the source alone. Pure.

It names a loop only where nothing in the source could end it, and says nothing otherwise: a learner who is sent to the
wrong loop loses more than one who is sent to none.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

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
        tree = ast.parse(program.source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    used |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)} | {program.entry}
    return next((loop for node in _running(tree, used) if (loop := _judged(node, tree))), None)


type _Repeating = ast.While | ast.For


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
    if not names or any(_may_change(name, loop, tree) for name in names):
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


def _may_change(name: str, loop: ast.While, tree: ast.Module) -> bool:
    """Whether anything in the source could give the name another value, or change what it stands for, meanwhile."""
    inside = [node for statement in loop.body for node in ast.walk(statement)]
    everywhere = list(ast.walk(tree))
    return (
        any(_binds(node, name) for node in inside)
        or any(_is(part, name) for node in inside for part in _handed_on(node))
        or any(_is(part, name) for node in everywhere for part in _renamed(node))
        or any(isinstance(node, ast.Global | ast.Nonlocal) and name in node.names for node in everywhere)
        or _known_elsewhere(name, loop, everywhere)
    )


def _is(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _binds(node: ast.AST, name: str) -> bool:
    match node:
        case ast.Name(id=bound, ctx=ast.Store() | ast.Del()):
            return bound == name
        case ast.MatchAs(name=bound) | ast.MatchStar(name=bound) | ast.FunctionDef(name=bound):
            return bound == name
        case ast.Import() | ast.ImportFrom():
            return True
        case ast.Call():
            return _called(node) in {"exec", "eval", "globals", "locals", "vars"}
        case _:
            return False


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


def _known_elsewhere(name: str, loop: ast.While, everywhere: list[ast.AST]) -> bool:
    """Whether a function that the loop does not stand in speaks of the name: it may change what that stands for."""
    functions = [node for node in everywhere if isinstance(node, ast.FunctionDef | ast.Lambda)]
    others = [one for one in functions if not any(node is loop for node in ast.walk(one))]
    return any(isinstance(node, ast.Name) and node.id == name for one in others for node in ast.walk(one))


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
