"""The words of programs that are alike: careful ones, for who teaches. Pure."""

from collections.abc import Collection, Mapping
from itertools import zip_longest

from core.asking.question import bare
from core.chat import Action, Card, Choice, Choices, Code, Reply, Say, Text, Weight, plain
from core.features.grading.rules import Place
from core.similarity.pairs import ALIKE, LEAST, Likeness, Pair
from core.store.submissions import Submission
from core.words.formats import number, percent

MOST = 8
"""Pairs in one message; the page has more."""
WIDTH = 60
"""Characters of a line where two programs stand side by side."""
MARK, NO_MARK = "▌ ", "  "


def listed(
    place: Place, found: Likeness, of: Mapping[int, Submission], language: str | None, say: Say
) -> Reply:
    """The pairs that are alike, with what that means and what it does not."""
    card = Card(
        say("grading-similar-title", title=bare(place.challenge.title)), summary(found, language, say)
    )
    if not found.pairs:
        return Reply.privately(card, Choices((_all(place, say),)))
    shown = found.pairs[:MOST]
    lines = [f"{at}. {line(one, of, language, say)}" for at, one in enumerate(shown, 1)]
    ways = [Choice(say("grading-one", number=at), _pair(place, one)) for at, one in enumerate(shown, 1)]
    return Reply.privately(
        card,
        Text("\n".join(lines)),
        Text(say("grading-similar-care")),
        Choices((*ways, _all(place, say))),
    )


def summary(found: Likeness, language: str | None, say: Say) -> str:
    """How many were compared, how many pairs are alike, and how many would be by chance."""
    told = [say("grading-similar-compared", compared=found.compared, all=found.all)]
    if found.compared < found.all:
        told.append(say("grading-similar-short", least=LEAST))
    if found.compared < 2:
        return " ".join((*told, say("grading-similar-too-few")))
    told.append(say("grading-similar-found", pairs=found.found, share=percent(ALIKE, language)))
    if found.expected is None:
        told.append(say("grading-similar-unexpected"))
    elif found.expected < 1:
        told.append(say("grading-similar-expected-few"))
    else:
        told.append(say("grading-similar-expected", count=number(round(found.expected), language)))
    return " ".join(told)


def line(one: Pair, of: Mapping[int, Submission], language: str | None, say: Say) -> str:
    """A pair in one line."""
    names = {"one": plain(of[one.one].name), "other": plain(of[one.other].name)}
    return say("grading-similar-line", **names, share=percent(one.share, language))


def pair(
    place: Place, found: Pair, one: Submission, other: Submission, language: str | None, say: Say
) -> Reply:
    """Two submissions, one below the other, the lines marked that stand in both."""
    title = line(found, {one.id: one, other.id: other}, language, say)
    ways = (
        *(
            Choice(say("grading-similar-see", name=it.name), Action("grading.show", {"attempt": it.id}))
            for it in (one, other)
        ),
        Choice(say("grading-similar-back"), _to("similar", place), Weight.QUIET),
    )
    return Reply.privately(
        Card(bare(place.challenge.title), f"{title} {say('grading-similar-marked')}"),
        Code(marked(one.source, found.lines[0]), "", one.name),
        Code(marked(other.source, found.lines[1]), "", other.name),
        Text(say("grading-similar-care")),
        Choices(ways),
    )


def marked(source: str, lines: Collection[int]) -> str:
    """A program with a mark before the lines of these numbers."""
    return "\n".join(
        f"{MARK if at in lines else NO_MARK}{text}" for at, text in enumerate(source.split("\n"), 1)
    )


def side_by_side(one: str, other: str, found: Pair) -> str:
    """Two programs beside each other, those lines marked that stand in both."""
    left, right = marked(one, found.lines[0]), marked(other, found.lines[1])
    rows = zip_longest(left.split("\n"), right.split("\n"), fillvalue="")
    return "\n".join(f"{_fitted(a):<{WIDTH}} │ {_fitted(b)}".rstrip() for a, b in rows)


def _fitted(line: str) -> str:
    line = line.expandtabs(4)
    return line if len(line) <= WIDTH else f"{line[: WIDTH - 1]}…"


def _pair(place: Place, one: Pair) -> Action:
    here = {"course": place.course.id, "challenge": place.challenge.id}
    return Action("grading.pair", {**here, "one": one.one, "other": one.other})


def _to(verb: str, place: Place) -> Action:
    return Action(f"grading.{verb}", {"course": place.course.id, "challenge": place.challenge.id})


def _all(place: Place, say: Say) -> Choice:
    return Choice(say("grading-submissions"), _to("list", place), Weight.QUIET)
