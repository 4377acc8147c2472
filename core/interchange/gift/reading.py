"""GIFT into drafts."""

import re
from dataclasses import dataclass, field

from core.course.files.fault import Place
from core.interchange import prose, rules
from core.interchange.draft import LONGEST, MOST_FAULTS, MOST_QUESTIONS, Draft, Drafts, joined, stopped
from core.interchange.fault import Fault, Reason, fault
from core.interchange.gift.answers import Answered, Left, answered
from core.interchange.gift.blocks import CATEGORY, GiftBlock, blocks, category_of
from core.interchange.gift.escapes import hidden, shown
from core.interchange.gift.tags import tagged
from core.interchange.prose import Told
from core.interchange.text import clean

_FORMAT = re.compile(r"\s*\[(html|moodle|plain|markdown)\]")
_GAP, _GAP_SHOWN = "\x0e", "_____"
"""What stands for the gap of a missing word, until it is written as Moodle shows it."""


def read(text: str, path: str = "questions.gift", line: int = 1) -> Drafts:
    """The questions of a GIFT file, or of a piece of one that starts in `line` of `path`, with all that is wrong in it."""
    text_or_fault = clean(path, text)
    if isinstance(text_or_fault, Fault):
        return stopped(text_or_fault)
    reading = _Reading(path, line)
    for block in blocks(text_or_fault):
        reading.read(block)
        if len(reading.questions) > MOST_QUESTIONS or len(reading.faults) > MOST_FAULTS:
            break
    return rules.checked(Drafts(questions=tuple(reading.questions), faults=tuple(reading.faults)), path)


@dataclass(slots=True)
class _Reading:
    """What was read so far. A category holds until the next."""

    path: str
    first_line: int
    category: str = ""
    questions: list[Draft] = field(default_factory=list[Draft])
    faults: list[Fault] = field(default_factory=list[Fault])

    def place(self, line: int) -> Place:
        return Place(self.path, line + self.first_line - 1)

    def read(self, block: GiftBlock) -> None:
        if block.text.startswith(CATEGORY):
            self.category = category_of(shown(hidden(block.text.removeprefix(CATEGORY))))
            return
        place = self.place(block.line)
        title, text = _titled(hidden(block.text))
        open_, close = text.find("{"), text.find("}")
        skipped = block.text.count("\n") - text.count("\n")
        if open_ < 0 and close < 0:
            self.faults.append(fault(place, Reason.KIND_LEFT_OUT, kind="description", text=shown(text)))
        elif open_ < 0 or close < open_:
            line = block.line + skipped + text.count("\n", 0, close if close >= 0 else open_)
            stray = close >= 0
            self.faults.append(fault(self.place(line), Reason.BRACE_STRAY if stray else Reason.BRACE_OPEN))
        elif "{" in text[open_ + 1 : close] or "{" in text[close + 1 :] or "}" in text[close + 1 :]:
            line = block.line + skipped + text.count("\n", 0, close)
            self.faults.append(fault(self.place(line), Reason.BRACE_STRAY))
        else:
            self._question(block, title, text[:open_], text[open_ + 1 : close], text[close + 1 :])

    def _question(self, block: GiftBlock, title: str, before: str, answers: str, after: str) -> None:
        place = self.place(block.line)
        prompt = before + _GAP + after if after.strip() else before
        found = _FORMAT.match(prompt)
        format_ = found[1] if found else "moodle"
        pictures = 0

        def told(text: str) -> str:
            nonlocal pictures
            read = _told(text, format_)
            pictures += read.pictures
            return read.text

        answers, _, general = answers.rpartition("####") if "####" in answers else (answers, "", "")
        result = answered(answers, told, place)
        asked, code, language = prose.parted(told(prompt).replace(_GAP, _GAP_SHOWN))
        if isinstance(result, Left):
            self.faults.append(fault(place, result.reason, kind=result.kind, text=title or asked))
            return
        self.faults += result.faults
        explanation = joined([told(general), *result.right_feedback])
        if pictures:
            self.faults.append(fault(place, Reason.PICTURES, found=pictures))
        self.questions.append(
            self._draft(block, place, title, Asked(asked, code, language), explanation, result)
        )

    def _draft(
        self, block: GiftBlock, place: Place, title: str, asked: "Asked", explanation: str, result: Answered
    ) -> Draft:
        tags = tagged(block.tags, result.answer)
        return Draft(
            place=place,
            prompt=asked.prompt,
            answer=tags.answer,
            id=block.id,
            title=title,
            category=self.category,
            code=asked.code,
            language=asked.language,
            explanation=explanation,
            skill=tags.skill,
            difficulty=tags.difficulty,
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question says: the prompt, and the code that stands below it."""

    prompt: str
    code: str
    language: str


def _titled(text: str) -> tuple[str, str]:
    """The title between two pairs of colons, "" for none, and the rest."""
    bare = text.lstrip()
    if not bare.startswith("::"):
        return "", text
    title, closed, rest = bare[2:].partition("::")
    return (" ".join(shown(title).split()), rest) if closed else ("", bare[2:])


def _told(text: str, format_: str) -> Told:
    """A piece of text as Markdown; it may name a format of its own."""
    if found := _FORMAT.match(text):
        text, format_ = text[found.end() :], found[1]
    text = shown(text)
    if len(text) > LONGEST:  # which is told of the draft, and needs no looking into
        return Told(text)
    if format_ == "html":
        return prose.of_html(text)
    if format_ == "markdown":
        return Told(text)
    return Told(prose.of_plain(text)) if format_ == "plain" else prose.of_either(text)
