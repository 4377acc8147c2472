"""The dials as a web page."""

from urllib.parse import urlencode

from core.chat import Card, Cell, Column, Link, Links, Page, PageForm, Table
from core.dials import stand
from core.features.dials import rules, views
from core.features.dials.handlers import community_of, course_of, courses, dial_of, turned
from core.turn import Turn

PATH = "dials"


async def dials(turn: Turn) -> Page:
    """How all dials stand for a course, or for all, and a form for each."""
    course, community, say = course_of(turn, turn.argument("course")), await community_of(turn), turn.say
    id_ = course.id if course else ""
    standing = stand(community, id_)
    rows = tuple(
        (Cell(say(f"dials-{one.value}")), Cell(views.said(one, *standing[one], id_, say)))
        for one in rules.dials_for(id_)
    )
    title = say("dials-of-course", course=course.title) if course else say("dials")
    columns = (Column(say("dials-column")), Column(say("dials-now")))
    forms = tuple(
        PageForm(
            path=f"{PATH}/turn",
            submit=say("dials-set"),
            fields=(rules.field(one, *standing[one], id_, say),),
            hidden={"course": id_, "dial": one.value},
        )
        for one in rules.dials_for(id_)
    )
    others = tuple(Link(one.title, _path(one.id)) for one in courses(turn) if one is not course)
    crumbs = (Link(say("dials"), PATH),) if course else ()
    about = Card(title, say("dials-about-course" if course else "dials-about"))
    return Page(
        title=title, blocks=(about, Table(title, columns, rows), *forms, Links(others)), crumbs=crumbs
    )


async def turn_to(turn: Turn) -> str:
    """Turn a dial to what was filled in."""
    turn.arguments = {**turn.arguments, **{name: turn.values.get(name, "") for name in ("course", "dial")}}
    course = course_of(turn, turn.argument("course"))
    turned(turn, course, dial_of(turn))
    return _path(course.id if course else "")


def _path(course: str) -> str:
    return f"{PATH}?{urlencode({'course': course})}" if course else PATH
