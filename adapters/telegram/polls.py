"""A question as a quiz poll of Telegram's, where all of it fits into one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.tree import SyntaxTreeNode as Node

from adapters.telegram.labels import is_seen
from adapters.telegram.spans import PARSER, bare
from adapters.telegram.units import clean, line, units
from core.chat import Block, Card, Choices

QUESTION, OPTION, EXPLANATION = 300, 100, 200
"""UTF-16 units of the parts of a poll."""
LINE_FEEDS = 2
"""Most of them in an explanation."""
FEWEST, MOST = 2, 12
"""Options of a poll."""
SENTENCE = re.compile(r"[.!?…。！？]['\"»”’)\]]*(?=\s|$)|[。！？]")
PARAGRAPHS = re.compile(r"\n\s*\n")
"""What parts them; a single line feed is only where the author's line was full."""
PROSE = frozenset({"text", "softbreak", "em", "strong", "inline", "paragraph", "root"})
"""What a question may be made of: a poll shows no marks, so code would be taken for words."""
BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Poll:
    """A quiz. `answers` are the ids of the choices in the order of `options`; texts are sent without `parse_mode`."""

    question: str
    options: tuple[str, ...]
    correct: int
    explanation: str
    answers: tuple[str, ...]


def poll(choices: Choices, question: str) -> Poll | None:
    """The poll that asks `choices`, or None where one cannot."""
    solution = choices.solution
    labels = tuple(line(option.label) for option in choices.options)
    if (
        solution is None
        or not choices.answers
        or len(solution.correct) != 1
        or not 0 <= solution.correct[0] < len(labels)
        or not _can_be_options([option.label for option in choices.options], labels)
    ):
        return None
    answers = tuple(option.id for option in choices.options)
    return Poll(question, labels, solution.correct[0], explained(solution.explanation), answers)


def question_of(block: Block | None) -> str:
    """What a poll after `block` asks; "" where that is for the block itself to ask, because a poll could not show it."""
    if not isinstance(block, Card) or block.facts or not block.markdown.strip():
        return ""
    tree = Node(PARSER.parse(block.markdown))
    if len(tree.children) != 1 or any(node.type not in PROSE for node in tree.walk()):
        return ""
    title, prompt = line(block.title), line(bare(tree))
    whole = BETWEEN.join(part for part in (title, prompt) if part)
    return whole if prompt and units(whole) <= QUESTION else ""


def explained(explanation: str) -> str:
    """An explanation as far as a poll shows it, in whole sentences; "" where the first is too long already."""
    paragraphs = map(line, PARAGRAPHS.split(clean(explanation)))
    text = "\n".join(filter(None, paragraphs))
    text = text if text.count("\n") <= LINE_FEEDS else line(text)
    if units(text) <= EXPLANATION:
        return text
    ends = (found.end() for found in SENTENCE.finditer(text))
    return text[: max((end for end in ends if units(text[:end]) <= EXPLANATION), default=0)]


def _can_be_options(labels: Sequence[str], shown: Sequence[str]) -> bool:
    return (
        FEWEST <= len(shown) <= MOST
        and len(set(shown)) == len(shown)
        and all(is_seen(one) and units(one) <= OPTION for one in shown)
        and all(len(one.strip().splitlines()) == 1 for one in labels)
    )
