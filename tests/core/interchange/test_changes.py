"""What a look at an import shows before it is done."""

from core.course.model import Course
from core.interchange.changes import Changed, Part, Renamed, between
from tests.core.course.sample import SAMPLE
from tests.core.interchange.gate import Gate


def course(gate: Gate, *mended: tuple[str, str, str]) -> Course:
    """The sample, with a text in a file replaced by another."""
    files = dict(SAMPLE)
    for file, old, new in mended:
        assert old in files[file]
        files[file] = files[file].replace(old, new)
    return gate.course({name: text.encode() for name, text in files.items()}, "sample")


def test_a_course_that_stays_as_it_is_has_no_changes(gate: Gate) -> None:
    changes = between(course(gate), course(gate))
    assert not changes
    assert (changes.items.unchanged, changes.lessons.unchanged) == (9, 1)


def test_of_a_new_course_everything_is_added(gate: Gate) -> None:
    changes = between(None, course(gate))
    assert changes
    assert changes.new
    assert (len(changes.items.added), len(changes.lessons.added), len(changes.skills.added)) == (9, 1, 1)
    assert changes.lessons.added == (Part("names", "Names for values"),)


def test_what_changed_is_named_by_its_fields(gate: Gate) -> None:
    after = course(
        gate,
        ("items/names.yaml", "answer: 9.81", "answer: 9.8"),
        ("items/names.yaml", "explanation: It is about", "explanation: About"),
        ("lessons/names.md", "minutes: 5", "minutes: 6"),
        ("course.yaml", "title: A sample", "title: Another"),
        ("misconceptions.yaml", "Quotes make a text,", "Quotes make text,"),
    )
    changes = between(course(gate), after)
    weigh = next(one for one in changes.items.changed if one.part.id == "weigh")
    assert weigh.fields == ("explanation", "answer")
    assert changes.lessons.changed == (Changed(Part("names", "Names for values"), ("minutes",)),)
    assert changes.course == ("title",)
    assert [one.part.id for one in changes.misconceptions.changed] == ["text-is-number"]


def test_an_item_of_another_type_says_so(gate: Gate) -> None:
    after = course(
        gate,
        ("items/names.yaml", "type: number\n", "type: short_text\n"),
        ("items/names.yaml", "  answer: 9.81\n  tolerance: 0.01\n  unit: m/s²\n  unit_aliases: [metres per second squared]\n", '  accept: ["9.81"]\n'),
        ("items/names.yaml", "    - answer: 98.1\n", '    - answers: ["98.1"]\n'),
    )  # fmt: skip
    changes = between(course(gate), after)
    assert [(one.part.id, one.fields) for one in changes.items.changed] == [("weigh", ("type",))]


def test_what_is_gone_and_what_came_are_told_apart(gate: Gate) -> None:
    after = course(
        gate,
        ("items/names.yaml", "- id: fill\n", "- id: gaps\n"),
        ("items/names.yaml", "prompt: Print the greeting.", "prompt: Something else altogether."),
    )
    changes = between(course(gate), after)
    assert changes.items.added == (Part("gaps", "Something else altogether."),)
    assert changes.items.removed == (Part("fill", "Print the greeting."),)


def test_a_new_id_keeps_progress_only_where_it_says_the_old_one(gate: Gate) -> None:
    silent = course(gate, ("items/names.yaml", "- id: fill\n", "- id: gaps\n"))
    (renamed,) = between(course(gate), silent).items.renamed
    assert renamed == Renamed(Part("gaps", "Print the greeting."), "fill", kept=False)
    telling = course(gate, ("items/names.yaml", "- id: fill\n", "- id: gaps\n  formerly: [fill]\n"))
    changes = between(course(gate), telling)
    assert changes.items.renamed == (Renamed(Part("gaps", "Print the greeting."), "fill", kept=True),)
    assert (changes.items.added, changes.items.removed, changes.items.unchanged) == ((), (), 8)


def test_lessons_in_another_order_are_no_change_of_any_lesson(gate: Gate) -> None:
    second = (
        SAMPLE["lessons/names.md"]
        .replace("id: names", "id: more")
        .replace("title: Names", "title: More names")
    )
    files = {**SAMPLE, "lessons/more.md": second}
    one = {**files, "course.yaml": SAMPLE["course.yaml"].replace("[names]", "[names, more]")}
    other = {**files, "course.yaml": SAMPLE["course.yaml"].replace("[names]", "[more, names]")}
    before, after = (
        gate.course({name: text.encode() for name, text in written.items()}, "sample")
        for written in (one, other)
    )
    changes = between(before, after)
    assert changes.order
    assert changes
    assert not changes.lessons
