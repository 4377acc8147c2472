"""What the picture of a class shows, and the same in words. Pure; drawing it takes a thread."""

import asyncio
from collections.abc import Sequence

from core.chat import Media, Picture, Say
from core.course.model import Course
from core.drawing.classes import Bar, ClassChart, draw_class
from core.insight.overview import Overview, SkillFigures
from core.learning.mastery import Level

MOST = 10
"""Skills that one picture shows: the first that somebody has tried; the table has all."""
SHOWN = (Level.MASTERED, Level.NEARLY, Level.LEARNING, Level.NEW)


async def picture(title: str, found: Overview, course: Course, say: Say) -> Picture | None:
    """The picture of a class, drawn in a thread; None where nobody has answered anything."""
    tried = [one for one in found.skills if one.tried]
    if not tried:
        return None
    shown = tried[:MOST]
    below = say("insight-more-skills", count=len(tried) - MOST) if len(tried) > MOST else ""
    bars = [Bar(_title(course, one), counts(one, found.members)) for one in shown]
    chart = ClassChart(title, _legend(say), bars, below)
    content = await asyncio.to_thread(draw_class, chart)
    return Picture(Media.of("class.png", "image/png", content), alt(title, bars, found.members, say))


def alt(title: str, bars: Sequence[Bar], members: int, say: Say) -> str:
    """The picture in words."""
    told = [
        say(
            "insight-alt-skill",
            skill=bar.title,
            mastered=bar.counts[0],
            nearly=bar.counts[1],
            learning=bar.counts[2],
            new=bar.counts[3],
        )
        for bar in bars
    ]
    return " ".join([say("insight-alt", title=title, count=members), *told])


def counts(one: SkillFigures, members: int) -> tuple[int, int, int, int]:
    """How many have a skill, nearly have it, are learning it, and have not answered anything of it alone."""
    mastered, nearly, learning = (one.levels.get(level, 0) for level in SHOWN[:3])
    return mastered, nearly, learning, max(0, members - mastered - nearly - learning)


def _legend(say: Say) -> tuple[str, str, str, str]:
    mastered, nearly, learning, new = (say("insight-level", level=level.value) for level in SHOWN)
    return mastered, nearly, learning, new


def _title(course: Course, one: SkillFigures) -> str:
    found = {skill.id: skill.title for skill in course.skills}
    return found.get(one.skill, one.skill)
