"""Whether a sentence says what another says, in other words or in Spanish, by the words that carry it. Pure."""

import re

_SAME = (
    "error|exception|complaint|crash|traceback|excepción|fallo|errores|errors|complains|complain|queja|crashes|fails",
    "show|shown|shows|appear|appears|print|prints|printed|display|displayed|displays|see|muestra|muestran|aparece|aparecen|imprime|imprimen|salen|sale|screen|pantalla|comes",
    "only|just|alone|solo|sólo|solamente|únicamente|nothing else|nada más|no more",
    "both|ambas|ambos|two|dos",
    "nothing|nada|none",
    "line|lines|línea|líneas|renglón|sentence|sentences|frase|frases",
    "then|followed|after|afterwards|luego|después|entonces",
    "first|primero|primera|before",
    "same|mismo|misma|equal|igual|iguales",
    "true|verdadero|verdadera|cierto|cierta|holds|right|correct|correcta|correcto|verdad",
    "false|falso|falsa|wrong|incorrecta|incorrecto",
    "message|mensaje",
    "fur|pelo|pelaje",
    "list|lista",
    "loop|bucle|ciclo",
    "round|vuelta|iteración",
    "taxi|taxis",
    "full|llenos|completos",
    "safe|seguro|segura|seguros",
    "cases|casos",
    "condition|condición",
    "counts|count|cuenta",
    "stands|vale|representa",
)
_CLASS: dict[str, str] = {word: group.split("|")[0] for group in _SAME for word in group.split("|")}
_EMPTY = frozenset(
    [
        "a",
        "an",
        "the",
        "is",
        "are",
        "it",
        "its",
        "of",
        "to",
        "in",
        "on",
        "at",
        "and",
        "for",
        "that",
        "this",
        "be",
        "will",
        "you",
        "your",
        "with",
        "as",
        "so",
        "by",
        "do",
        "does",
        "there",
        "what",
        "which",
        "el",
        "la",
        "los",
        "las",
        "un",
        "una",
        "es",
        "son",
        "de",
        "en",
        "y",
        "que",
        "se",
        "lo",
        "al",
        "del",
        "con",
        "por",
        "para",
        "tu",
        "su",
        "not",
        "no",
        "n't",
        "isn",
        "doesn",
        "message",
        "show",
    ]
)
_WORD = re.compile(r"[^\W_]+(?:'[a-z]+)?|[-+*/%=<>!]+")
_NO_MORE = re.compile(r"\bnothing (?:else|more)\b|\bnada más\b|\bthat(?:'s| is) all\b|\by ya\b")
NEGATION = re.compile(r"\b(?:not|no|never|cannot|nunca|tampoco|neither|nor)\b|n't\b", re.IGNORECASE)


def carried(text: str) -> frozenset[str]:
    """The words of a text that carry its meaning, each as the one that stands for its like."""
    found: list[str] = _WORD.findall(_NO_MORE.sub(" only ", text.casefold()))
    words = (_CLASS.get(word, word) for word in found)
    return frozenset(word for word in words if word not in _EMPTY)


def covered(text: str, by: str) -> float:
    """How much of what `text` carries is said by `by`, 0 to 1. Nothing covers a text that carries nothing."""
    asked = carried(text)
    return len(asked & carried(by)) / len(asked) if asked else 0.0
