"""What a command is called in a language."""

from core.chat.values import Say


def called(command: str, say: Say) -> str:
    """A command as it is typed in the language of `say`: `learn` is `aprender`.

    One of a group has a word for each: the group's is `called-course`, its own `called-course-create`. Where a
    plugin has no words for it, the name is the one that was declared.
    """
    words = command.split()
    ids = ("-".join(("called", *words[:count])) for count in range(1, len(words) + 1))
    return " ".join(_said(id_, word, say) for id_, word in zip(ids, words, strict=True))


def _said(id_: str, otherwise: str, say: Say) -> str:
    try:
        return say(id_)
    except KeyError:
        return otherwise
