"""Blocks → passages: long enough to say something, short enough to learn from, cut where the text itself pauses."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from core.documents.apart.blocks import MOST_CHARACTERS, Block, Code, Cut, Heading, Prose

LEAST, MOST = 80, 220
"""Words of a passage. The last one before a heading may have fewer."""
LETTERS = 8
"""What counts as a word where there are no spaces."""
LONGEST_HEADING = 120
FENCE = "```"

_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+|(?<=[。！？])")
_SPACES = re.compile(r"[^\S\n]+")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\u00ad]")


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage. See core.documents.DocumentPassage."""

    heading: str
    text: str
    place: str


@dataclass(slots=True)
class Passages:
    """Takes blocks, and has in `made` what came of them."""

    title: str = ""
    cut: bool = False
    made: list[Passage] = field(default_factory=list[Passage])
    _above: str = ""
    """The heading that was read last."""
    _heading: str = ""
    """The one above the passage that is being made."""
    _places: list[str] = field(default_factory=list[str])
    _paragraphs: list[str] = field(default_factory=list[str])
    _headings: int = 0
    """How many of the last paragraphs are headings, of what is still to come."""
    _words: int = 0
    _letters: int = 0
    _read: int = 0

    def take(self, blocks: Iterable[Block]) -> None:
        """Make passages of all that is read, up to the bound."""
        for block in blocks:
            match block:
                case Cut():
                    self.cut = True
                case Heading(text, title):
                    self._begin(clean(text)[:LONGEST_HEADING].strip(), title=title)
                case Prose(text, place):
                    self._add(_sentences(clean(text)), place)
                case Code(text, language, place):
                    self._add_code(text, language, place)
            if self.cut or self._letters > MOST_CHARACTERS:
                self.cut = True
                break
        self._close()

    def _begin(self, heading: str, *, title: bool) -> None:
        if not heading:
            return
        if title or not (self.title or self._read):  # what stands above all else names it
            self.title = heading
        if self._words >= LEAST:
            self._close()
        self._above = heading
        if self._paragraphs:
            before = self._headings
            self._put(heading, "", apart=True)
            self._headings = before + 1

    def _add(self, sentences: list[str], place: str) -> None:
        self._read += 1
        place = place or self._above or f"¶ {self._read}"
        if self._words >= LEAST and self._words + sum(map(words_in, sentences)) > MOST:
            self._close()
        for number, sentence in enumerate(sentences):
            if self._letters > MOST_CHARACTERS:
                break
            if self._words and self._words + words_in(sentence) > MOST:
                self._close()
            self._put(sentence, place, apart=number == 0)

    def _add_code(self, text: str, language: str, place: str) -> None:
        self._read += 1
        place = place or self._above or f"¶ {self._read}"
        lines = [_UNSEEN.sub("", line)[: MOST * LETTERS] for line in text.expandtabs(4).splitlines()]
        for part in _parts([line.rstrip() for line in lines]):
            if self._words >= LEAST and self._words + words_in(part) > MOST:
                self._close()
            fence = FENCE
            while fence in part:
                fence += "`"
            self._put(f"{fence}{clean(language)[:20]}\n{part}\n{fence}", place, apart=True)

    def _put(self, text: str, place: str, *, apart: bool) -> None:
        """Add to the passage; what is not `apart` goes on in the paragraph before."""
        if not self._paragraphs:
            self._heading = self._above
        if apart or not self._paragraphs:
            self._paragraphs.append(text)
        else:
            self._paragraphs[-1] += f" {text}"
        if place and place not in self._places:
            self._places.append(place)
        self._headings = 0
        self._words += words_in(text)
        self._letters += len(text)

    def _close(self) -> None:
        if self._places:  # a heading alone says nothing
            text = "\n\n".join(self._paragraphs[: len(self._paragraphs) - self._headings])
            self.made.append(Passage(self._heading, text, _together(self._places)))
        self._places, self._paragraphs, self._words, self._headings = [], [], 0, 0


def words_in(text: str) -> int:
    """About how many words these are, in languages without spaces too."""
    return max(len(text.split()), len(text) // LETTERS)


def clean(text: str) -> str:
    """Text without what cannot be seen, its line ends those of Unix."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(_SPACES.sub(" ", line).strip() for line in _UNSEEN.sub("", text).split("\n")).strip()


def _sentences(text: str) -> list[str]:
    """The sentences of a paragraph that is too long for one passage; else the paragraph."""
    if words_in(text) <= MOST:
        return [text] if text else []
    ends = [found.end() for found in _SENTENCE.finditer(text)]
    sentences = (text[begin:end] for begin, end in zip([0, *ends], [*ends, len(text)], strict=True))
    return [part for sentence in sentences for part in _pieces(sentence.strip()) if part]


def _pieces(sentence: str) -> Iterator[str]:
    """A sentence that is too long for one passage in pieces, cut between words where there are any."""
    if words_in(sentence) <= MOST:
        yield sentence
        return
    piece, room = list[str](), MOST * LETTERS
    for word in sentence.split(" "):
        for at in range(0, len(word), MOST * LETTERS):
            part = word[at : at + MOST * LETTERS]
            if piece and (len(piece) == MOST or len(part) >= room):
                yield " ".join(piece)
                piece, room = [], MOST * LETTERS
            piece.append(part)
            room -= len(part) + 1
    yield " ".join(piece)


def _parts(lines: list[str]) -> Iterator[str]:
    """Lines of code in parts that fit into a passage each."""
    part, words = list[str](), 0
    for line in lines:
        more = words_in(line)
        if part and words + more > MOST:
            yield "\n".join(part).strip("\n")
            part, words = [], 0
        part.append(line)
        words += more
    if any(part):
        yield "\n".join(part).strip("\n")


def _together(places: list[str]) -> str:
    """The first place and, of pages, the last: "p. 3", "pp. 3–4"."""
    first, last = places[0], places[-1]
    if first != last and first.startswith("p. ") and last.startswith("p. "):
        return f"pp. {first[3:]}–{last[3:]}"
    return first
