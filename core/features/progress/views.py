"""The words of the progress."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from core.chat import Action, Block, Card, Choice, Choices, Picture, Progress, Reply, Say, Text, Weight, plain
from core.features.progress.picture import Chart, Row
from core.features.progress.rules import SkillProgress
from core.learning.mastery import MASTERED_FROM
from core.studying import Next, Standing
from core.words.formats import percent, relative_day

TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
SURELY = 0.99
"""The most that is said of anybody, and its rest the least: nobody is certain to be right, or wrong."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads it: their language, their time zone, and when it is."""

    language: str | None
    time_zone: str | None
    now: datetime

    def percent(self, share: float) -> str:
        """A share of 1 as they write it."""
        return percent(share, self.language)

    def likely(self, chance: float) -> str:
        """A probability as they write it, never quite 0 nor 1."""
        return self.percent(min(max(chance, 1 - SURELY), SURELY))

    def day(self, moment: datetime, say: Say) -> str:
        """A day as they call it."""
        return relative_day(moment, self.now, self.language, self.time_zone, say)


def no_course(say: Say) -> Reply:
    """For somebody who has not chosen a course."""
    choose = Choice(say("progress-courses"), Action("courses.show"), Weight.PRIMARY)
    return Reply.of(Text(say("progress-no-course")), Choices((choose,)))


def nothing_yet(now: Standing, say: Say) -> Reply:
    """For somebody who has a course and has done nothing in it."""
    return Reply.of(Card(now.course.title, say("progress-nothing-yet")), Choices((_next(now, say),)))


def progress(
    now: Standing, skills: Sequence[SkillProgress], picture: Picture | None, reader: Reader, say: Say
) -> Reply:
    """How far the learner is: lessons, skills, what is due, and what is best done next."""
    title = say("progress-lessons", title=now.course.title)
    blocks: list[Block] = [Progress(title, len(now.done), len(now.course.lessons))]
    if picture:
        blocks.append(picture)
    blocks.append(Text("\n\n".join(_told(now, skills, reader, say))))
    courses = Choice(say("progress-courses"), Action("courses.show"), Weight.QUIET)
    return Reply.of(*blocks, Choices((_next(now, say), courses)))


def _told(now: Standing, skills: Sequence[SkillProgress], reader: Reader, say: Say) -> Iterator[str]:
    if skills:
        yield "\n".join(f"- {_skill(one, reader, say)}" for one in skills)
        yield say("progress-what-it-means", threshold=reader.percent(MASTERED_FROM))
    else:
        yield say("progress-no-answers")
    if ahead := len(now.course.skills) - len(skills):
        yield say("progress-ahead", count=ahead)
    if now.due:
        yield say("progress-due", count=now.due)
    elif now.next_due:
        yield say("progress-next-due", day=reader.day(now.next_due, say))


def _skill(one: SkillProgress, reader: Reader, say: Say) -> str:
    """A skill's estimate, and the answers given alone and with help, in sentences."""
    told = [
        say(
            "progress-skill",
            skill=plain(one.title),
            level=one.level.value,
            middle=reader.likely(one.mastery.middle),
            low=reader.likely(one.mastery.low),
            high=reader.likely(one.mastery.high),
        )
    ]
    if one.alone.total:
        told.append(say("progress-alone", right=one.alone.right, total=one.alone.total))
    if one.helped.total:
        told.append(say("progress-helped", right=one.helped.right, total=one.helped.total))
    return " ".join(told)


def _next(now: Standing, say: Say) -> Choice:
    match now.next:
        case Next.REVIEW:
            return Choice(say("progress-review"), Action("review.start"), Weight.PRIMARY)
        case Next.LESSON:
            label = "progress-begin" if now.fresh else "progress-on" if now.midway else "progress-learn"
            return Choice(say(label), Action("lesson.next"), Weight.PRIMARY)
        case Next.QUIZ:
            return Choice(say("progress-quiz"), Action("quiz.start"), Weight.PRIMARY)
        case _:
            assert_never(now.next)


def chart(skills: Sequence[SkillProgress], reader: Reader, say: Say) -> Chart:
    """What the picture shows."""
    rows = [
        Row(
            title=one.title,
            word=say("progress-level", level=one.level.value),
            shown=reader.likely(one.mastery.middle),
            level=one.level,
            low=one.mastery.low,
            middle=one.mastery.middle,
            high=one.mastery.high,
        )
        for one in skills
    ]
    return Chart(
        rows=rows,
        threshold=MASTERED_FROM,
        threshold_words=say("progress-threshold", threshold=reader.percent(MASTERED_FROM)),
        axis=say("progress-axis"),
        ticks=[(place, reader.percent(place)) for place in TICKS],
    )


def alt(skills: Sequence[SkillProgress], reader: Reader, say: Say) -> str:
    """The picture in words."""
    told = (
        say(
            "progress-alt-skill",
            skill=one.title,
            level=one.level.value,
            middle=reader.likely(one.mastery.middle),
            low=reader.likely(one.mastery.low),
            high=reader.likely(one.mastery.high),
        )
        for one in skills
    )
    threshold = reader.percent(MASTERED_FROM)
    return say("progress-alt", threshold=threshold, skills=" ".join(told))
