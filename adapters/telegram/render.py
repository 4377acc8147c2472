"""Reply → messages: the text, the picture or file, the poll and the keyboard of each, every limit of Telegram's kept."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from adapters.telegram.draft import Draft, Page
from adapters.telegram.fields import Answering, first_step, is_picked, opening, placeholder
from adapters.telegram.forms import has_options, options
from adapters.telegram.html import pieces
from adapters.telegram.ids import Opened, Way, data
from adapters.telegram.labels import READABLE, WAY, Button, Keyboard, cut, fit, numbered, rows, short
from adapters.telegram.message import Message
from adapters.telegram.parts import Section, Seen, sections
from adapters.telegram.polls import Poll, poll, question_of
from adapters.telegram.spans import is_link
from adapters.telegram.units import line
from core.chat import Capabilities, Choice, Choices, CommandSpec, Form, Reply, Say, Weight, called

__all__ = ["CAPABILITIES", "Button", "Keyboard", "Message", "Poll", "asked", "messages", "names"]

CAPABILITIES = Capabilities(
    blocks=Capabilities.EVERYTHING, text=4000, choices=48, code=1500, code_lines=25, edits=True, polls=True
)
STYLES = {Weight.NORMAL: "", Weight.PRIMARY: "primary", Weight.QUIET: ""}
NEARBY = {"localhost": "127.0.0.1"}
"""Telegram leads to this machine, but not by its name."""


def messages(reply: Reply, say: Say, commands: Sequence[CommandSpec], *, alone: bool) -> tuple[Message, ...]:
    """The messages of a reply that is degraded to `CAPABILITIES` and addressed; none where nothing is visible.

    `alone`: it is a private chat. Only there are polls and web apps, and only there does text reach us that answers
    none of our messages. Of `commands`, the names can be touched.
    """
    forms = (block for block in reply.blocks if isinstance(block, Form) and not is_picked(block))
    typed = next((form.id for form in forms), "")
    page = Page(say, alone, frozenset(names(commands, say)), typed)
    parts = sections([first_step(one, say) if isinstance(one, Form) else one for one in reply.blocks])
    return tuple(
        message
        for number, part in enumerate(parts, start=1)
        for message in _section(part, page, last=number == len(parts))
    )


def asked(form: Form, say: Say, *, alone: bool) -> tuple[Message, ...]:
    """What is sent to somebody who presses the button that opens `form`."""
    form = first_step(form, say)
    draft = Draft(Page(say, alone))
    draft.form(form, Answering.SEND if alone else Answering.REPLY)
    if has_options(form):
        return draft.finished(options(form))
    return draft.finished((), placeholder(form, say))


def names(commands: Iterable[CommandSpec], say: Say) -> Iterator[str]:
    """How a typed line begins that calls one of the commands: one of a group by `course`, or as `course_create`."""
    for command in commands:
        for name in (command.name.casefold(), called(command.name, say).casefold()):
            yield name.split()[0]
            yield "_".join(name.split())


# ── sections ─────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Quiz:
    """The poll of a section, and which of its blocks it stands for."""

    poll: Poll
    choices: Choices
    question: Seen | Choices | None


def _section(section: Section, page: Page, *, last: bool) -> Iterator[Message]:
    draft = Draft(page)
    quiz = _quiz(section, page)
    keyboard = _seen(section, draft, quiz)
    prompt: str | None = None
    for block in section.pressed:
        if isinstance(block, Form):
            answering = _answering(block, section, page, last=last)
            draft.form(block, answering)
            keyboard += _form(block, answering, page)
            is_typed = answering is not Answering.OPEN and not has_options(block)
            prompt = placeholder(block, page.say) if is_typed else None
        elif quiz and block is quiz.choices:
            page.number(block)
        else:
            keyboard += _choices(block, draft)
    yield from _finished(draft, keyboard, quiz, prompt if last and not keyboard and not quiz else None)


def _finished(draft: Draft, keyboard: Keyboard, quiz: _Quiz | None, prompt: str | None) -> Iterator[Message]:
    """A section's messages. What else can be pressed stands before its poll, or after it where nothing is before."""
    if quiz is None:
        yield from draft.finished(keyboard, prompt)
        return
    after = bool(keyboard) and not draft.made and not draft.pending
    yield from draft.finished(() if after else keyboard)
    yield Message(poll=quiz.poll)
    if after:
        draft = Draft(draft.page)
        draft.text(pieces(draft.page.say("telegram-or")))
        yield from draft.finished(keyboard)


def _quiz(section: Section, page: Page) -> _Quiz | None:
    """The poll that asks what the section asks; None where none can."""
    choices = next((one for one in section.pressed if isinstance(one, Choices) and one.solution), None)
    if choices is None or not page.alone:
        return None
    before = section.seen[-1] if section.seen else None
    question = question_of(before)
    made = poll(choices, question or page.say("telegram-which"))
    return _Quiz(made, choices, before if question else None) if made else None


def _seen(section: Section, draft: Draft, quiz: _Quiz | None) -> Keyboard:
    """Add what is seen. Choices among it are listed where they stand, and the buttons are their numbers."""
    buttons: list[Button] = []
    for block in section.seen:
        if isinstance(block, Choices):
            first = draft.page.number(block)
            draft.text(numbered([option.label for option in block.options], first=first))
            buttons += (_way(one, str(number), block) for number, one in enumerate(block.options, first))
        elif quiz is None or block is not quiz.question:
            draft.see(block)
    return rows(buttons)


# ── what is pressed ──────────────────────────────────────────────────────────────────────────────────────


def _choices(choices: Choices, draft: Draft) -> Keyboard:
    """Buttons. Where a label cannot be read on one, all are listed above, and the buttons begin with their numbers."""
    labels = [option.label for option in choices.options]
    limit = READABLE if choices.answers else WAY
    first = draft.page.number(choices)
    if fit(labels, limit):
        labels = list(map(line, labels))
    else:
        draft.text(numbered(labels, first=first))
        labels = short(labels, READABLE, first=first)
    return rows([_way(option, label, choices) for option, label in zip(choices.options, labels, strict=True)])


def _way(option: Choice, label: str, choices: Choices) -> Button:
    return Button(label, data(Way(option.id, choices.answers)), style=STYLES[option.weight])


def _answering(form: Form, section: Section, page: Page, *, last: bool) -> Answering:
    """How `form` is answered. A message has a keyboard or asks for a reply, but not both."""
    if form.id != page.typed:
        return Answering.OPEN
    if page.alone:
        return Answering.SEND
    is_last = last and len(section.pressed) == 1
    return Answering.REPLY if is_last else Answering.OPEN


def _form(form: Form, answering: Answering, page: Page) -> Keyboard:
    """The buttons of a form: its options, what opens it, and the way to where a browser shows it."""
    keyboard: Keyboard = ()
    if has_options(form):
        keyboard = options(form)
    elif answering is Answering.OPEN:
        keyboard = (
            (Button(cut(opening(form, page.say), READABLE), data(Opened(form.id)), style="primary"),),
        )
    return (*keyboard, *_editor(form, page))


def _editor(form: Form, page: Page) -> Keyboard:
    """The button that leads to where a browser shows `form`; none where Telegram would not lead there.

    None in a group either: the address is all the authority there is, and everybody there can press the button.
    """
    if not page.alone:
        return ()
    address = urlsplit(form.elsewhere)
    host = NEARBY.get(address.hostname or "", "")
    if host:
        address = address._replace(netloc=f"{host}:{address.port}" if address.port else host)
    url = urlunsplit(address)
    if not is_link(url):
        return ()
    label = page.say("telegram-editor")
    if address.scheme == "https":
        return ((Button(label, web_app=url),),)
    return ((Button(label, url=url),),)
