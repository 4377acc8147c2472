"""The guard of the tutor: whether a message that is about to be shown would solve the item (P1, P2).

It sees the key and the hidden cases, so nothing of what it finds may go to a learner or into a prompt.
"""

import re
from collections.abc import Awaitable, Callable, Sequence

from core.course.model import Challenge, Item, Question
from core.guarding.dictating import dictated
from core.guarding.found import HARMLESS, Found
from core.guarding.questions import question_leak
from core.guarding.readings import Reading, readings
from core.guarding.running import run_pieces
from sandbox.contract import Job, Verdict

TURNS = 4
"""Earlier messages that a message is put together with: a solution may come in pieces."""


async def check(
    message: str, item: Item, earlier: Sequence[str], run: Callable[[Job], Awaitable[Verdict]]
) -> Found:
    """What `message` gives away of `item`, alone or as the last piece of the tutor's `earlier` messages.

    `run` runs a job in the sandbox: `core.guarding.running.MOST_RUNS` of them at most, and none for a question.
    What was given away before `message` came is not its leak.
    """
    alone = readings(message)
    before = _joined([readings(one)[0].text for one in earlier[-TURNS:]])
    joined = Reading(_joined([before, alone[0].text]))
    if isinstance(item, Challenge):
        return await _of_challenge(item, alone, joined if before else None, before, run)
    return _of_question(item, alone, joined if before else None, before)


def _joined(messages: Sequence[str]) -> str:
    """Messages as one text: a sentence, or a word with dots, that one leaves open goes on in the next."""
    text = "\n\n".join(messages)
    text = re.sub(r"(?<=\w)(?:\.{2,}|…)\s+(?:\.{2,}|…)(?=\w)", "", text)
    return re.sub(r"(?<=[\w,:])(?:\.{2,}|…)?[ \t]*\n\n(?:\.{2,}|…)?(?=[\w`\"'])", " ", text)


async def _of_challenge(
    item: Challenge,
    alone: Sequence[Reading],
    joined: Reading | None,
    before: str,
    run: Callable[[Job], Awaitable[Verdict]],
) -> Found:
    for reading in alone:
        if (found := dictated(item, reading.text)).leaks:
            return found
    if joined and not dictated(item, before).leaks and (found := dictated(item, joined.text)).leaks:
        return found
    texts = [*(one.text for one in alone), *([joined.text] if joined else [])]
    return await run_pieces(item, texts, run)


def _of_question(item: Question, alone: Sequence[Reading], joined: Reading | None, before: str) -> Found:
    for reading in alone:
        if (found := question_leak(item, reading)).leaks:
            return found
    if joined and not question_leak(item, Reading(before)).leaks:
        return question_leak(item, joined)
    return HARMLESS
