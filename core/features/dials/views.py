"""The words of the dials. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from core.chat import Action, Card, Choice, Choices, Form, Plain, Reply, Say, Text, Weight
from core.course.model import Course
from core.dials import Dial, Source, stand
from core.features.dials import rules
from core.store.communities import Community
from core.store.dials import COLUMNS

MOST_COURSES = 10
"""Courses that can be pressed; the others can be named."""


def dials(community: Community, course: Course | None, courses: Sequence[Course], say: Say) -> Reply:
    """How all dials stand for a course, or for all (None), each with where that comes from and a press to change it."""
    id_ = course.id if course else ""
    standing = stand(community, id_)
    facts = tuple(
        (say(f"dials-{one.value}"), said(one, *standing[one], id_, say)) for one in rules.dials_for(id_)
    )
    title = say("dials-of-course", course=course.title) if course else say("dials")
    about = say("dials-about-course" if course else "dials-about")
    ways = [
        Choice(say(f"dials-{one.value}"), Action("dials.ask", {"course": id_, "dial": one.value}))
        for one in rules.dials_for(id_)
    ]
    others = [
        Choice(one.title, Action("dials.show", {"course": one.id}), Weight.QUIET)
        for one in courses[:MOST_COURSES]
        if one is not course
    ]
    if course:
        others.insert(0, Choice(say("dials-for-all"), Action("dials.show", {"course": ""}), Weight.QUIET))
    below = (Text(say("dials-courses")), Choices(tuple(others))) if others else ()
    return Reply.privately(Card(title, about, facts), Choices(tuple(ways)), *below)


def said(dial: Dial, value: object, source: Source, course: str, say: Say) -> str:
    """A value, and where it comes from, where that is not what one looks at."""
    words = rules.shown(dial, value, say)
    if source is (Source.COURSE if course else Source.COMMUNITY):
        return words
    return say("dials-from", value=words, source=source.value)


def ask(community: Community, course: Course | None, dial: Dial, say: Say) -> Reply:
    """A form for a dial."""
    id_ = course.id if course else ""
    value, source = stand(community, id_)[dial]
    card = Card(
        say(f"dials-{dial.value}"),
        say(f"dials-{dial.value}-about"),
        ((say("dials-now"), said(dial, value, source, id_, say)),),
    )
    form = Form(
        fields=(rules.field(dial, value, source, id_, say),),
        action=Action("dials.turn", {"course": id_, "dial": dial.value}),
        submit=say("dials-set"),
    )
    back = Choice(say("dials-back"), Action("dials.show", {"course": id_}), Weight.QUIET)
    return Reply.privately(card, form, Choices((back,)))


def with_dial(community: Community, course: str, dial: Dial, value: Plain) -> Community:
    """The community with a dial turned."""
    if not course and dial.value in COLUMNS:
        return replace(community, **{dial.value: value})
    own = {name: kept for name, kept in community.dials.get(course, {}).items() if name != dial.value}
    if value is not None:
        own[dial.value] = value
    return replace(community, dials={**community.dials, course: own})
