"""Copies of programs as people disguise them: other names, another order, lines that do nothing; and the programs themselves."""

import ast
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

TASKS: Mapping[str, Sequence[str]] = {
    folder.name: [file.read_text(encoding="utf-8") for file in sorted(folder.iterdir())]
    for folder in sorted((Path(__file__).parent / "solutions").iterdir())
}
"""Seven solutions of each of three tasks, written independently of one another and in as many ways as came to mind."""


class _Renamed(ast.NodeTransformer):
    def __init__(self, names: Sequence[str]) -> None:
        self.names = {name: f"other_{number}" for number, name in enumerate(names)}

    def visit_Name(self, node: ast.Name) -> ast.Name:
        node.id = self.names.get(node.id, node.id)
        return node

    def visit_arg(self, node: ast.arg) -> ast.arg:
        node.arg = self.names.get(node.arg, node.arg)
        return node


def renamed(source: str) -> str:
    """With another name for everything, without comments, laid out anew."""
    tree = ast.parse(source)
    stored = {
        one.id for one in ast.walk(tree) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)
    }
    names = stored | {one.arg for one in ast.walk(tree) if isinstance(one, ast.arg)}
    return ast.unparse(_Renamed(sorted(names)).visit(tree))


def reordered(source: str, random: Random) -> str:
    """With the functions in another order, and some conditions turned round with their branches."""
    tree = ast.parse(source)
    places = [at for at, one in enumerate(tree.body) if isinstance(one, ast.FunctionDef)]
    functions = [tree.body[at] for at in reversed(places)]
    for at, function in zip(places, functions, strict=True):
        tree.body[at] = function
    for one in ast.walk(tree):
        turns = isinstance(one, ast.If) and one.orelse and not isinstance(one.orelse[0], ast.If)
        if isinstance(one, ast.If) and turns and random.random() < 0.5:
            one.test = ast.UnaryOp(ast.Not(), one.test)
            one.body, one.orelse = one.orelse, one.body
    return ast.unparse(ast.fix_missing_locations(tree))


def padded(source: str, random: Random) -> str:
    """With lines in between that do nothing."""
    tree = ast.parse(source)
    for one in ast.walk(tree):
        body: list[ast.stmt] | ast.expr = getattr(one, "body", [])
        if isinstance(body, list) and body and random.random() < 0.4:
            body.insert(random.randrange(len(body)), ast.parse("unused = 1").body[0])
    return ast.unparse(ast.fix_missing_locations(tree))


def disguised(source: str, random: Random) -> str:
    """All of it at once."""
    return padded(reordered(renamed(source), random), random)
