"""The conversations in docs/tutor.md are those that are had, and in none of them does a learner see what solves the task."""

from pathlib import Path

import pytest

from bench.transcripts import PAGE, SCENES, conversations, put_into, written

DOCS = Path(__file__).parents[2] / "docs"
SOLVES = ("input()", "con input", "dos veces")
"""What of the leaking model's words brings a learner to the solution; the course itself says the first where it teaches it."""


@pytest.mark.timeout(120)
async def test_the_page_has_the_three_conversations_and_what_was_stopped_was_not_seen(
    database_url: str, tmp_path: Path
) -> None:
    found = await conversations(database_url, tmp_path)
    without, good, leaking = found
    page = (DOCS / PAGE).read_text("utf-8")
    assert put_into(page, written(found)) == page, f"python -m bench.transcripts --write {DOCS.name}"
    assert all(not step.grown and not step.stopped for step in without)
    assert any(step.grown for step in good)
    assert all(not step.stopped for step in good)
    assert [len(step.stopped) for step in leaking] == [0, 2, 2, 2]
    assert all(why.startswith("guard: ") for step in leaking for _, why in step.stopped)
    assert [one for step in leaking for one in step.grown for sign in SOLVES if sign in one] == []
    assert [step.answer for step in leaking] == [step.answer for step in without], (
        "it is what the authors wrote"
    )
    assert len(SCENES) == len(found)


def test_only_what_is_between_the_marks_is_written_anew() -> None:
    page = put_into("Before.\n\n<!-- transcripts -->\nold\n<!-- end of transcripts -->\n\nAfter.\n", "new")
    assert page == "Before.\n\n<!-- transcripts -->\n\nnew\n<!-- end of transcripts -->\n\nAfter.\n"
