"""What a course says of a question and GIFT has no sign for, kept in Moodle's tags: `// [tag:difficulty:2]`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.interchange.draft import Answer, Draft, DraftChoice, DraftNumber, DraftWords

_SKILL, _DIFFICULTY, _UNIT, _ALIAS = "skill:", "difficulty:", "unit:", "unit-alias:"
_UNIT_REQUIRED, _EXACT, _KEEP_ORDER = "unit-required", "exact", "keep-order"


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the tags say, the answer completed by it."""

    answer: Answer
    skill: str = ""
    difficulty: int | None = None


def tagged(tags: Sequence[str], answer: Answer) -> Tagged:
    """What of `tags` is understood; others are of somebody's own."""
    difficulty = next((tag.removeprefix(_DIFFICULTY) for tag in tags if tag.startswith(_DIFFICULTY)), "")
    return Tagged(
        _completed(tags, answer),
        _after(tags, _SKILL),
        int(difficulty) if difficulty in {"1", "2", "3", "4", "5"} else None,
    )


def _after(tags: Sequence[str], opening: str) -> str:
    return next((tag.removeprefix(opening).strip() for tag in tags if tag.startswith(opening)), "")


def _completed(tags: Sequence[str], answer: Answer) -> Answer:
    match answer:
        case DraftChoice():
            return replace(answer, keep_order=_KEEP_ORDER in tags)
        case DraftWords():
            return replace(answer, exact=_EXACT in tags)
        case DraftNumber():
            aliases = tuple(tag.removeprefix(_ALIAS).strip() for tag in tags if tag.startswith(_ALIAS))
            return replace(
                answer,
                unit=_after(tags, _UNIT),
                unit_aliases=aliases,
                unit_required=_UNIT_REQUIRED in tags,
            )
        case _:
            return answer


def tags_of(draft: Draft) -> Iterator[str]:
    """The tags that a draft needs."""
    if draft.skill:
        yield _SKILL + draft.skill
    if draft.difficulty is not None:
        yield f"{_DIFFICULTY}{draft.difficulty}"
    match draft.answer:
        case DraftChoice(keep_order=True):
            yield _KEEP_ORDER
        case DraftWords(exact=True):
            yield _EXACT
        case DraftNumber() as number:
            if number.unit:
                yield _UNIT + number.unit
            yield from (_ALIAS + alias for alias in number.unit_aliases)
            if number.unit_required:
                yield _UNIT_REQUIRED
        case _:
            pass
