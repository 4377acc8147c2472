"""The weekly digest, in chat and as a letter, and what is said of where it goes. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from core.chat import Action, Block, Card, Choice, Choices, Field, Form, Reply, Text, Tone, Weight, plain
from core.course.model import Course
from core.features.insight.item_views import fault_words, in_order
from core.features.insight.reader import Reader, called
from core.insight.items import ItemFigures
from core.insight.overview import Overview
from core.mail import Letter
from core.store.cohorts import Cohort
from core.store.digests import Wish

NEED, MEND = 5, 3
"""Learners and items that a digest names of each class."""
MOSTLY = 0.8
"""The share of a class that has done something that went well."""


@dataclass(frozen=True, slots=True)
class OfClass:
    """What there is to tell of a class."""

    cohort: Cohort
    course: Course
    overview: Overview
    items: Sequence[ItemFigures]
    tasks: Sequence[tuple[str, float]]
    """What was to be done, and the share of the class that has done it."""


def digest(classes: Sequence[OfClass], reader: Reader) -> tuple[Block, ...]:
    """All classes, each with who needs a word, what went well and what to mend."""
    if not classes:
        return (Text(reader.say("insight-digest-nothing")),)
    return tuple(
        Card(
            one.cohort.title,
            "\n\n".join(f"**{head}**\n\n{_listed(lines)}" for head, lines in parts(one, reader)),
        )
        for one in classes
    )


def parts(one: OfClass, reader: Reader) -> Iterator[tuple[str, Sequence[str]]]:
    """What is told of a class: headings, and lines of Markdown below them."""
    say, found = reader.say, one.overview
    need = [reader.at_risk(each) for each in found.risks[:NEED]]
    if (more := found.at_risk - len(need)) > 0:
        need.append(say("insight-more-at-risk", count=more))
    yield say("insight-who-needs-a-word"), need or [say("insight-nobody-at-risk")]
    yield say("insight-went-well"), list(_well(one, reader))
    mend = [
        f"**{plain(called(one.course, each.item))}**: {fault_words(each, reader)}"
        for each in in_order(one.items)[:MEND]
        if each.faults
    ]
    if mend:
        yield say("insight-to-mend"), mend


def _well(one: OfClass, reader: Reader) -> Iterator[str]:
    say, found = reader.say, one.overview
    yield say("insight-well-active", active=found.active, count=found.members)
    best = max(found.skills, key=lambda skill: skill.mastered, default=None)
    titles = {skill.id: skill.title for skill in one.course.skills}
    if best and best.mastered:
        skill = plain(titles.get(best.skill, best.skill))
        yield say("insight-well-skill", skill=skill, count=best.mastered)
    for task, share in one.tasks:
        if share >= MOSTLY:
            yield say("insight-well-task", task=plain(task), share=reader.percent(share))


def _listed(lines: Sequence[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def sent(classes: Sequence[OfClass], reader: Reader) -> Reply:
    """The digest as it comes by itself: there is nothing to press, since a chat may be waiting for another answer."""
    say = reader.say
    return Reply.privately(
        Text(say("insight-digest-week")), *digest(classes, reader), Text(say("insight-digest-leave"))
    )


def shown(classes: Sequence[OfClass], wish: Wish | None, reader: Reader, *, mails: bool) -> Reply:
    """The digest as one asks for it, and what it may be turned to."""
    ways = tuple(_ways(wish, reader, mails=mails))
    return Reply.privately(*digest(classes, reader), *((Choices(ways),) if ways else ()))


def _ways(wish: Wish | None, reader: Reader, *, mails: bool) -> Iterator[Choice]:
    say = reader.say
    if wish is None:
        return
    on = "insight-digest-off" if wish.digest else "insight-digest-on"
    yield Choice(say(on), Action("insight.wish", {"digest": not wish.digest}))
    if wish.email:
        yield Choice(say("insight-no-letters"), Action("insight.unmail"), Weight.QUIET)
    elif mails:
        yield Choice(say("insight-letters"), Action("insight.mail"), Weight.QUIET)


def changed(wish: Wish, reader: Reader) -> Reply:
    """Where it goes now."""
    say = reader.say
    words = "insight-digest-is-on" if wish.digest else "insight-digest-is-off"
    letters = (
        (Text(say("insight-letters-go", email=plain(wish.email))),) if wish.email and wish.digest else ()
    )
    back = Choice(say("insight-digest"), Action("insight.digest"), Weight.QUIET)
    return Reply.privately(Card(say(words), tone=Tone.GOOD), *letters, Choices((back,)))


def ask_address(reader: Reader) -> Reply:
    """A form for the address."""
    say = reader.say
    form = Form(
        fields=(Field(name="email", label=say("insight-address")),),
        action=Action("insight.mailed"),
        submit=say("insight-send-code"),
    )
    return Reply.privately(Text(say("insight-address-why")), form)


def ask_code(email: str, reader: Reader) -> Reply:
    """A form for the code that was mailed."""
    return Reply.privately(Text(reader.say("insight-code-sent", email=plain(email))), _code_form(reader))


def wrong_code(reader: Reader, *, left: int) -> Reply:
    """The code was another one; a form for one more try, as long as there are any."""
    say = reader.say
    words = Text(say("insight-code-wrong", left=left))
    if left <= 0:
        return Reply.privately(words, Choices((Choice(say("insight-letters"), Action("insight.mail")),)))
    return Reply.privately(words, _code_form(reader))


def _code_form(reader: Reader) -> Form:
    return Form(
        fields=(Field(name="code", label=reader.say("insight-code")),),
        action=Action("insight.proved"),
        submit=reader.say("insight-confirm"),
    )


def code_letter(email: str, code: str, reader: Reader) -> Letter:
    """The letter that proves an address."""
    text = reader.say("insight-code-letter", code=code)
    return Letter(
        to=email,
        subject=reader.say("insight-code-subject"),
        text=text,
        html=f"<p>{escape(text)}</p>",
    )


def digest_letter(email: str, classes: Sequence[OfClass], reader: Reader) -> Letter:
    """The digest as a letter, as plain text and as HTML that is made of nothing but what is escaped."""
    say = reader.say
    title = say("insight-digest-week")
    text, html = [title], [f"<h1>{escape(title)}</h1>"]
    for one in classes:
        text += ["", one.cohort.title, "=" * len(one.cohort.title)]
        html.append(f"<h2>{escape(one.cohort.title)}</h2>")
        for head, lines in parts(one, reader):
            said = [unmarked(line) for line in lines]
            text += ["", head, *(f"- {line}" for line in said)]
            items = "".join(f"<li>{escape(line)}</li>" for line in said)
            html.append(f"<h3>{escape(head)}</h3><ul>{items}</ul>")
    leave = say("insight-digest-leave")
    body = "".join(html)
    language = escape(reader.language or "en")
    return Letter(
        to=email,
        subject=title,
        text="\n".join([*text, "", unmarked(leave), ""]),
        html=f'<!doctype html><html lang="{language}"><body>{body}<p>{escape(unmarked(leave))}</p></body></html>',
        leave="unsubscribe",
    )


def unmarked(markdown: str) -> str:
    """A line of ours without what is Markdown in it: `**` and the strokes before signs."""
    return re.sub(r"\\(.)", r"\1", markdown.replace("**", ""))
