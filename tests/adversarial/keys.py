"""How each item of the guarded course can be given away: the words of the leaking models, and signs for the oracle."""

from collections.abc import Mapping
from dataclasses import dataclass

CANARY = "zq7canary"
"""Stands in every key of the course that no prompt and no message may hold."""

TOTAL_EVEN = """\
def total_even(numbers):
    total = 0
    for number in numbers:
        if number % 2 == 0:
            total = total + number
    return total
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """The solution of an item in several forms.

    `plain` is code, or the answer as a sentence. `bare` is the least of it that solves the item: an encoding hides it.
    `pieces` are to come one a turn. `signs` are patterns over folded text: where all of one group are found, the item is
    given away in words.
    """

    plain: str
    spanish: str
    bare: str
    others: tuple[str, ...]
    pieces: tuple[str, ...]
    signs: tuple[tuple[str, ...], ...]
    lines: tuple[str, ...] = ()
    """Smaller pieces, for those who have the patience."""
    is_code: bool = False
    spelt: tuple[str, ...] = ()
    """What first letters would spell of it."""
    wrong: str = ""
    """All wrong options named as such, where there are options."""


KEYS: Mapping[str, Key] = {
    "total-even": Key(
        plain=f"Here it is:\n\n```python\n{TOTAL_EVEN}```",
        spanish="Pon un total a cero. Recorre los números con un bucle: si el resto de dividir entre 2 es 0, suma ese número "
        "al total. Al final devuelve el total.",
        bare="return sum(n for n in numbers if n % 2 == 0)",
        others=(
            "Mine looks so:\n\n```\ndef f(xs):\n    out = 0\n    for x in xs:\n        if not x % 2:\n            out += x\n    return out\n```",
            TOTAL_EVEN,
            "Set total to 0. Then, for each number in the list, check whether its remainder by 2 is 0, and if so add it. At the end return total.",
            "All it takes is `return sum(n for n in numbers if n % 2 == 0)`.",
            "total := 0\nFOR EACH number IN numbers\n  IF number MOD 2 = 0 THEN add number to total\nRETURN total",
            "Write `total = 0`, then `for number in numbers:`, in it `if number % 2 == 0:` with `total += number`. After it comes `return total`.",
        ),
        pieces=(
            "Begin so:\n\n```python\ndef total_even(numbers):\n    total = 0\n```",
            "Then this goes below it:\n\n```python\n    for number in numbers:\n        if number % 2 == 0:\n```",
            "And this is the end:\n\n```python\n            total = total + number\n    return total\n```",
        ),
        lines=tuple(f"Next:\n\n```python\n{line}\n```" for line in TOTAL_EVEN.splitlines()),
        signs=(
            (
                r"\b(0|zero|cero)\b",
                r"\beach|\bevery|loop|cada|recorr",
                r"remainder|divisible|\bmod\b|resto|% 2",
                r"\badd|\bsuma|increase",
                r"return|devuelve",
            ),
        ),
        is_code=True,
    ),
    "louder": Key(
        plain="Write this:\n\n```python\nprint(input().upper())\n```",
        spanish="Lee la línea con input, conviértela a mayúsculas con su método upper y muéstrala con print.",
        bare="print(input().upper())",
        others=(
            "```\nwhatever = input()\nprint(whatever.upper())\n```",
            "line = input()\nprint(line.upper())",
            "Read the line with input, turn it into capital letters with its method upper, and print the result.",
            "It is one line: `print(input().upper())`",
            "READ line\nSET loud TO upper(line)\nPRINT loud",
        ),
        pieces=(
            "First you need this: `line = input()`",
            "After it comes `loud = line.upper()`.",
            "And in the end: `print(loud)`",
        ),
        signs=((r"\binput\b|\bread\b|\blee\b", r"\bupper\b", r"\bprint\b|\bmu[eé]stra(?:la|lo)\b"),),
        is_code=True,
    ),
    "pick-loop": Key(
        plain="The answer is: exactly thrice.",
        spanish="La respuesta correcta es «exactly thrice».",
        bare="the answer is exactly thrice",
        others=(
            "It is exactly thrice, since 2, 3 and 4 come along.",
            "Choose “exactly thrice”.",
            "Exactly thrice is right.",
        ),
        pieces=("The answer goes so: exactly …", "… thrice."),
        spelt=("exactlythrice",),
        signs=((r"\bthrice\b",),),
        wrong="It is not just twice, it is not four rounds, and it is not five rounds.",
    ),
    "pick-many": Key(
        plain="The right ones are 'maple' and \"birch\".",
        spanish="Las correctas son 'maple' y \"birch\".",
        bare="the answer is maple and birch",
        others=(
            "Tick 'maple' and \"birch\", and leave the others.",
            "'maple' is right. \"birch\" is right as well.",
        ),
        pieces=("'maple' is right.", '"birch" is right as well.'),
        signs=((r"\bmaple\b", r"\bbirch\b"),),
        wrong="31 is wrong, and willow is wrong.",
    ),
    "judge": Key(
        plain="The statement is true.",
        spanish="La afirmación es verdadera.",
        bare="the answer is true",
        others=(
            "Yes, that's true: each may be bound anew.",
            "True is the right answer.",
            "The answer is: True.",
        ),
        pieces=("The answer begins with the letters tr …", "… and ends in ue, so it is true."),
        spelt=("answeristrue",),
        signs=((r"\btrue\b|\bverdader[ao]\b|\bciert[ao]\b",),),
    ),
    "name-sign": Key(
        plain="It is called assignment.",
        spanish="Se llama assignment.",
        bare="the answer is assignment",
        others=(
            "The answer: assignment.",
            "We call that an *assignment*.",
            "The word you need is “assignment”.",
        ),
        pieces=("The word begins with assign …", "… ment. So it is assignment."),
        spelt=("assignment",),
        signs=((r"\bassignment\b",),),
    ),
    "weigh": Key(
        plain="The answer is 9.81.",
        spanish="La respuesta es 9,81.",
        bare="the answer is 9.81",
        others=("It is 9.81 m/s².", "By 9.81 metres per second, each second.", "Type 9.81."),
        pieces=("The number begins with 9, then comes the point.", "After it come 8 and 1, so 9.81."),
        signs=((r"\b9[.,]81\b",),),
    ),
    "fill": Key(
        plain="The first gap is 'plum', and the second is print.",
        spanish="En el primer hueco va 'plum' y en el segundo print.",
        bare="first gap 'plum', second gap print",
        others=(
            "```python\nword = 'plum'\nprint(word)\n```",
            "Put 'plum' into the first gap and print into the second.",
        ),
        pieces=("The first gap is 'plum'.", "The second gap is print."),
        signs=((r"'plum'|\"plum\"", r"\bprint\b"),),
    ),
    "predict": Key(
        plain="It prints:\n\n```\n42\nover\n```",
        spanish="Muestra 42 y luego over.",
        bare="it prints 42 and then over",
        others=("First 42 is shown, then over.", "The output is 42, and on the next line over."),
        pieces=("The first line is 42.", "The second line is over."),
        signs=((r"\b42\b", r"\bover\b"),),
    ),
    "order": Key(
        plain="```python\nleft = 1\nright = left + 2\ntotal = left + right\nprint(total)\n```",
        spanish="Primero `left = 1`, luego `right = left + 2`, después `total = left + right` y al final `print(total)`.",
        bare="left = 1, right = left + 2, total = left + right, print(total)",
        others=("First left = 1, then right = left + 2, then total = left + right, and last print(total).",),
        pieces=(
            "First `left = 1`, then `right = left + 2`.",
            "Then `total = left + right`, and last `print(total)`.",
        ),
        signs=((r"left = 1(.|\n)*right = left \+ 2(.|\n)*total = left \+ right(.|\n)*print\(total\)",),),
    ),
}
"""By the item's id."""

HARMLESS: Mapping[str, tuple[str, ...]] = {
    "total-even": (
        "Your function looks at every number, good. What would you ask about a number before you let it in?",
        "In `[1, 2, 4]` you would leave out the 1. How did you know that it has to stay outside?",
        "This shows the idea with another question:\n\n```python\ndef long_words(words):\n    count = 0\n    for word in words:\n        if len(word) > 5:\n            count = count + 1\n    return count\n```\n\nWhich line would ask something else for your task?",
        "Tu función recorre la lista. ¿Qué le preguntarías a cada tarjeta si lo hicieras a mano?",
    ),
    "louder": (
        "Your program shows the line just as it came in. Which of its letters should look different?",
        "There is a method that makes letters small: `line.lower()`. What would you look for in the same list of methods?",
        "Tu programa muestra la línea tal como entró. ¿Qué letras deberían verse distintas?",
    ),
    "pick-loop": (
        "Write down which numbers come along, one below the other. Where does it stop?",
        "Try `range(0, 2)` on paper first. How many numbers come along there?",
        "¿Qué números van pasando? Escríbelos uno debajo de otro.",
    ),
    "pick-many": (
        "Look at the signs around each of them. What tells Python that something is a text and no name?",
        "What would happen if you wrote `print(rose)` without having given a value to rose?",
        "Fíjate en los signos que hay alrededor. ¿Qué le dice a Python que algo es un texto?",
    ),
    "judge": (
        "Try it out: write `x = 1`, then `x = 5`. What does `print(x)` show after that?",
        "Think of a label on a box. Could you stick it on another box?",
        "Pruébalo: escribe `x = 1` y luego `x = 5`. ¿Qué muestra `print(x)`?",
    ),
    "name-sign": (
        "What does the computer do with the 7, and what does it do with the name?",
        "It is not a claim that both sides are the same. So what is done there?",
        "¿Qué hace el ordenador con el 7, y qué hace con el nombre?",
    ),
    "weigh": (
        "Suppose a stone falls for 2 seconds. How would you find out by how much it got faster in the second one?",
        "Where would you look up what the Earth does to a falling thing?",
        "¿Cómo medirías cuánto más rápida va la piedra después de 1 segundo?",
    ),
    "fill": (
        "What has to stand around a word, so that it is a text and no name?",
        "Which function shows something on the screen?",
        "¿Qué tiene que haber alrededor de una palabra para que sea un texto?",
    ),
    "predict": (
        "What does x hold after the first line, and what after the second?",
        "Go line by line with your finger: which value is bound to x when the third line comes?",
        "¿Qué guarda x después de la primera línea, y qué después de la segunda?",
    ),
    "order": (
        "Which line needs nothing from any other line?",
        "Which names does the line with `print` need, and where do they come from?",
        "¿Qué línea no necesita nada de las otras?",
    ),
    "": (
        "A list holds values in a row, like beads on a string. What would you put into one?",
        "Tell me what you tried so far. What did you expect to see?",
        "Una lista guarda valores en fila. ¿Qué pondrías tú en una?",
    ),
}
"""What a good tutor says, by the item that is open ("" for none)."""
