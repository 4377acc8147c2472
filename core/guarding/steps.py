"""The steps of a reference as the words, in English and Spanish, by which one would dictate them. Pure."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.guarding.numerals import word_forms


@dataclass(frozen=True, slots=True)
class Step:
    """One step: each of `groups` is a pattern that has to be met near the others, whatever their order."""

    name: str
    groups: tuple[str, ...]


_READ = r"read|input|ask|type[sd]?\b|take|get|lee|leer|pide|entrada|teclea|introduc"
_SHOW = r"print|show|display|output|write|screen|muestra|imprim|escrib|enseñ|console\.log|say"
_GIVE_BACK = r"return|hand(?:s|ed)?\b[\w ]{0,12}back|give[\w ]{0,12}back|devuelv|retorn|regres|send[\w ]{0,12}back|result"
_FOR = r"\bfor\b|each|every|loop|go(?:es)? (?:through|over)|walk|iterat|repeat|one by one|\bcada\b|recorr|bucle|repet|repit|\bpara\b|times"
_WHILE = r"while|as long as|until|mientras|hasta|repeat|loop|\bfor\b"
_IF = r"\b(?:el)?if\b|when|whenever|check|whether|in case|\bsi\b|cuando|comprueb|test|compare"
_ELSE = r"else|otherwise|if not|all other|any other|branch|in the other|other(?:wise)? (?:case|branch)|everyone|everybody|anything|the rest|\bsi no\b|de lo contrario|\bsino\b|otro caso|los demás"
_KEEP = r"becomes?|gets?|set|store|remember|keep|save|put|copy|move|into|assign|let|guard|pon|copia|mete|pasa|recuerd|replace|=|take|make|give|new|update|call|name"
_APPEND = r"append|add|push|put|attach|añad|agreg|mete|insert"
_GROW = r"add|increas|plus|\+|count|grow|one more|sum|increment|bump|raise|suma|añad|agreg|aument|increment"
_SHRINK = r"subtract|minus|take|decreas|one less|fewer|down|lower|-|resta|disminu|quita|reduc"
_OPERATORS: dict[type[ast.operator], str] = {
    ast.Add: r"plus|add|\+|sum|join|glue|attach|append|más|suma|pega|une|concat|followed|behind|after|with|stick|put|end|and|al final|more|one larger|detrás",
    ast.Sub: _SHRINK,
    ast.Mult: r"times|multipl|\*|×|repeat|product|\bpor\b|veces|as (?:many|long)|double|\bstar\b|asterisc",
    ast.Div: r"divid|/|÷|half|halve|mitad|average|entre|media|stroke|slash",
    ast.FloorDiv: r"divid|/|÷|half|halve|mitad|entre|whole|how many|entera|stroke|slash",
    ast.Mod: r"%|percent|rest\b|remain|left over|modulo|percent|mod\b|resto|módulo|sobra|even|odd|par\b|divisible|divid",
    ast.Pow: r"power|\*\*|\^|squar|elev|potencia",
}
_COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Gt: r">|greater|more|larger|bigger|above|over|exceed|longer|higher|hotter|warmer|older|mayor|más|super|encima|beats|left|below|under|least|positive|reach",
    ast.GtE: r">|≥|least|or more|or above|mayor|menos|above|older",
    ast.Lt: r"<|less|smaller|below|under|younger|fewer|shorter|menor|debajo|menos|up to|before",
    ast.LtE: r"<|≤|most|or less|up to|menor|máximo",
    ast.Eq: r"=|equal|same|\bis\b|nothing|igual|\bes\b|match|no rest|even",
    ast.NotEq: r"!=|not|differ|distint|diferen|no es",
    ast.In: r"\bin\b|among|one of|is an?\b|contain|already|part of|est[áé]|entre|contien|includ|vowel|vocal",
    ast.NotIn: r"not|no est",
}
_CALLS = {
    "upper": r"upper|capital|mayúsc|large|big letters",
    "lower": r"lower|small|minúsc",
    "split": r"split|cut|pieces|words|separa|divid|parte|palabras|spaces",
    "len": r"len\b|length|how long|how many|longe|longitud|cuánt|letters|longer|long\b|larg|count|size|number of",
    "append": _APPEND,
    "range": r"range|from|times|up to|veces|desde|until|repeat|to\b|through|every number",
}
_KNOWN = {
    0: "nothing|zero|cero|nada|empty|none",
    1: r"one|uno|una|un\b|next|\+\+|--|increment|count|bump|step",
    2: r"two|dos|half|halve|mitad|even|average|media",
}


def steps_of(source: str) -> tuple[Step, ...]:
    """The steps of a program in their order. A source that is no Python has none."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return ()
    return tuple(step for node in tree.body for step in _steps(node))


def _steps(node: ast.stmt) -> Iterator[Step]:  # noqa: C901 - one case a kind of statement
    match node:
        case ast.FunctionDef():
            yield from _all(node.body)
        case ast.Assign():
            yield _assigned(node)
        case ast.AugAssign():
            grows = _GROW if isinstance(node.op, ast.Add) else _SHRINK
            yield Step("change", (grows, *_expression(node.value)))
        case ast.For():
            yield Step("for", (_FOR, *_expression(node.iter)))
            yield from _all(node.body)
        case ast.While():
            yield Step("while", (_WHILE, *_expression(node.test)))
            yield from _all(node.body)
        case ast.If():
            yield Step("if", (_IF, *_expression(node.test)))
            yield from _all(node.body)
            if node.orelse and not isinstance(node.orelse[0], ast.If):
                yield Step("else", (_ELSE,))
            yield from _all(node.orelse)
        case ast.Return():
            yield Step("return", (_GIVE_BACK, *_expression(node.value)))
        case ast.Expr(value=ast.Call(func=ast.Name(id="print"), args=args)):
            yield Step("show", (_SHOW, *(group for one in args for group in _expression(one))))
        case ast.Expr():
            yield Step("call", tuple(_expression(node.value)))
        case _:
            pass


def _all(body: list[ast.stmt]) -> Iterator[Step]:
    return (step for node in body for step in _steps(node))


def _assigned(node: ast.Assign) -> Step:
    target, value = node.targets[0], node.value
    if any(isinstance(one, ast.Call) and ast.unparse(one.func) == "input" for one in ast.walk(value)):
        return Step("read", (_READ, *_expression(value)))
    if (
        isinstance(value, ast.BinOp)
        and isinstance(value.op, ast.Add | ast.Sub)
        and ast.unparse(value.left) == ast.unparse(target)
    ):
        grows = _GROW if isinstance(value.op, ast.Add) else _SHRINK
        return Step("change", (grows, *_expression(value.right)))
    return Step("set", (*((_KEEP,) if isinstance(value, ast.Name) else ()), *_expression(value)))


def _expression(node: ast.expr | None) -> Iterator[str]:
    """The groups of an expression; names say nothing, since they may be called otherwise."""
    match node:
        case ast.BinOp():
            yield from (*_expression(node.left), _OPERATORS.get(type(node.op), "."), *_expression(node.right))
        case ast.Compare():
            yield from (*_expression(node.left), *(_COMPARISONS.get(type(op), ".") for op in node.ops))
            yield from (group for one in node.comparators for group in _expression(one))
        case ast.BoolOp():
            yield from (group for one in node.values for group in _expression(one))
        case ast.Call():
            yield from _call(node)
        case ast.Subscript():
            yield _place(node.slice)
        case ast.List() if not node.elts:
            yield r"\[\]|empty|vacía|new list|list|lista|nothing"
        case ast.List() | ast.Tuple():
            yield _each_of(node.elts)
        case ast.Constant():
            yield _constant(node.value)
        case _:
            pass


def _each_of(elements: list[ast.expr]) -> str:
    """One of a list of constants: some of them, or a word for them all."""
    some = "|".join(re.escape(str(one.value)) for one in elements if isinstance(one, ast.Constant))
    return rf"vowel|vocal|(?<!\w)(?:{some})(?!\w)"


def _call(node: ast.Call) -> Iterator[str]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
    if name in _CALLS:
        yield _CALLS[name]
    if isinstance(node.func, ast.Attribute):
        yield from _expression(node.func.value)
    if name != "range":
        yield from (group for one in node.args for group in _expression(one))


def _place(node: ast.expr) -> str:
    match ast.unparse(node):
        case "0":
            return r"first|\b0\b|zero|primer|cero|front"
        case "-1":
            return r"last|-1|minus one|últim|menos uno|end"
        case other:
            return re.escape(other)


def _constant(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int | str):
        return "."
    if isinstance(value, int):
        words = [rf"(?<![\w.]){value}(?![\w])", *(rf"\b{word}\b" for word in word_forms(value))]
        return "|".join([*words, *([_KNOWN[value]] if value in _KNOWN else [])])
    if not value:
        return r"empty|vacía|nothing|nada|\"\"|''|blank"
    loose = [re.escape(value)]
    if " " in value.strip():
        loose.append(r"sentence|text|message|frase|mensaje|other|" + re.escape(value.split()[0]))
    named = {
        "*": r"\bstars?\b|asterisc|estrell",
        "!!!": r"exclamation|exclamacion",
        "=": r"equals? signs?|signos? (?:de )?igual|underline",
    }
    return "|".join([*loose, *([named[value]] if value in named else [])])
