"""What whoever teaches is told about the questions of a course and about what is got wrong. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.chat import Action, Card, Choice, Choices, Code, Reply, Text, Tone, Weight, plain
from core.course.model import Challenge, Course
from core.features.insight.reader import Reader, aligned, called, shortened
from core.insight.clusters import Cluster, Kind, Suggested
from core.insight.figures import told
from core.insight.items import ItemFigures
from core.store.cohorts import Cohort
from core.store.examples import Example

ITEMS_SHOWN, CLUSTERS_SHOWN, ANSWERS_SHOWN = 8, 5, 8
EXAMPLE = 240
"""Characters of an example's code that are quoted in a chat."""


@dataclass(frozen=True, slots=True)
class Where:
    """Of which class and course, and as of when."""

    cohort: Cohort
    course: Course
    at: datetime

    @property
    def back(self) -> Action:
        """To its overview."""
        return Action("insight.overview", {"cohort": self.cohort.id})


def items(where: Where, found: Sequence[ItemFigures], reader: Reader) -> Reply:
    """The items of a class, those with something wrong first."""
    say = reader.say
    back = Choice(say("insight-overview"), where.back, Weight.QUIET)
    if not found:
        return Reply.privately(Card(say("insight-items"), say("insight-no-items")), Choices((back,)))
    ranked = in_order(found)
    shown = ranked[:ITEMS_SHOWN]
    faulty = sum(bool(one.faults) for one in found)
    few = sum(not one.enough for one in found)
    lines = "\n".join(f"- {_item_line(where.course, one, reader)}" for one in shown)
    text = "\n\n".join(
        filter(
            None,
            (
                say("insight-items-faulty", count=faulty),
                lines,
                say("insight-items-few", count=few) if few else "",
            ),
        )
    )
    ways = [Choice(shortened(called(where.course, one.item), 40), _to_item(where, one.item)) for one in shown]
    path = f"cohorts/{where.cohort.id}/items"
    web = Choice(say("insight-all-items"), Action("desk.open", {"path": path}), Weight.QUIET)
    card = Card(say("insight-items"), text, tone=Tone.CARE if faulty else Tone.NEUTRAL)
    return Reply.privately(card, Text(reader.as_of(where.at)), Choices((*ways, web, back)))


def in_order(found: Sequence[ItemFigures]) -> list[ItemFigures]:
    """Items with more and graver faults first, then the hardest; those with too few answers last."""

    def rank(one: ItemFigures) -> tuple[bool, int, float]:
        facility = one.facility
        return not one.enough, -len(one.faults), facility.middle if facility else 1.0

    return sorted(found, key=rank)


def _item_line(course: Course, one: ItemFigures, reader: Reader) -> str:
    said = f"**{plain(called(course, one.item))}**: {reader.facility(one)}"
    return f"{said}. {fault_words(one, reader)}" if one.faults else said


def fault_words(one: ItemFigures, reader: Reader) -> str:
    """What is wrong with an item, and what to do."""
    return " ".join(reader.say(f"insight-fault-{fault.value}") for fault in one.faults)


def _to_item(where: Where, item: str) -> Action:
    return Action("insight.item", {"cohort": where.cohort.id, "item": item})


def item(where: Where, one: ItemFigures, reader: Reader, *, edit: Action | None) -> Reply:
    """One item: its figures, the answers that were given, what is wrong with it, and what to do."""
    say = reader.say
    known = where.course.find_item(one.item)
    text = "\n\n".join(filter(None, (known.prompt if known else "", fault_words(one, reader))))
    card = Card(
        called(where.course, one.item),
        text,
        tuple(item_facts(where.cohort.members, one, reader)),
        Tone.CARE if one.faults else Tone.NEUTRAL,
    )
    table = aligned([(say("insight-answer"), say("insight-chosen"), ""), *_answers(where.course, one)])
    blocks = (card, Code(table, title=say("insight-answers"))) if one.given else (card,)
    ways = [Choice(say("insight-items"), Action("insight.items", {"cohort": where.cohort.id}))]
    if edit:
        ways.insert(0, Choice(say("insight-edit-item"), edit, Weight.PRIMARY))
    return Reply.privately(*blocks, Text(reader.as_of(where.at)), Choices(tuple(ways)))


def item_facts(members: int, one: ItemFigures, reader: Reader) -> Iterator[tuple[str, str]]:
    """The figures of an item in pairs."""
    say = reader.say
    yield say("insight-facility"), reader.facility(one)
    yield say("insight-discrimination"), reader.discrimination(one)
    yield say("insight-time"), reader.seconds(one)
    yield (
        say("insight-exposure"),
        say("insight-exposed", met=one.sums.met, members=members, attempts=one.sums.attempts),
    )


def _answers(course: Course, one: ItemFigures) -> Iterator[tuple[str, str, str]]:
    known = course.find_item(one.item)
    for given in one.given[:ANSWERS_SHOWN]:
        words = told(known, given.answer) if known else given.answer
        mark = "✓" if given.correct else ""
        yield shortened(words, 32), str(given.count), mark


@dataclass(frozen=True, slots=True)
class Told:
    """A cluster with an answer that shows it, and what may help."""

    cluster: Cluster
    example: Example | None
    suggested: Suggested | None


def misconceptions(where: Where, found: Sequence[Told], reader: Reader) -> Reply:
    """What a class gets wrong in the same way, each with an example and a next step."""
    say = reader.say
    back = Choice(say("insight-overview"), where.back, Weight.QUIET)
    if not found:
        card = Card(say("insight-misconceptions"), say("insight-no-misconceptions"), tone=Tone.GOOD)
        return Reply.privately(card, Choices((back,)))
    cards = [
        Card(
            shortened(cluster_title(where.course, one.cluster, reader), 200),
            "\n\n".join(cluster_words(where.course, one, reader)),
        )
        for one in found[:CLUSTERS_SHOWN]
    ]
    path = f"cohorts/{where.cohort.id}/misconceptions"
    web = Choice(say("insight-all-misconceptions"), Action("desk.open", {"path": path}), Weight.QUIET)
    ways = dict(_to_items(where, [one.cluster for one in found[:CLUSTERS_SHOWN]]))
    to_items = tuple(Choice(title, action) for title, action in ways.items())
    return Reply.privately(*cards, Text(reader.as_of(where.at)), Choices((*to_items, web, back)))


def _to_items(where: Where, clusters: Sequence[Cluster]) -> Iterator[tuple[str, Action]]:
    for one in clusters:
        if where.course.find_item(one.item):
            yield shortened(called(where.course, one.item), 40), _to_item(where, one.item)


def cluster_title(course: Course, one: Cluster, reader: Reader) -> str:
    """What is wrong, in one sentence."""
    beliefs: Mapping[str, str] = {each.id: each.belief for each in course.misconceptions}
    match one.kind:
        case Kind.BELIEF:
            return beliefs.get(one.key, one.key)
        case Kind.ANSWER:
            item = course.find_item(one.item)
            answer = told(item, one.key) if item else one.key
            return reader.say("insight-same-answer", item=called(course, one.item), answer=shortened(answer))
        case Kind.TEST:
            _, _, failing = one.key.partition("/")
            return reader.say(
                "insight-same-test", item=called(course, one.item), failing=shortened(failing or one.key)
            )


def cluster_words(course: Course, one: Told, reader: Reader) -> Iterator[str]:
    """How many, an example, and what may help, as Markdown."""
    say, cluster = reader.say, one.cluster
    yield say("insight-cluster-counts", learners=cluster.learners, count=cluster.count)
    if one.example:
        yield say(
            "insight-example",
            name=plain(one.example.name),
            item=plain(called(course, one.example.item)),
            answer=plain(shortened(example_words(course, one.example), EXAMPLE)),
        )
    if one.suggested:
        lesson = course.find_lesson(one.suggested.subject)
        subject = lesson.title if lesson else called(course, one.suggested.subject)
        yield say(f"insight-step-{one.suggested.step.value}", subject=plain(subject))


def example_words(course: Course, example: Example) -> str:
    """What somebody answered, as they saw it."""
    item = course.find_item(example.item)
    if item is None or isinstance(item, Challenge):
        return str(example.response.get("source", ""))
    return told(item, example.answer)
