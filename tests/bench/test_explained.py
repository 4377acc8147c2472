"""The conversation in docs/play.md is the one that is had, and in it nobody reads who wrote something before they voted."""

from pathlib import Path

import pytest

from bench.explained import PAGE, conversation, written
from bench.transcripts import put_into

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.timeout(60)
async def test_the_page_has_the_conversation_and_a_pupil_asks_before_anything_is_said(
    database_url: str, tmp_path: Path
) -> None:
    found = await conversation(database_url, tmp_path)
    page = (DOCS / PAGE).read_text("utf-8")
    assert put_into(page, written(found)) == page, f"python -m bench.explained --write {DOCS.name}"
    (_, author), (_, reader) = found
    told = str(author)
    assert told.index("Your pupil asks") < told.index("You have explained it") < told.index("Shared")
    blind, _, open_ = str(reader).partition("› [It helped me]")
    name = told.partition("[Share it as ")[2].partition("]")[0]
    assert name
    assert name not in blind
    assert name in open_
