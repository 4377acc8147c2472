"""A conversation in which every block appears, for eyes and for tests."""

import struct
import zlib

from core.chat import (
    Action,
    Called,
    Card,
    Choice,
    Choices,
    Code,
    Field,
    FieldKind,
    File,
    Filled,
    Form,
    Incoming,
    Media,
    Picture,
    Pressed,
    Progress,
    Reply,
    Said,
    Text,
    Tone,
    Weight,
)

GO = Action("demo.go")


def choices(*labels: str, answers: bool = False, primary: int | None = None) -> Choices:
    """Choices with these labels."""
    weights = [Weight.PRIMARY if index == primary else Weight.NORMAL for index in range(len(labels))]
    options = (Choice(label, GO, weight) for label, weight in zip(labels, weights, strict=True))
    return Choices(tuple(options), answers=answers)


def png(width: int = 320, height: int = 120) -> bytes:
    """A real picture: bars that grow from left to right."""
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            bar = x // 40
            inside = x % 40 < 28 and y > height - 14 * (bar + 1)
            rows += bytes((14, 107, 98) if inside else (246, 244, 238))
    return b"".join((
        b"\x89PNG\r\n\x1a\n",
        _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        _chunk(b"IDAT", zlib.compress(bytes(rows))),
        _chunk(b"IEND", b""),
    ))  # fmt: skip


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


WELCOME = Reply.of(
    Text(
        "**Welcome!** I am Parley. We learn in short steps: a little to read, a question to chew on, "
        "and code that you run yourself.\n\nAfter a few questions I will ask you to *explain things to me*; "
        "that is where learning sticks."
    ),
    choices("Python: first steps", "See all courses", primary=0),
)

LESSON = Reply.of(
    Progress("Lesson 2 · Names and values", 3, 8),
    Text(
        "A **name** is a label that you put on a value. The label can move to another value later; "
        "the value does not notice.\n\n- `=` puts the label on\n- reading the name gives the value\n\n"
        "More about it in [the tutorial](https://docs.python.org/3/tutorial/)."
    ),
    Code(
        'price = 4\ntotal = price * 3\nprice = 5  # total stays\nprint(f"You pay {total}")',
        "python",
        "Try to follow it",
    ),
    choices("Go on", "Give me another example", primary=0),
)

QUESTION = Reply.of(
    Card(
        "What does this print?",
        "Read it line by line before you answer.",
        (("Skill", "Names"), ("Level", "2 of 5")),
    ),
    Code("a = 2\nb = a\na = 7\nprint(b)", "python"),
    choices("2", "7", "An error: `b` lost its value", answers=True),
)

VERDICT = Reply.of(
    Card(
        "That is it",
        "`b` was put on the *value* 2. Moving the label `a` to 7 afterwards leaves `b` where it was.",
        (("Names", "62 % → 71 %"), ("Streak", "4 days")),
        Tone.GOOD,
    ),
    choices("Next question", "Why not 7?", primary=0),
)

CARE = Reply.of(
    Card(
        "Not quite yet",
        "Two of five cases pass. Look again at what happens with an **empty list**.",
        (),
        Tone.CARE,
    ),
    Code(
        'Traceback (most recent call last):\n  File "solution.py", line 2, in mean\nZeroDivisionError: division by zero',
        "",
        "Output",
    ),
)

CHALLENGE = Reply.of(
    Card("Challenge: the mean of a list", "Write `mean(numbers)`. For an empty list it gives `0`."),
    Form(
        fields=(
            Field(
                name="code",
                label="Your solution",
                kind=FieldKind.CODE,
                value="def mean(numbers):\n    # the sum, shared out\n    return sum(numbers) / len(numbers)\n",
                language="python",
            ),
        ),
        action=GO,
        submit="Run it",
    ),
    choices("Give me a hint"),
)

MANY = Reply.of(
    Form(
        fields=(
            Field(
                name="which",
                label="Which of these are numbers?",
                kind=FieldKind.MANY,
                options=("3", '"3"', "3.0", "three"),
            ),
        ),
        action=GO,
        submit="Check",
    ),
)

ORDER = Reply.of(
    Form(
        fields=(
            Field(
                name="order",
                label="Put the lines in order, so that it prints 6.",
                kind=FieldKind.ORDER,
                options=("print(total)", "    total = total + n", "total = 0", "for n in [1, 2, 3]:"),
            ),
        ),
        action=GO,
        submit="Check",
    ),
)

EXPLAIN = Reply.of(
    Form(
        fields=(
            Field(name="short", label="In one word: what is `=` in Python?"),
            Field(name="long", label="Explain to a friend why `b` is still 2.", kind=FieldKind.PARAGRAPH),
        ),
        action=GO,
        submit="Send my explanation",
    ),
)

PROGRESS = Reply.of(
    Picture(
        Media.of("progress.png", "image/png", png()), "Mastery by skill: names 71 %, loops 40 %, lists 25 %."
    ),
    File(Media.of("notes.txt", "text/plain", b"What I learnt today.\n")),
    Text("You came back **four days in a row**."),
)

SCENES = {
    "start": WELCOME,
    "learn": LESSON,
    "quiz": QUESTION,
    "care": CARE,
    "challenge": CHALLENGE,
    "many": MANY,
    "order": ORDER,
    "explain": EXPLAIN,
    "progress": PROGRESS,
}


def talk(incoming: Incoming) -> Reply:
    """What the scenes answer."""
    match incoming.body:
        case Called(command=command):
            return SCENES.get(command, WELCOME)
        case Said(text=text):
            return SCENES.get(
                text.strip().removeprefix("/"),
                Reply.of(Text("I heard you. Where shall we go on?"), choices("Learn", "Quiz")),
            )
        case Pressed():
            return VERDICT
        case Filled():
            return CARE
