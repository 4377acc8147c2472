"""Who teaches reads what their classes submitted, says something about it and decides; the learner is told, and finds it again."""

from core.store import erasure
from tests.core.features.grading.scenes import (
    CLUB,
    RIGHT,
    WRONG,
    Scene,
    called,
    filled,
    page_words,
    pressed,
)
from tests.pupil import Pupil, words_of


async def test_submissions_are_listed_the_newest_first_and_narrowed_down(
    there: Scene, ada: Pupil, mo: Pupil
) -> None:
    assert "Nothing was submitted" in await called(mo, "submissions")
    bo = await there.member("bo")
    await there.submitted(ada, WRONG)
    await there.submitted(bo, RIGHT)
    said = await called(mo, "submissions")
    assert said.index("1. Bo · Double it") < said.index("2. Ada · Double it")
    assert "Ada" not in await pressed(mo, "Only right ones")
    assert "Bo" not in await pressed(mo, "Only those not yet right")
    assert "Bo" in await pressed(mo, "All submissions")
    assert "1. Bo" in await called(mo, "submissions", challenge="double")
    assert "None of the challenges of your classes goes by" in await called(
        mo, "submissions", challenge="zzz"
    )


async def test_many_submissions_are_leafed_through(there: Scene, ada: Pupil, mo: Pupil) -> None:
    for number in range(9):
        await there.submitted(ada, f"def double(n):\n    return {number}\n")
    assert "9." not in await called(mo, "submissions")
    older = await pressed(mo, "Older ones")
    assert "1. Ada" in older
    assert "2. Ada" not in older


async def test_a_submission_is_read_with_its_code_and_run_with_all_cases(
    there: Scene, ada: Pupil, mo: Pupil
) -> None:
    await there.submitted(ada, WRONG)
    await called(mo, "submissions")
    said = await pressed(mo, "No. 1")
    assert "return n * n" in said
    assert "Counts as: not yet right" in said
    assert "something else came out (a half: failed)" in said
    report = await pressed(mo, "Run it again")
    assert "Double it: 2 of 4 cases passed" in report
    assert "- below zero (hidden): something else came out" in report
    assert "Should come out\n1.0\nCame out\n0.25" in report
    assert await there.counts() == []


async def test_a_comment_reaches_the_learner_once_and_is_found_again_at_the_challenge(
    there: Scene, ada: Pupil, mo: Pupil
) -> None:
    await there.submitted(ada, WRONG)
    await called(mo, "submissions")
    await pressed(mo, "No. 1")
    await pressed(mo, "Comment")
    assert "There was nothing in it" in await filled(mo, "  ")
    await called(mo, "submissions")
    await pressed(mo, "No. 1")
    await pressed(mo, "Comment")
    assert "It is on its way" in await filled(mo, "Try it with *half*.\nWhat comes out?")
    (told,) = await there.told(ada)
    assert "> Try it with \\*half\\*\\.\n> What comes out" in told
    assert "Mo" not in told, "who teaches is not named to learners"
    again = words_of(await ada.say("/challenge double"))
    assert "What was said about your code" in again
    assert "What comes out" in again
    assert "**Mo** commented" in await pressed(mo, "Back to the submission")
    assert await there.acts() == ["grade-comment"]


async def test_a_decision_counts_instead_of_the_grade_and_the_learner_is_told_why(
    there: Scene, ada: Pupil, mo: Pupil
) -> None:
    await there.submitted(ada, WRONG)
    assert "0 of 1 solved" in words_of(await ada.say("/challenge"))
    await called(mo, "submissions")
    await pressed(mo, "No. 1")
    await pressed(mo, "Count it as right")
    assert "It counts so from now on" in await filled(mo, "The task was not clear.")
    (told,) = await there.told(ada)
    assert "counts as right" in told
    assert "The task was not clear" in told
    assert "1 of 1 solved" in words_of(await ada.say("/challenge"))
    assert await there.rows("SELECT correct FROM attempts") == [(False,)], "an attempt is a fact"
    said = await pressed(mo, "Back to the submission")
    assert "Counts as: right, as decided afterwards" in said
    await pressed(mo, "Count it as not yet right")
    await filled(mo, "It was clear after all.")
    assert "0 of 1 solved" in words_of(await ada.say("/challenge"))
    assert await there.acts() == ["grade-override", "grade-override"]


async def test_of_two_who_decide_at_once_the_second_is_told(there: Scene, ada: Pupil, mo: Pupil) -> None:
    await there.submitted(ada, WRONG)
    ned = Pupil(there.house, "ned")
    for one in (mo, ned):
        await called(one, "submissions")
        await pressed(one, "No. 1")
        await pressed(one, "Count it as right")
    await filled(mo, "It is fine.")
    said = await filled(ned, "I think so too.")
    assert "Somebody was quicker" in said
    assert "**Mo** had it count as right" in said
    assert await there.counts() == [("Ada", True)]


async def test_who_teaches_elsewhere_finds_nothing(there: Scene, ada: Pupil, mo: Pupil) -> None:
    number = await there.submitted(ada, WRONG)
    await called(mo, "submissions")
    await pressed(mo, "No. 1")
    zoe = Pupil(there.house, "zoe")
    assert "Nothing was submitted" in await called(zoe, "submissions", CLUB)
    for label in ("Run it again", "Comment", "Count it as right"):
        said = await pressed(mo, label, CLUB)
        assert "in none of your classes" in said, label
        await called(mo, "submissions")
        await pressed(mo, "No. 1")
    assert "Somebody who teaches" not in words_of(await ada.say(f"/course submissions {number}"))


async def test_who_left_the_class_is_read_no_more(there: Scene, ada: Pupil, mo: Pupil) -> None:
    await there.submitted(ada, WRONG)
    await called(mo, "submissions")
    await there.rows("UPDATE cohort_members SET left_at = now()")
    assert "in none of your classes" in await pressed(mo, "No. 1")


async def test_a_learner_who_is_erased_in_between_is_gone_kindly(there: Scene, ada: Pupil, mo: Pupil) -> None:
    await there.submitted(ada, WRONG)
    await called(mo, "submissions")
    await pressed(mo, "No. 1")
    await pressed(mo, "Comment")
    number, now, database = await there.number("ada"), there.clock.now(), there.house.dispatch.house.database
    await database.write(erasure.ask, number, now, now)
    await database.write(erasure.erase, number, now)
    assert "isn't here any more" in await filled(mo, "Well done.")
    assert await there.rows("SELECT count(*) FROM comments") == [(0,)]


async def test_what_was_submitted_to_a_challenge_that_is_gone_can_still_be_read(
    there: Scene, ada: Pupil, mo: Pupil
) -> None:
    await there.submitted(ada, WRONG)
    await there.rows("UPDATE attempts SET item = 'gone'")
    assert "Ada · gone" in await called(mo, "submissions")
    said = await pressed(mo, "No. 1")
    assert "return n * n" in said
    assert "does not have this challenge any more" in said
    assert "Run it again" not in said


async def test_the_pages_show_and_do_the_same(there: Scene, ada: Pupil, mo: Pupil) -> None:
    number = await there.submitted(ada, WRONG)
    await called(mo, "submissions")
    assert "Ada | Double it | something else came out | not yet right | 0" in page_words(
        await there.page(mo, "submissions")
    )
    here = f"submissions/{number}"
    assert "return n * n" in page_words(await there.page(mo, here))
    ran = await there.post(mo, f"{here}/run")
    assert ran.page is not None
    assert "2 of 4 cases passed" in page_words(ran.page)
    assert (await there.post(mo, f"{here}/comment", here, words="Look at halves.")).go == here
    decided = await there.post(mo, f"{here}/decide", here, words="It is fine.", becomes="right", seen="0")
    assert decided.go == here
    again = await there.post(mo, f"{here}/decide", here, words="It is not.", becomes="wrong", seen="0")
    assert "Somebody decided about this submission" in again.words
    assert again.typed["words"] == "It is not."
    said = page_words(await there.page(mo, here))
    assert "Look at halves" in said
    assert "Counts as: right, as decided afterwards" in said
    assert len(await there.told(ada)) == 2
    assert await there.acts() == ["grade-comment", "grade-override"]
    narrowed = {"course": "sample", "challenge": "double", "outcome": "wrong"}
    assert "Ada" not in page_words(await there.page(mo, "submissions", narrowed))


async def test_another_communitys_page_is_not_found(there: Scene, mo: Pupil) -> None:
    zed = await there.member("zed", "two")
    number = await there.submitted(zed, RIGHT)
    await called(mo, "submissions")
    refused = await there.post(mo, f"submissions/{number}/comment", words="Hello.")
    assert "in none of your classes" in refused.words
    assert await there.told(zed) == []
