"""One learner on a web page."""

from core.chat import Card, Cell, Column, Link, Page, Progress, Table, Tone
from core.features.insight import groups, handlers, learner_views
from core.features.insight.item_views import example_words
from core.features.insight.learner_views import Person
from core.features.insight.reader import Reader, called, shortened
from core.turn import Turn


async def learner(turn: Turn) -> Page:
    """How a learner of a class is doing: skills, what is due, and their newest answers."""
    cohort, reader = await groups.on_page(turn), groups.reader(turn)
    one = await handlers.person_of(turn, cohort)
    say = turn.say
    done, total = len(list(one.member.done)), len(one.course.lessons)
    card = Card(
        one.course.title,
        "\n\n".join(learner_views.in_words(one, reader)),
        tuple(learner_views.facts(one, reader)),
        Tone.CARE if one.member.at_risk else Tone.NEUTRAL,
    )
    return Page(
        title=one.name,
        blocks=(
            card,
            Progress(say("insight-lessons-done"), done, total),
            _skills(one, reader),
            _answers(one, reader),
        ),
        crumbs=(
            Link(say("insight-classes"), "overview"),
            Link(cohort.title, f"cohorts/{cohort.id}/overview"),
        ),
    )


def _skills(one: Person, reader: Reader) -> Table:
    say = reader.say
    columns = (
        Column(say("insight-skill")),
        Column(say("insight-reached")),
        Column(say("insight-column-alone"), number=True),
        Column(say("insight-column-helped"), number=True),
    )
    rows = tuple(tuple(Cell(text) for text in row) for row in learner_views.skill_rows(one, say))
    return Table(say("insight-table"), columns, rows, say("insight-no-answers"))


def _answers(one: Person, reader: Reader) -> Table:
    say = reader.say
    columns = (
        Column(say("insight-question")),
        Column(say("insight-answer")),
        Column(say("insight-right")),
        Column(say("insight-with-help")),
        Column(say("insight-when")),
    )
    rows = tuple(
        (
            Cell(
                called(one.course, each.item),
                f"courses/{one.course.id}/items/{each.item}?cohort={one.cohort.id}",
            ),
            Cell(shortened(example_words(one.course, each), 120)),
            Cell(say("insight-yes" if each.correct else "insight-no")),
            Cell(say("insight-yes") if each.assist_level else ""),
            Cell(reader.day(each.at)),
        )
        for each in one.newest
    )
    return Table(say("insight-newest"), columns, rows, say("insight-no-answers"))
