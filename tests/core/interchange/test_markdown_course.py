"""A whole course in one Markdown file."""

import pytest

from core.interchange import markdown_course
from core.interchange.draft import Drafts
from core.interchange.fault import Reason

BREAD = """\
# Your first bread

From flour to a loaf.

## A good dough

Bread needs four things.

### Salt has two jobs

Without salt, bread tastes of nothing.

```gift
::Salt::What does salt do? {=It slows the yeast. ~It feeds the yeast.#Yeast lives on something else.}

Salt gives taste.{T}
```

---

```python run
print("dough")
```

#### Ready?

```gift recall
In the cold, a dough needs longer.{T####Yeast is slow in the cold.}

What lifts the dough? {=gas =a gas}
```
"""


def reasons(drafts: Drafts) -> list[tuple[int, Reason]]:
    return [(fault.place.line, fault.reason) for fault in drafts.faults]


def test_headings_open_the_course_its_lessons_and_their_steps() -> None:
    drafts = markdown_course.read(BREAD)
    assert (drafts.title, drafts.summary, drafts.faults) == ("Your first bread", "From flour to a loaf.", ())
    (lesson,) = drafts.lessons
    assert [(step.heading, step.text, step.asks) for step in lesson.steps] == [
        ("", "Bread needs four things.", ()),
        ("Salt has two jobs", "Without salt, bread tastes of nothing.", (0, 1)),
        ("", '```python run\nprint("dough")\n```\n\n\n**Ready?**', ()),
    ]


def test_questions_belong_to_their_lesson_and_stand_at_their_line() -> None:
    drafts = markdown_course.read(BREAD)
    assert {draft.category for draft in drafts.questions} == {"A good dough"}
    assert [draft.recall for draft in drafts.questions] == [False, False, True, True]
    assert [draft.place.line for draft in drafts.questions] == [14, 16, 28, 30]


def test_a_step_that_is_too_long_for_a_message_becomes_several() -> None:
    paragraph = "word " * 100
    drafts = markdown_course.read(
        f"# C\n## L\n### Much\n{paragraph}\n\n{paragraph}\n\n{paragraph}\n```gift\nA{{T}}\n```"
    )
    assert [(step.heading, step.asks) for step in drafts.lessons[0].steps] == [
        ("Much", ()), ("Much (2)", ()), ("Much (3)", (0,)),
    ]  # fmt: skip


def test_a_picture_is_left_out_and_its_words_stay() -> None:
    drafts = markdown_course.read("# C\n## L\nSee ![the loaf](loaf.png).")
    assert drafts.lessons[0].steps[0].text == "See the loaf."
    assert reasons(drafts) == [(3, Reason.PICTURES)]


def test_a_line_that_the_format_would_take_for_its_own_is_kept_from_it() -> None:
    assert markdown_course.read("# C\n## L\n:::ask nothing").lessons[0].steps[0].text == "\\:::ask nothing"


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, Reason.TITLE_MISSING),
        ("# C", 1, Reason.LESSON_MISSING),
        ("text\n# C\n## L\ntext", 1, Reason.TEXT_ASTRAY),
        ("# C\n### S\n## L\ntext", 2, Reason.TEXT_ASTRAY),
        ("# C\n## L\n```python\nx", 3, Reason.FENCE_OPEN),
        ("# C\n## L\n\n```gift\nA{T}\n\nB{=a\n```", 7, Reason.BRACE_OPEN),
        ("# C\n```gift\nA{T}\n```\n## L", 2, Reason.TEXT_ASTRAY),
        ("# C\n## L\n\x00", 3, Reason.CONTROL),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int, reason: Reason) -> None:
    drafts = markdown_course.read(text)
    assert (line, reason) in reasons(drafts)
    assert drafts.stopped


def test_lessons_without_end_are_not_all_read() -> None:
    drafts = markdown_course.read("# C\n" + "## L\ntext\n" * 5000)
    assert Reason.MANY_PARTS in [fault.reason for fault in drafts.faults]
    assert len(drafts.lessons) < 5000


def test_a_lesson_of_nothing_is_told() -> None:
    assert reasons(markdown_course.read("# C\n## L\n\n## M\ntext")) == [(2, Reason.LESSON_EMPTY)]
