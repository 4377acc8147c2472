"""What a backslash in GIFT keeps from having a meaning."""

_MEANT = ":#={}~"
_HIDDEN = {character: chr(1 + place) for place, character in enumerate(_MEANT)}
"""Each is stood for by a control character, of which a text that was decoded has none."""
_SHOWN = str.maketrans({hidden: character for character, hidden in _HIDDEN.items()} | {"\x07": "\n"})
_ESCAPED = {"\\": "\\\\", "\n": "\\n"} | {character: f"\\{character}" for character in _MEANT}
_WRITTEN = str.maketrans(_ESCAPED)


def hidden(text: str) -> str:
    """The text with escaped signs hidden, so that those left have a meaning. A line keeps its number."""
    parts: list[str] = []
    escaped = False
    for character in text:
        if escaped:
            parts.append(_unescaped(character))
            escaped = False
        elif character == "\\":
            escaped = True
        else:
            parts.append(character)
    return "".join(parts) + ("\\" if escaped else "")


def _unescaped(character: str) -> str:
    if character == "n":
        return "\x07"
    if character == "\\":
        return "\\"
    return _HIDDEN.get(character, f"\\{character}")


def shown(text: str) -> str:
    """The text as it is meant, without space around."""
    return text.translate(_SHOWN).strip()


def written(text: str) -> str:
    """A text so that GIFT gives it back."""
    return text.translate(_WRITTEN)
