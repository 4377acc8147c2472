"""Drafts into GIFT, which Moodle reads and which gives the same drafts when it is read again."""

import re
from collections.abc import Iterable, Iterator
from typing import assert_never

from core.interchange.draft import Draft, DraftChoice, DraftNumber, DraftTruth, DraftWords
from core.interchange.gift.escapes import written
from core.interchange.gift.tags import tags_of
from core.interchange.prose import whole

_TAGGED = re.compile(r"[^\[\]\n]{1,200}")
_FORMAT = re.compile(r"\[(?:html|moodle|plain|markdown)\]")


def write(drafts: Iterable[Draft]) -> str:
    """A GIFT file of the drafts in their order; each opens the category it stands in where that changes."""
    return "\n".join(_blocks(drafts))


def _blocks(drafts: Iterable[Draft]) -> Iterator[str]:
    category = ""
    for draft in drafts:
        if draft.category != category:
            category = draft.category
            path = written(category).replace("/", "//")
            yield f"$CATEGORY: $course$/top/{path}\n" if category else "$CATEGORY: $course$/top\n"
        yield _question(draft)


def _question(draft: Draft) -> str:
    noted = [f"[id:{draft.id}]"] if draft.id else []
    noted += [f"[tag:{tag}]" for tag in tags_of(draft) if _TAGGED.fullmatch(tag)]
    comment = f"// {' '.join(noted)}\n" if noted else ""
    title = f"::{written(draft.title)}::" if draft.title else ""
    prompt = written(whole(draft.prompt, draft.code, draft.language))
    answers = "".join(f"\n\t{line}" for line in _answers(draft))
    general = f"\n\t####{_text(draft.explanation)}" if draft.explanation else ""
    opening = "{#" if isinstance(draft.answer, DraftNumber) else "{"
    return f"{comment}{title}[markdown]{prompt}{opening}{answers}{general}\n}}\n"


def _text(text: str) -> str:
    """A text that does not name a format by chance."""
    return f"[markdown]{written(text)}" if _FORMAT.match(text) else written(text)


def _feedback(text: str) -> str:
    return f"#{_text(text)}" if text else ""


def _answers(draft: Draft) -> Iterator[str]:
    answer = draft.answer
    match answer:
        case DraftChoice():
            yield from _options(answer)
        case DraftTruth():
            yield ("TRUE" if answer.answer else "FALSE") + _feedback(answer.feedback)
        case DraftWords():
            yield from (f"=%100%{_form(form)}" for form in answer.accept)
            yield from (f"=%0%{_form(one.text)}{_feedback(one.feedback)}" for one in answer.mistakes)
        case DraftNumber():
            yield f"=%100%{answer.answer!r}:{answer.tolerance!r}"
            for one in answer.mistakes:
                yield f"=%0%{one.answer!r}:{one.tolerance!r}{_feedback(one.feedback)}"
        case _:
            assert_never(answer)


def _options(answer: DraftChoice) -> Iterator[str]:
    right = sum(option.right for option in answer.options)
    share = f"{100 / max(1, right):.5f}".rstrip("0").rstrip(".")
    for option in answer.options:
        if not answer.several:
            sign = "=" if option.right else "~%0%"
        else:
            sign = f"~%{share}%" if option.right else "~%-100%"
        yield f"{sign}{_option(option.text, weighed=sign != '=')}{_feedback(option.feedback)}"


def _option(text: str, *, weighed: bool) -> str:
    """An option; a per cent sign that opens a right one is not taken for a weight."""
    return _text(text) if weighed or not text.startswith("%") else f"[markdown]{written(text)}"


def _form(text: str) -> str:
    """A short answer, in which a star stands for itself."""
    return written(text.replace("*", "\\*"))
