"""The questions of a course as drafts, so that another format can say them."""

from collections.abc import Iterator

from core.course.files.fault import Place
from core.course.model import (
    Challenge,
    Course,
    Item,
    MultipleChoice,
    Number,
    Option,
    ShortText,
    SingleChoice,
    TrueFalse,
)
from core.interchange import prose
from core.interchange.draft import (
    Answer,
    Draft,
    DraftChoice,
    DraftMistake,
    DraftNumber,
    DraftNumberMistake,
    DraftOption,
    Drafts,
    DraftTruth,
    DraftWords,
)
from core.interchange.fault import Fault, Reason, fault


def drafts_of(course: Course) -> Drafts:
    """All questions that other formats have a kind for; a fault names each that is left out."""
    titles = {lesson.id: lesson.title for lesson in course.lessons}
    questions = [
        draft
        for lesson in course.lessons
        for item in course.items_of_lesson(lesson.id)
        if (draft := draft_of(item, titles[lesson.id]))
    ]
    return Drafts(
        questions=tuple(questions),
        title=course.title,
        summary=course.summary,
        faults=tuple(_left_out(course)),
    )


def _left_out(course: Course) -> Iterator[Fault]:
    for item in course.items:
        if _answer(item) is None:
            yield fault(Place(item.id), Reason.KIND_UNWRITTEN, text=item.prompt)


def draft_of(item: Item, category: str = "") -> Draft | None:
    """An item as a draft; None where other formats have no kind for it."""
    answer = _answer(item)
    if answer is None or isinstance(item, Challenge):
        return None
    prompt, code, language = prose.parted(prose.whole(item.prompt, item.code, item.language))
    return Draft(
        place=Place(item.id),
        prompt=prompt,
        answer=answer,
        id=item.id,
        category=category,
        code=code,
        language=language,
        explanation=item.explanation,
        skill=item.skill,
        difficulty=item.difficulty,
    )


def _answer(item: Item) -> Answer | None:
    match item:
        case SingleChoice() | MultipleChoice():
            return DraftChoice(
                options=tuple(map(_option, item.options)),
                several=isinstance(item, MultipleChoice),
                keep_order=item.keep_order,
            )
        case TrueFalse():
            return DraftTruth(answer=item.answer, feedback=item.mistake.feedback)
        case ShortText():
            return DraftWords(
                accept=item.accept,
                mistakes=tuple(
                    DraftMistake(text, one.mistake.feedback) for one in item.mistakes for text in one.answers
                ),
                exact=item.exact,
            )
        case Number():
            return _number(item)
        case _:
            return None


def _option(option: Option) -> DraftOption:
    return DraftOption(option.text, option.correct, option.mistake.feedback if option.mistake else "")


def _number(item: Number) -> DraftNumber:
    return DraftNumber(
        answer=item.answer,
        tolerance=item.tolerance,
        mistakes=tuple(
            DraftNumberMistake(one.answer, one.tolerance, one.mistake.feedback) for one in item.mistakes
        ),
        unit=item.unit,
        unit_aliases=item.unit_aliases,
        unit_required=item.unit_required,
    )
