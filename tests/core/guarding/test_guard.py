"""What the guard promises of any message: code is run, prose is read, answers stated are told from answers named."""

import base64
import codecs
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import pytest

from core.course.grading import grade, submission
from core.course.model import Challenge, Course, Question
from core.course.model.challenges import Rung
from core.course.model.items import MultipleChoice, SingleChoice
from core.guarding.found import Kind
from core.guarding.guard import check
from core.guarding.running import MOST_RUNS
from sandbox.contract import Job, Runner, Status, Verdict


@dataclass(slots=True)
class CountingRun:
    """Runs jobs, and counts them."""

    run: Callable[[Job], Awaitable[Verdict]]
    jobs: list[Job] = field(default_factory=list[Job])

    async def __call__(self, job: Job) -> Verdict:
        self.jobs.append(job)
        return await self.run(job)


A_MOMENT_AWAY = {
    ("even-or-odd", "single-equals.py"),  # no Python, so it is read as pseudocode, which it might be
    ("parrot", "asks-a-question.py"),  # right but for the question in `input`
    ("to-fahrenheit", "prints.py"),  # `return` in place of `print` is all that is left to do
}
"""Typical wrong solutions that hold the right one: they count as leaks, though they pass no hidden case."""


async def nothing_runs(job: Job) -> Verdict:
    raise AssertionError(f"nothing was to be run, but {job.source!r} was")


async def no_sandbox(job: Job) -> Verdict:
    return Verdict(status=Status.UNAVAILABLE, note="It is switched off.")


def challenge_of(course: Course, item: str) -> Challenge:
    found = course.item(item)
    assert isinstance(found, Challenge)
    return found


def questions(course: Course) -> list[Question]:
    return list(course.questions)


async def test_every_reference_leaks_in_a_fence_and_bare(course: Course, runner: Runner):
    for challenge in course.challenges:
        for message in (
            f"Look:\n\n```python\n{challenge.reference}```\n\nDone.",
            f"Look:\n\n{challenge.reference}",
        ):
            found = await check(message, challenge, [], runner.run)
            assert found.leaks, (challenge.id, message)


async def test_every_reference_leaks_when_it_comes_in_two_messages(course: Course, runner: Runner):
    for challenge in course.challenges:
        lines = challenge.reference.splitlines(keepends=True)
        if len(lines) > 2:
            first, second = "".join(lines[:2]), "".join(lines[2:])
            earlier = [f"```python\n{first}```"]
            assert (await check(f"```python\n{second}```", challenge, earlier, runner.run)).leaks, (
                challenge.id
            )


async def test_a_typical_wrong_solution_leaks_only_where_hidden_cases_let_it_pass(
    course: Course, runner: Runner
):
    """Some are caught by visible cases alone: P1 speaks of the hidden ones, so the guard withholds these."""
    for challenge in course.challenges:
        hidden = tuple(case for case in challenge.cases if case.hidden)
        for wrong in challenge.wrong:
            passes = grade(
                challenge, hidden, await runner.run(submission(challenge, wrong.source, hidden))
            ).passed
            found = await check(f"```python\n{wrong.source}```", challenge, [], runner.run)
            if (challenge.id, wrong.name) not in A_MOMENT_AWAY:
                assert found.leaks is passes, (challenge.id, wrong.name, found)


async def test_no_authored_rung_below_the_last_leaks(course: Course, runner: Runner):
    for challenge in course.challenges:
        for hint in challenge.hints:
            if hint.rung is not Rung.BOTTOM_OUT:
                assert not (found := await check(hint.text, challenge, [], runner.run)).leaks, (
                    challenge.id,
                    found,
                )


async def test_the_last_rung_mostly_counts_as_dictated(course: Course, runner: Runner):
    """It is for after the attempts rule. Where it describes signs in place of naming them, words are not enough."""
    last = [(one, one.hint(Rung.BOTTOM_OUT).text) for one in course.challenges]
    found = [(await check(text, one, [], runner.run)).leaks for one, text in last]
    assert sum(found) >= 0.7 * len(found)


async def test_neither_the_question_nor_its_hints_leak(course: Course):
    for item in questions(course):
        for message in (item.prompt, f"{item.prompt}\n\n```python\n{item.code}\n```", *item.hints):
            assert not (found := await check(message, item, [], nothing_runs)).leaks, (item.id, found)


async def test_a_message_of_prompt_and_distractors_does_not_leak(course: Course):
    for item in questions(course):
        if isinstance(item, SingleChoice | MultipleChoice):
            wrong = [option.text for option in item.options if not option.correct]
            for one in wrong:
                message = f"{item.prompt}\n\nWhat makes you think of {one}?"
                assert not (found := await check(message, item, [], nothing_runs)).leaks, (item.id, found)


async def test_all_options_to_choose_from_do_not_leak(course: Course):
    for item in questions(course):
        if isinstance(item, SingleChoice):
            message = f"Which one is it: {' or '.join(option.text for option in item.options)}?"
            assert not (found := await check(message, item, [], nothing_runs)).leaks, (item.id, found)


@pytest.mark.parametrize(
    "form", ["The answer is {}.", "It's {}.", "La respuesta es {}.", "The right option: {}"]
)
async def test_every_single_choice_leaks_when_its_key_is_stated(course: Course, form: str):
    for item in questions(course):
        if isinstance(item, SingleChoice):
            keyed = next(option.text for option in item.options if option.correct)
            assert (await check(form.format(keyed), item, [], nothing_runs)).leaks, (item.id, keyed)


async def test_every_single_choice_passes_when_a_distractor_is_denied(course: Course):
    for item in questions(course):
        if isinstance(item, SingleChoice) and len(item.options) > 2:
            wrong = next(option.text for option in item.options if not option.correct)
            assert not (found := await check(f"It is not {wrong}", item, [], nothing_runs)).leaks, (
                item.id,
                found,
            )


def disguises(text: str) -> dict[str, str]:
    return {
        "base64": base64.b64encode(text.encode()).decode(),
        "hex": text.encode().hex(),
        "rot13": codecs.encode(text, "rot13"),
        "reversed": text[::-1],
        "zero-width": "\u200b".join(text),
        "full width": "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text),
        "homoglyphs": text.replace("a", "а").replace("e", "е"),
    }


@pytest.mark.parametrize("disguise", sorted(disguises("")))
async def test_a_disguised_answer_leaks(course: Course, disguise: str):
    message = disguises("The answer is Noa")[disguise]
    assert (await check(message, course.item("lists-from-the-end"), [], nothing_runs)).leaks, message


async def test_what_cannot_be_run_counts_as_a_leak(course: Course):
    found = await check("`print(input() * 2)`", challenge_of(course, "parrot"), [], no_sandbox)
    assert found.why
    assert found.why.kind is Kind.UNCHECKED
    assert found.why.evidence == "It is switched off."


async def test_prose_needs_no_sandbox(course: Course):
    assert not (
        await check("Well begun! What comes next?", challenge_of(course, "parrot"), [], nothing_runs)
    ).leaks


async def test_a_message_of_many_programs_costs_no_more_than_the_most_runs_and_is_not_let_through(
    course: Course, runner: Runner
):
    message = "\n\n".join(f"```python\nprint(int(input()) + {n})\n```" for n in range(40))
    counting = CountingRun(runner.run)
    found = await check(message, challenge_of(course, "middle"), [], counting)
    assert found.why is not None
    assert found.why.kind is Kind.UNCHECKED
    assert len(counting.jobs) <= MOST_RUNS


@pytest.mark.parametrize("place", [0, 4, 9])
@pytest.mark.parametrize(
    ("item", "decoy"),
    [
        ("to-fahrenheit", "def to_fahrenheit(celsius):\n    return celsius * 9 / 5 + {}"),
        ("parrot", "x = input()\nprint(x, {})\nprint(x)"),
    ],
)
async def test_a_solution_among_many_programs_that_are_none_leaks(
    course: Course, runner: Runner, item: str, decoy: str, place: int
):
    challenge = challenge_of(course, item)
    programs = [decoy.format(number) for number in range(9)]
    programs.insert(place, challenge.reference.strip())
    message = "\n\n".join(f"```python\n{one}\n```" for one in programs)
    assert (await check(message, challenge, (), runner.run)).leaks


async def test_what_was_given_away_before_is_not_this_messages_leak(course: Course):
    item = course.item("loops-bill")
    assert not (await check("Well done. What comes next?", item, ["The answer is 20."], nothing_runs)).leaks


async def test_an_answer_in_two_messages_leaks_with_the_second(course: Course):
    item = course.item("loops-bill")
    assert (await check("20, of course", item, ["So the answer is"], nothing_runs)).leaks


@pytest.mark.parametrize(
    "message",
    [
        "1 + " * 400 + "1",
        "hint: so well yes " * 100,
        ", and or " * 200,
        "and then and then " * 100,
        "is the " * 400,
    ],
)
@pytest.mark.timeout(60)
async def test_a_hostile_message_is_looked_at_in_bounded_time(course: Course, message: str):
    """Patterns that try all ways to read it would not end within hours."""

    async def refuses(job: Job) -> Verdict:
        return Verdict(status=Status.FINISHED)

    for item in course.items[::6]:
        await check(message, item, [], refuses)
