"""The words around study sets. All of it is for one person's eyes, wherever they are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.asking.question import ask as ask_item
from core.chat import (
    Action,
    Block,
    Card,
    Choice,
    Choices,
    Code,
    Progress,
    Reply,
    Say,
    Text,
    Tone,
    Weight,
    plain,
)
from core.course.model import Question
from core.features.study.rules import LONGEST_LABEL, MOST_SETS, ON_A_PAGE, Sitting, first_words
from core.markdown import literal
from core.store.studies import Kind, StudyItem, StudyPassage, StudySet
from core.studies import title_of
from core.tutoring import Silence
from core.words.formats import relative_day


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads it: their language, their time zone, and when it is."""

    language: str | None
    time_zone: str | None
    now: datetime

    def day(self, moment: datetime, say: Say) -> str:
        """A day as they call it."""
        return relative_day(moment, self.now, self.language, self.time_zone, say)


# ── what came in ────────────────────────────────────────────────────────────────────────────────────────────


def added(
    *,
    added: Sequence[tuple[StudySet, bool]],
    refused: Sequence[tuple[str, Mapping[str, str | float]]],
    question: str,
    can_make: bool,
    say: Say,
) -> Reply:
    """What was read of the files that came along, what was not, and what can be done with it."""
    words = [
        say(message, **{name: plain(one) if isinstance(one, str) else one for name, one in values.items()})
        for message, values in refused
    ]
    cards = [_read(study, say, known=known) for study, known in added]
    if len(added) == 1:
        ways = tuple(_ways(added[0][0], say, can_make=can_make, question=question))
    else:
        ways = tuple(_opening(study) for study, _ in added)
    return Reply.privately(*map(Text, words), *cards, Choices(ways))


def _read(study: StudySet, say: Say, *, known: bool) -> Card:
    said = [say("study-known" if known else "study-read", name=plain(study.name))]
    said += [say("study-cut")] if study.cut else []
    facts = ((say("study-passages"), f"{study.passages}"),)
    return Card(study.title, "\n\n".join(said), facts, Tone.NEUTRAL if known else Tone.GOOD)


def _ways(
    study: StudySet, say: Say, *, can_make: bool, question: str = "", is_open: bool = False
) -> Iterator[Choice]:
    """All that can be done with a set. `is_open`: its passages are shown already."""
    here = {"study": study.id}
    if study.kind is Kind.LESSON:
        yield Choice(say("study-take"), Action("study.passage", {**here, "number": 0}), Weight.PRIMARY)
    elif question:
        label = say("study-ask-this", question=first_words(question, 40))
        yield Choice(label, Action("tutor.ask", {"question": question}), Weight.PRIMARY)
    else:
        yield Choice(say("study-ask"), Action("study.ask", here), Weight.PRIMARY)
    if can_make or study.items:
        yield Choice(say("study-quiz"), Action("study.quiz", here))
    if can_make and study.kind is Kind.FILE:
        yield Choice(say("study-lesson"), Action("study.lesson", here))
    if study.kind is Kind.FILE and not is_open:
        yield Choice(say("study-look"), Action("study.open", here))
    yield Choice(say("study-remove"), Action("study.remove", here), Weight.QUIET)


# ── the shelf ───────────────────────────────────────────────────────────────────────────────────────────────


def listed(shelf: Sequence[StudySet], reader: Reader, say: Say) -> Reply:
    """All sets, and how one more comes in."""
    if not shelf:
        return Reply.privately(Card(say("study-shelf"), say("study-none")))
    left = say("study-room", count=len(shelf), most=MOST_SETS)
    return Reply.privately(*_rows(shelf, left, reader, say))


def which(near: Sequence[StudySet], words: str, reader: Reader, say: Say) -> Reply:
    """For words that name no set, or several: those they may mean, else all."""
    if not near:
        return listed(near, reader, say)
    text = Text(say("study-which", given=plain(words[:LONGEST_LABEL])))
    return Reply.privately(text, *_rows(near, "", reader, say))


def _rows(sets: Sequence[StudySet], more: str, reader: Reader, say: Say) -> tuple[Block, ...]:
    lines = "\n".join(_line(one, reader, say) for one in sets)
    card = Card(say("study-shelf"), "\n\n".join(filter(None, (lines, more))))
    return card, Choices(tuple(map(_opening, sets)))


def _line(study: StudySet, reader: Reader, say: Say) -> str:
    kind = say(f"study-kind-{study.kind.value}", count=study.passages)
    return f"- **{plain(study.title)}** · {kind} · {reader.day(study.at, say)}"


def _opening(study: StudySet) -> Choice:
    return Choice(first_words(study.title), Action("study.open", {"study": study.id}))


def opened(
    study: StudySet,
    shown: Mapping[int, StudyPassage],
    begin: int,
    reader: Reader,
    say: Say,
    *,
    can_make: bool,
) -> Reply:
    """A set: the beginnings of some of its passages, each to be opened, and all that can be done with it."""
    kind = say(f"study-kind-{study.kind.value}", count=study.passages)
    about = [kind, reader.day(study.at, say), *([study.name] if study.name else [])]
    said = [plain(" · ".join(about))]
    said += [say("study-cut")] if study.cut else []
    said += [say("study-made-lesson")] if study.kind is Kind.LESSON else []
    card = Card(study.title, "\n\n".join(said))
    passages = tuple(
        Choice(_beginning(one), Action("study.passage", {"study": study.id, "number": number}))
        for number, one in shown.items()
    )
    turning = tuple(
        Choice(say(f"study-{way}"), Action("study.open", {"study": study.id, "from": start}), Weight.QUIET)
        for way, start in (("earlier", begin - ON_A_PAGE), ("later", begin + ON_A_PAGE))
        if -ON_A_PAGE < start < study.passages and (start > begin or begin > 0)
    )
    back = Choice(say("study-all"), Action("study.list"), Weight.QUIET)
    ways = (*_ways(study, say, can_make=can_make, is_open=True), back)
    return Reply.privately(card, Choices((*passages, *turning)), Choices(ways))


def _beginning(passage: StudyPassage) -> str:
    named = filter(None, (passage.place, passage.heading))
    where = min(named, key=len, default="")[:24].rstrip(" ·")
    return " · ".join(filter(None, (where, first_words(passage.text, LONGEST_LABEL - len(where)))))


# ── one passage, one step ───────────────────────────────────────────────────────────────────────────────────


def read(study: StudySet, number: int, passage: StudyPassage, say: Say, *, can_make: bool) -> Reply:
    """A passage of a file, or a step of a lesson."""
    if study.kind is Kind.LESSON:
        return step(study, number, passage, say)
    title = Card(title_of(study.title, passage), literal(passage.text))
    ways = [*_turning(study, number, say)]
    if can_make:
        from_here = Action("study.lesson", {"study": study.id, "number": number})
        ways.append(Choice(say("study-lesson-here"), from_here))
    ways.append(_back(study, say))
    progress = Progress(say("study-passage"), number + 1, study.passages)
    return Reply.privately(progress, title, Choices(tuple(ways)))


def step(study: StudySet, number: int, passage: StudyPassage, say: Say, *, near: bool = False) -> Reply:
    """A step of a lesson that a model made, its program with what that really printed, and the way on."""
    blocks: list[Block] = [Progress(study.title, number + 1, study.passages)]
    blocks.append(Text(f"**{plain(passage.heading)}**\n\n{passage.text}"))
    if passage.code:
        blocks.append(Code(passage.code, "python"))
        blocks.append(Code(passage.output, "", say("study-printed")))
    if passage.place:
        blocks.append(Text(say("study-rests-on", title=plain(passage.place))))
    blocks += checked(study, say, near=near, told_before=number > 0)
    ways = [*_turning(study, number, say)]
    if number + 1 == study.passages and study.items:
        recall = Action("study.quiz", {"study": study.id})
        ways.insert(0, Choice(say("study-recall"), recall, Weight.PRIMARY))
    return Reply.privately(*blocks, Choices((*ways, _back(study, say))))


def _turning(study: StudySet, number: int, say: Say) -> Iterator[Choice]:
    def to(other: int) -> Action:
        return Action("study.passage", {"study": study.id, "number": other})

    if number + 1 < study.passages:
        yield Choice(say("study-next"), to(number + 1), Weight.PRIMARY)
    if number > 0:
        yield Choice(say("study-previous"), to(number - 1), Weight.QUIET)


def _back(study: StudySet, say: Say) -> Choice:
    return Choice(say("study-back"), Action("study.open", {"study": study.id}), Weight.QUIET)


def ask(study: StudySet, say: Say, *, has_model: bool) -> Reply:
    """How one asks about a set."""
    text = say("study-ask-how" if has_model else "study-ask-how-quoted", title=plain(study.title))
    return Reply.privately(Text(text), Choices((_back(study, say),)))


# ── questions ───────────────────────────────────────────────────────────────────────────────────────────────


def making(done: int, total: int, say: Say) -> Reply:
    """That something is being made, and about how far it is."""
    return Reply.privately(Progress(say("study-making"), done, total))


def checked(study: StudySet, say: Say, *, near: bool = False, told_before: bool = False) -> tuple[Block, ...]:
    """That a model made this, and that the day's budget comes to its end, where it does.

    How it was checked is said once: `told_before`, it is left out.
    """
    kind = "items" if study.kind is Kind.FILE else "lesson"
    made = say("study-made-step" if told_before else f"study-made-{kind}")
    return (Text(made), *((Text(say("tutor-near-limit")),) if near else ()))


def asked(
    study: StudySet, sitting: Sitting, item: Question, also: Sequence[Choice], say: Say
) -> tuple[Block, ...]:
    """A question of a set, marked as a model's."""
    heading = say("study-question", title=first_words(study.title, 40))
    question = ask_item(item, heading, verb="study.answer", seed=sitting.seed, say=say)
    progress = Progress(say("asking-question"), sitting.at + 1, len(sitting.items))
    ways = tuple(
        Choice(say(f"asking-{verb}"), Action(f"study.{verb}", {"item": item.id}), Weight.QUIET)
        for verb in ("skip", "stop")
    )
    return (progress, *question, Choices((*also, *ways)))


def where_it_says(study: StudySet, item: StudyItem, say: Say) -> Choice:
    """A press for the passage that says what is right."""
    return Choice(say("study-where"), Action("study.passage", {"study": study.id, "number": item.passage}))


def over(study: StudySet, sitting: Sitting, say: Say, *also: Choice, can_make: bool) -> tuple[Block, ...]:
    """How a round went, and ways on."""
    how = say("study-result", right=sitting.right, answered=sitting.answered)
    here = {"study": study.id}
    ways = [*also, Choice(say("study-again"), Action("study.quiz", here))]
    if can_make:
        ways.append(Choice(say("study-more"), Action("study.more", here)))
    told = how if sitting.answered else say("study-nothing-answered")
    tone = Tone.GOOD if sitting.answered else Tone.NEUTRAL
    return (Card(say("study-over"), told, tone=tone), Choices((*ways, _back(study, say))))


def not_made(why: Silence, study: StudySet | None, invited: Sequence[Block], say: Say) -> Reply:
    """Why nothing was made, and what there is instead."""
    text = Text(say("study-silent-undecided" if invited else f"study-silent-{why.value}"))
    if study is None:
        ways = (
            Choice(say("study-courses"), Action("courses.show")),
            Choice(say("study-all"), Action("study.list"), Weight.QUIET),
        )
    else:
        look = Action("study.open", {"study": study.id})
        ask_ = Action("study.ask", {"study": study.id})
        ways = (Choice(say("study-look"), look), Choice(say("study-ask"), ask_))
    return Reply.privately(text, *invited, Choices(ways))


# ── removing ────────────────────────────────────────────────────────────────────────────────────────────────


def ask_to_remove(study: StudySet, say: Say) -> Reply:
    """A question before a set goes."""
    title = plain(study.title)
    text = say(f"study-remove-{study.kind.value}", title=title)
    yes = Choice(say("study-remove-yes"), Action("study.drop", {"study": study.id}))
    return Reply.privately(Text(text), Choices((yes, _back(study, say))))


def dropped(study: StudySet, say: Say) -> Reply:
    """That it is gone."""
    back = Choice(say("study-all"), Action("study.list"), Weight.QUIET)
    return Reply.privately(
        Text(say(f"study-removed-{study.kind.value}", title=plain(study.title))), Choices((back,))
    )
