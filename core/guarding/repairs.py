"""Small repairs that make of a piece of code what a challenge would run: names, inputs, a body without its def. Pure.

A learner could do each of them in a moment, so code that passes after them is the solution.
"""

import ast
import builtins
from collections.abc import Iterator, Sequence
from copy import deepcopy

from core.course.model import Challenge
from core.guarding.pieces import parsed

_BUILT_IN = frozenset(dir(builtins))


def candidates(challenge: Challenge, source: str) -> list[str]:
    """What `source` may be as a submission, itself repaired first. Nothing where it is no Python or too little."""
    try:
        return list(_candidates(challenge, source))
    except RecursionError:  # nested deeper than any solution is
        return []


def _candidates(challenge: Challenge, source: str) -> Iterator[str]:
    tree = parsed(source) or parsed(f"def {challenge.entry or 'f'}():\n" + _indent(source))
    if tree is None or not tree.body:
        return
    tree = _without_holes(tree)
    made = _functions(challenge, tree) if challenge.entry else _scripts(challenge, tree)
    for one in made:
        if one.body:
            yield ast.unparse(ast.fix_missing_locations(one))


def _indent(source: str) -> str:
    return "\n".join(f"    {line}" for line in source.splitlines())


def _without_holes(tree: ast.Module) -> ast.Module:
    """Without `...` and `pass` that stand beside other statements."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.For | ast.While | ast.If):
            node.body = [one for one in node.body if not _hole(one)] or node.body
    return tree


def _hole(node: ast.AST) -> bool:
    dots = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and node.value.value is ...
    return dots or isinstance(node, ast.Pass)


# Where a function is asked for.


def _functions(challenge: Challenge, tree: ast.Module) -> Iterator[ast.Module]:
    entry, parameters = challenge.entry or "", _parameters(challenge)
    defined = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    if defined:
        chosen = next((one for one in defined if one.name == entry), defined[-1])
        renamed = _Renamed({chosen.name: entry}).visit(deepcopy(tree))
        renamed.body = [
            node for node in renamed.body if isinstance(node, ast.FunctionDef | ast.Import | ast.ImportFrom)
        ]
        yield renamed
        if not any(isinstance(node, ast.Return) and node.value for node in ast.walk(chosen)):
            yield _Returning().visit(deepcopy(renamed))
        return
    if lambdas := [
        node for node in tree.body if isinstance(node, ast.Assign) and isinstance(node.value, ast.Lambda)
    ]:
        lambdas[-1].targets = [ast.Name(entry, ast.Store())]
        yield tree
        return
    yield _as_function(entry, parameters, _without_reads(tree))


def _parameters(challenge: Challenge) -> list[str]:
    tree = ast.parse(challenge.reference)
    found = next(n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name == challenge.entry)
    return [one.arg for one in found.args.args]


def _as_function(entry: str, parameters: Sequence[str], body: Sequence[ast.stmt]) -> ast.Module:
    """The body as the entry: its free names, in their order, become the parameters; what it shows it returns."""
    statements = list(body)
    if statements and isinstance(last := statements[-1], ast.Expr):
        shown = last.value
        if (
            isinstance(shown, ast.Call)
            and isinstance(shown.func, ast.Name)
            and shown.func.id == "print"
            and shown.args
        ):
            shown = shown.args[0]
        statements[-1] = ast.Return(shown)
    elif (
        statements
        and isinstance(last := statements[-1], ast.Assign)
        and isinstance(last.targets[0], ast.Name)
    ):
        statements.append(ast.Return(ast.Name(last.targets[0].id, ast.Load())))
    free = _free(statements)
    if set(parameters) <= set(free):
        free = list(parameters)
    names = [*free, *(f"unused_{name}" for name in parameters)][: len(parameters)]
    arguments = ast.arguments(
        posonlyargs=[], args=[ast.arg(n) for n in names], kwonlyargs=[], kw_defaults=[], defaults=[]
    )
    return ast.Module([ast.FunctionDef(entry, arguments, statements or [ast.Pass()], [], None, None, [])], [])


def _without_reads(tree: ast.Module) -> list[ast.stmt]:
    return [node for node in tree.body if not (isinstance(node, ast.Assign) and _reads(node))]


# Where a program is asked for.


def _scripts(challenge: Challenge, tree: ast.Module) -> Iterator[ast.Module]:
    tree = _Unprompted().visit(_called(tree))
    if len(tree.body) == 1 and isinstance(only := tree.body[0], ast.Expr) and not _is_print(only.value):
        tree.body = [ast.Expr(_printing(only.value))]
    wanted = _read_lines(ast.parse(challenge.reference))
    reads = _read_lines(tree)
    if _count_of_reads(tree) < len(wanted):
        free = _free(tree.body)
        missing = wanted[len(reads) :]
        tree.body = [
            *(
                ast.Assign([ast.Name(name, ast.Store())], deepcopy(line.value))
                for name, line in zip(free, missing, strict=False)
            ),
            *tree.body,
        ]
        reads = _read_lines(tree)
    yield tree
    looked_at = {name for case in challenge.cases for name in case.look}
    names = {
        a: b
        for one, other in zip(reads, wanted, strict=False)
        for a, b in [(_target(one), _target(other))]
        if a and b
    }
    if looked_at and any(a != b for a, b in names.items()):
        yield _Renamed(names).visit(deepcopy(tree))


def _called(tree: ast.Module) -> ast.Module:
    """With a call of the only function, where it is not called; of a main guard, with what it guards."""
    body: list[ast.stmt] = []
    for node in tree.body:
        guarded = isinstance(node, ast.If) and "__name__" in ast.unparse(node.test)
        body.extend(node.body if isinstance(node, ast.If) and guarded else [node])
    defined = [node for node in body if isinstance(node, ast.FunctionDef)]
    if len(defined) == 1 == len(body):
        function = defined[0]
        reads = any(
            isinstance(node, ast.Call) and ast.unparse(node.func) == "input" for node in ast.walk(function)
        )
        shows = any(isinstance(node, ast.Call) and _is_print(node) for node in ast.walk(function))
        if reads and shows and not function.args.args:
            body.append(ast.Expr(ast.Call(ast.Name(function.name, ast.Load()), [], [])))
        else:
            body = [*map(_shown, function.body)]
    return ast.Module(body, [])


def _shown(node: ast.stmt) -> ast.stmt:
    """A statement with what it returns printed."""
    return _Printing().visit(node)


def _is_print(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"


def _printing(value: ast.expr) -> ast.Call:
    values = value.elts if isinstance(value, ast.Tuple) else [value]
    return ast.Call(ast.Name("print", ast.Load()), list(values), [])


def _reads(node: ast.AST) -> bool:
    return any(isinstance(one, ast.Call) and ast.unparse(one.func) == "input" for one in ast.walk(node))


def _count_of_reads(tree: ast.Module) -> int:
    return sum(isinstance(one, ast.Call) and ast.unparse(one.func) == "input" for one in ast.walk(tree))


def _read_lines(tree: ast.Module) -> list[ast.Assign]:
    return [node for node in tree.body if isinstance(node, ast.Assign) and _reads(node)]


def _target(node: ast.Assign) -> str:
    return node.targets[0].id if isinstance(node.targets[0], ast.Name) else ""


def _free(body: Sequence[ast.stmt]) -> list[str]:
    """Names that are used before they are given a value, in the order of their first use."""
    bound: set[str] = set()
    free: list[str] = []
    for name, stores in _uses(body):
        if stores:
            bound.add(name)
        elif name not in bound and name not in _BUILT_IN and name not in free:
            free.append(name)
    return free


def _uses(body: Sequence[ast.stmt]) -> Iterator[tuple[str, bool]]:
    """Each name with whether it is given a value there, values before targets."""
    for node in body:
        yield from _uses_of(node)


def _uses_of(node: ast.AST) -> Iterator[tuple[str, bool]]:
    match node:
        case ast.Name():
            yield node.id, isinstance(node.ctx, ast.Store)
            return
        case ast.FunctionDef():
            yield node.name, True
            return
        case ast.Assign():
            parts: list[ast.AST] = [node.value, *node.targets]
        case ast.AugAssign(target=ast.Name(id=name)):
            yield from _uses_of(node.value)
            yield name, False
            return
        case ast.For():
            parts = [node.iter, node.target, *node.body, *node.orelse]
        case ast.ListComp() | ast.GeneratorExp() | ast.SetComp():
            parts = [*node.generators, node.elt]
        case ast.comprehension():
            parts = [node.iter, node.target, *node.ifs]
        case _:
            parts = list(ast.iter_child_nodes(node))
    for part in parts:
        yield from _uses_of(part)


class _Renamed(ast.NodeTransformer):
    """Other names for functions and variables."""

    def __init__(self, names: dict[str, str]) -> None:
        self.names = names

    def visit_Name(self, node: ast.Name) -> ast.Name:
        node.id = self.names.get(node.id, node.id)
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        node.name = self.names.get(node.name, node.name)
        self.generic_visit(node)
        return node


class _Returning(ast.NodeTransformer):
    """What is printed is handed back."""

    def visit_Expr(self, node: ast.Expr) -> ast.stmt:
        call = node.value
        return (
            ast.Return(call.args[0]) if isinstance(call, ast.Call) and _is_print(call) and call.args else node
        )


class _Printing(ast.NodeTransformer):
    """What is handed back is printed."""

    def visit_Return(self, node: ast.Return) -> ast.stmt:
        return ast.Expr(_printing(node.value)) if node.value else ast.Pass()


class _Unprompted(ast.NodeTransformer):
    """Questions that `input` would show are left out: they are shown beside what is asked for."""

    def visit_Call(self, node: ast.Call) -> ast.Call:
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id == "input":
            node.args = []
        return node
