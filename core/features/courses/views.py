"""The words of the courses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.chat import Action, Block, Card, Choice, Choices, Progress, Reply, Say, Text, Tone, Weight, plain
from core.course.model import Course, Lesson
from core.features.courses.rules import Page
from core.studying import Standing
from core.words.formats import duration, language_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A course as a learner sees it. `now` is None where they have nothing to do with it."""

    course: Course
    now: Standing | None
    current: bool


def shelf(
    entries: Sequence[Entry], page: Page, words: str, *, found: bool, language: str | None, say: Say
) -> Reply:
    """A page of courses; `words` is what was searched for, and `found` whether it was found."""
    if not entries:
        return Reply.of(Text(say("courses-none")))
    cards = (_card(one, language, say) for one in entries)
    opens = (_look(one.course) for one in entries)
    searched = words if found else ""
    turning = (
        Choice(label, Action("courses.show", {"search": searched, "page": number}), Weight.QUIET)
        for label, number in (
            (say("courses-before"), page.previous),
            (say("courses-more"), page.following),
        )
        if number is not None
    )
    everything = [Choice(say("courses-all"), Action("courses.show"), Weight.QUIET)] if searched else []
    intro = Text(_intro(page, words, found=found, say=say))
    return Reply.of(intro, *cards, Choices((*opens, *turning, *everything)))


def _intro(page: Page, words: str, *, found: bool, say: Say) -> str:
    if not words:
        lines = [say("courses-intro"), say("courses-how-to-search")]
    elif found:
        lines = [say("courses-found", words=plain(words[:60]), count=page.total)]
    else:
        lines = [say("courses-not-found", words=plain(words[:60]))]
    if page.pages > 1:
        lines.append(say("courses-page", number=page.number + 1, pages=page.pages))
    return "\n\n".join(lines)


def _look(course: Course) -> Choice:
    return Choice(course.title, Action("courses.open", {"course": course.id}))


def _card(entry: Entry, language: str | None, say: Say) -> Card:
    course = entry.course
    facts = (
        (say("courses-lessons"), str(len(course.lessons))),
        (say("courses-time"), _time(course.lessons, language)),
        (say("courses-language"), language_name(course.language, language)),
        *(((say("courses-you"), _state(entry, say)),) if entry.now else ()),
    )
    return Card(course.title, course.summary, facts, Tone.GOOD if entry.current else Tone.NEUTRAL)


def _state(entry: Entry, say: Say) -> str:
    assert entry.now is not None
    done, total = len(entry.now.done), len(entry.course.lessons)
    return say("courses-current" if entry.current else "courses-enrolled", done=done, total=total)


def _time(lessons: Sequence[Lesson], language: str | None) -> str:
    return duration(60 * sum(one.minutes for one in lessons), language)


def opened(entry: Entry, *, language: str | None, say: Say) -> Reply:
    """One course: what it is, and each of its lessons to press."""
    course, now = entry.course, entry.now
    assert now is not None
    lessons = Choices(tuple(_lesson(one, now, language, say) for one in course.lessons))
    shown: list[Block] = [_card(entry, language, say), Text(say("courses-its-lessons")), lessons]
    if now.begun:
        shown.insert(1, Progress(say("courses-lessons-done"), len(now.done), len(course.lessons)))
    ways = Choices((*_ways(entry, say), Choice(say("courses-all"), Action("courses.show"), Weight.QUIET)))
    return Reply.of(*shown, ways)


def _lesson(lesson: Lesson, now: Standing, language: str | None, say: Say) -> Choice:
    state = "done" if lesson.id in now.done else "begun" if lesson.id in now.begun else "new"
    label = say("courses-lesson", state=state, title=lesson.title, time=_time([lesson], language))
    return Choice(label, Action("courses.begin", {"course": now.course.id, "lesson": lesson.id}))


def _ways(entry: Entry, say: Say) -> Iterator[Choice]:
    assert entry.now is not None
    if entry.now.next_lesson is not None:
        yield _start(entry.now, say)
    if not entry.current:
        choose = Action("courses.choose", {"course": entry.course.id})
        yield Choice(say("courses-choose"), choose)


def _start(now: Standing, say: Say) -> Choice:
    label = say("courses-go-on" if now.begun else "courses-begin")
    return Choice(label, Action("courses.begin", {"course": now.course.id}), Weight.PRIMARY)


def chosen(now: Standing, say: Say) -> Reply:
    """After a course was chosen: one press to its first lesson, or to the next one."""
    text = say("courses-chosen", title=now.course.title)
    if now.next_lesson is None:
        go = Choice(say("courses-quiz"), Action("quiz.start"), Weight.PRIMARY)
    else:
        go = _start(now, say)
    others = Choice(say("courses-all"), Action("courses.show"), Weight.QUIET)
    return Reply.of(Card(text, now.course.summary, tone=Tone.GOOD), Choices((go, others)))
