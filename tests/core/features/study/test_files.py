"""A file that somebody brings becomes a set of their own, stays as long as they want, and goes whole."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from bot.wiring import OpenHouse
from core.chat import Action, Called, Choice, Choices, Media, Membership, Reply, Said, Text
from core.clock import FixedClock
from core.feature import Command
from core.features.study import rules
from core.store import erasure
from core.turn import Turn
from core.upkeep import forget_old_turns, sweep_blobs
from tests.core.documents.files import (
    body,
    docx,
    encrypted_pdf,
    notebook,
    paragraph,
    pdf,
    scanned_pdf,
    sentences,
    zipped,
)
from tests.core.features.study.scenes import NOTES, age, bring, counted, rows, stored
from tests.pupil import Pupil, words_of


def labels(pupil: Pupil) -> list[str]:
    return [one.label for one in pupil.choices()]


async def test_a_file_is_read_and_says_what_can_be_done_with_it(pupil: Pupil, house: OpenHouse) -> None:
    await bring(pupil)
    assert "Notes on bees" in pupil.words()
    assert "I have read bees\\.md" in pupil.words()
    assert "Passages: 2" in pupil.words()
    assert pupil.reply.private
    assert labels(pupil) == ["Ask about it", "Look into it", "Remove it"]
    assert await counted(house) == (1, 2, 0)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", pdf([sentences(20)])),
        ("a.docx", docx(body(paragraph(sentences(20))))),
        ("a.txt", sentences(20).encode()),
        ("a.ipynb", notebook({"cell_type": "markdown", "source": sentences(20)})),
    ],
)
async def test_each_kind_of_document_is_read_with_or_without_a_command(
    pupil: Pupil, house: OpenHouse, name: str, content: bytes
) -> None:
    await bring(pupil, content, name)
    assert "I have read" in pupil.words()
    await pupil.send(Called("study"), files={name: content + b"\n"})
    assert "I have read" in pupil.words()
    assert len(await rows(house, "SELECT 1 FROM study_sets")) == 2


async def test_a_document_is_known_by_its_type_where_its_name_says_nothing(pupil: Pupil) -> None:
    incoming = pupil.incoming(Said(""))
    file = Media.of("file", "application/pdf", pdf([sentences(20)]))
    await pupil.house.door.receive(replace(incoming, attachments=(file,)))
    assert "I have read file" in pupil.words()


async def test_a_question_that_comes_with_a_file_is_one_press_away(pupil: Pupil) -> None:
    await bring(pupil, said="how far away is the food?")
    await pupil.press("Answer: “how far away is the food?”")
    assert "The longer the waggle lasts" in pupil.words()
    assert pupil.reply.private, "what stands in a file of theirs is for nobody else's eyes"


async def test_a_program_is_run_and_no_document(pupil: Pupil, house: OpenHouse) -> None:
    await pupil.attach("", main_py="print(open('bees.md').read()[:9])", bees_md=NOTES)
    assert "# Notes o" in pupil.words()
    await pupil.attach("```python\nprint(1)\n```", bees_md=NOTES)
    assert "It printed\n1" in pupil.words()
    assert await counted(house) == (0, 0, 0)


async def test_a_file_beside_an_answer_is_no_set(pupil: Pupil, house: OpenHouse) -> None:
    await pupil.say("/run")
    await pupil.attach("print(open('bees.md').read()[:9])", bees_md=NOTES)
    assert "# Notes o" in pupil.words()
    assert await counted(house) == (0, 0, 0)


async def test_the_same_file_again_is_the_set_that_is_there(pupil: Pupil, house: OpenHouse) -> None:
    await bring(pupil)
    await bring(pupil, name="other.md")
    assert "You sent me bees\\.md before" in pupil.words()
    assert await counted(house) == (1, 2, 0)


async def test_several_files_at_once_become_several_sets_and_one_that_cannot_be_read_keeps_no_other(
    pupil: Pupil, house: OpenHouse
) -> None:
    files = {"bees.md": NOTES.encode(), "b.txt": sentences(20).encode(), "c.pdf": scanned_pdf()}
    await pupil.send(Said(""), files=files)
    assert "The pages of c\\.pdf are pictures" in pupil.words()
    assert labels(pupil) == ["Notes on bees", "b"]
    assert (await counted(house))[0] == 2
    assert len(stored(house)) >= 2


HOSTILE: Mapping[str, tuple[str, Callable[[], bytes], str]] = {
    "encrypted": ("a.pdf", lambda: encrypted_pdf("secret", "AES-256"), "has a password"),
    "scanned": ("a.pdf", scanned_pdf, "pages of a\\.pdf are pictures"),
    "bomb": ("a.docx", lambda: docx(body(paragraph("a" * 200_000_000))), "unpacks to far more"),
    "zip": ("a.pdf", lambda: zipped({"a.txt": "hello"}), "a\\.pdf"),
    "cut off": ("a.pdf", lambda: pdf([sentences(20)])[:300], "damaged"),
    "empty": ("a.txt", lambda: b"  \n", "no text in a\\.txt"),
    "program": ("a.txt", lambda: bytes(range(256)) * 10, "not of a kind"),
}


@pytest.mark.parametrize("kind", HOSTILE)
async def test_a_file_that_cannot_be_read_is_told_kindly_and_nothing_of_it_is_kept(
    pupil: Pupil, house: OpenHouse, clock: FixedClock, kind: str
) -> None:
    name, content, said = HOSTILE[kind]
    await bring(pupil, content(), name)
    assert said in pupil.words()
    assert "reference" not in pupil.words(), "it is no bug"
    assert await counted(house) == (0, 0, 0)
    assert await rows(house, "SELECT attachments, blobs FROM turns") == [{"attachments": None, "blobs": None}]
    age(house, clock)
    clock.advance(days=2)
    await sweep_blobs(house.dispatch.house.database, house.dispatch.blobs, clock)
    assert stored(house) == []


async def test_two_uploads_at_once_are_two_sets_and_the_same_one_twice_is_one(
    pupil: Pupil, house: OpenHouse
) -> None:
    await pupil.say("/start")
    sent = [NOTES, sentences(20), NOTES]
    await asyncio.gather(*(bring(pupil, one, f"{n}.md") for n, one in enumerate(sent)))
    assert (await counted(house))[0] == 2
    assert len({str(one.event_id) for one in pupil.deliveries[1:]}) == 3


async def test_a_shelf_that_is_full_says_what_could_go(
    pupil: Pupil, house: OpenHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    await bring(pupil)
    for name, most, said in (
        ("MOST_SETS", 1, "the oldest is Notes on bees"),
        ("MOST_BYTES", len(NOTES) + 10, "the largest is Notes on bees"),
        ("MOST_PASSAGES", 2, "the longest is Notes on bees"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(rules, name, most)
            await bring(pupil, sentences(20), "more.txt")
            assert said in pupil.words()
    assert await counted(house) == (1, 2, 0)
    await bring(pupil, sentences(20), "more.txt")
    assert (await counted(house))[0] == 2


async def test_the_shelf_lists_the_sets_and_opens_them_by_press_number_and_name(
    pupil: Pupil, clock: FixedClock
) -> None:
    await pupil.say("/study")
    assert "You have none yet" in pupil.words()
    await bring(pupil)
    clock.advance(minutes=1)
    await bring(pupil, sentences(20), "water.txt")
    await pupil.say("/study")
    assert "**Notes on bees** · a file, 2 passages · today" in pupil.words()
    assert pupil.reply.private
    await pupil.press("Notes on bees")
    assert "bees\\.md" in pupil.words()
    await pupil.say("/study water")
    assert "water\\.txt" in pupil.words()
    await pupil.say("/study 2")
    assert "bees\\.md" in pupil.words()
    await pupil.say("/study giraffes")
    assert "no set called giraffes" in pupil.words()


async def test_passages_are_turned_page_by_page_and_one_by_one(pupil: Pupil) -> None:
    await bring(
        pupil, "\n\n".join(f"# Part {n}\n\n{sentences(11, f'part {n}')}" for n in range(20)), "long.md"
    )
    await pupil.press("Look into it")
    assert labels(pupil)[0].startswith("Part 0 · Sentence number 0")
    assert "Earlier passages" not in labels(pupil)
    await pupil.press("More passages")
    assert labels(pupil)[0].startswith("Part 8")
    await pupil.press("More passages")
    assert "More passages" not in labels(pupil)
    await pupil.press(labels(pupil)[3])
    assert "Passage 20/20" in pupil.words()
    assert "part 19" in pupil.words()
    assert "Next" not in labels(pupil)
    await pupil.press("Back")
    assert "Passage 19/20" in pupil.words()
    await pupil.press("To the set")
    assert labels(pupil)[0].startswith("Part 0")
    await pupil.press("More passages")
    await pupil.press("Earlier passages")
    assert labels(pupil)[0].startswith("Part 0")


async def test_what_stands_in_a_file_is_shown_literally(pupil: Pupil) -> None:
    hostile = "# <b>T</b>\n\n![x](http://evil.example/p.png) **bold** [link](http://evil.example)\n\n```js\nlet a = 1;\n```"
    await bring(pupil, hostile, "a.md")
    await pupil.press("Look into it")
    await pupil.press(labels(pupil)[0])
    assert "\\!\\[x\\]\\(http://evil\\.example/p\\.png\\)" in pupil.words()
    assert "```\nlet a = 1;\n```" in pupil.words()


async def test_what_is_removed_goes_with_its_passages_and_its_file(
    pupil: Pupil, house: OpenHouse, clock: FixedClock
) -> None:
    other = Pupil(house, name="bob")
    await bring(pupil)
    await bring(other)
    await pupil.press("Remove it")
    assert "Remove **Notes on bees**?" in pupil.words()
    assert (await counted(house))[0] == 2
    await pupil.press("Yes, remove it")
    assert "is gone" in pupil.words()
    assert await counted(house) == (1, 2, 0)
    age(house, clock)
    clock.advance(days=2)
    database, blobs = house.dispatch.house.database, house.dispatch.blobs
    await sweep_blobs(database, blobs, clock)
    assert stored(house) == [NOTES.encode()], "another learner has the same"
    await other.press("Remove it")
    await other.press("Yes, remove it")
    await sweep_blobs(database, blobs, clock)
    assert stored(house) == []


async def test_a_file_that_a_program_goes_on_with_stays_there_when_its_set_goes(
    pupil: Pupil, house: OpenHouse, clock: FixedClock
) -> None:
    await pupil.attach("/run print(len(open('bees.md').read()))", bees_md=NOTES)
    await bring(pupil)
    await pupil.press("Remove it")
    await pupil.press("Yes, remove it")
    age(house, clock)
    clock.advance(days=2)
    await sweep_blobs(house.dispatch.house.database, house.dispatch.blobs, clock)
    assert stored(house) == [NOTES.encode()]


async def test_the_file_stays_as_long_as_the_set_also_when_its_message_is_forgotten(
    pupil: Pupil, house: OpenHouse, clock: FixedClock
) -> None:
    await bring(pupil)
    age(house, clock)
    clock.advance(days=400)
    database = house.dispatch.house.database
    assert await forget_old_turns(database, clock, house.dispatch.house.keep_turns) == 1
    await sweep_blobs(database, house.dispatch.blobs, clock)
    assert stored(house) == [NOTES.encode()]
    await pupil.say("/privacy export")
    (media,) = pupil.reply.media()
    content = await house.dispatch.blobs.get(media.key)
    assert b"/bees.md" in content, "the export holds the file"


async def test_erasure_takes_rows_and_file(pupil: Pupil, house: OpenHouse, clock: FixedClock) -> None:
    await bring(pupil)
    (learner,) = await rows(house, "SELECT id FROM learners")
    database = house.dispatch.house.database
    await database.write(erasure.ask, learner["id"], clock.now(), clock.now())
    age(house, clock)
    clock.advance(days=2)
    assert await database.write(erasure.erase, learner["id"], clock.now())
    assert await counted(house) == (0, 0, 0)
    await sweep_blobs(database, house.dispatch.blobs, clock)
    assert stored(house) == []


VERBS = ("open", "passage", "ask", "remove", "drop", "quiz", "more", "lesson")


@pytest.mark.parametrize("verb", VERBS)
async def test_nobody_opens_what_is_another_learners_not_even_by_a_forged_action(
    pupil: Pupil, house: OpenHouse, verb: str
) -> None:
    await bring(pupil)
    ((study),) = [one["id"] for one in await rows(house, "SELECT id FROM study_sets")]
    router = house.dispatch.router
    assert isinstance(router.commands, dict)

    async def forge(turn: Turn) -> Reply:
        del turn
        action = Action(f"study.{verb}", {"study": study, "number": 0})
        return Reply.of(Text("forged"), Choices((Choice("open", action),)))

    router.commands["forge"] = Command(name="forge", handler=forge)
    other = Pupil(house, name="eve")
    await other.say("/forge")
    await other.press("open")
    del router.commands["forge"]
    assert "no longer among your study sets" in other.words()
    assert "bees" not in other.words()
    assert await counted(house) == (1, 2, 0)


async def test_in_a_channel_only_the_learner_sees_it(pupil: Pupil, house: OpenHouse) -> None:
    await bring(pupil)
    for said in ("/study", "how far away is the food of the bees, by the waggle?"):
        incoming = replace(pupil.incoming(Said(said)), membership=Membership(community="server"))
        await house.door.receive(incoming)
        assert "bees" in words_of(pupil.reply).casefold()
        assert pupil.reply.private
    await pupil.say("/courses")
