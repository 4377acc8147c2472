"""One reply of every kind, and forms of every kind of field, for the golden files."""

from core.chat import (
    Action,
    Card,
    Choice,
    Choices,
    Code,
    Field,
    FieldKind,
    File,
    Form,
    Media,
    Picture,
    Progress,
    Reply,
    Text,
    Tone,
    Weight,
)

GO = Action("quiz.answer")
PLOT = Media.of("my plot.png", "image/png", b"a picture")
SPEECH = Media.of("parley.mp3", "audio/mpeg", b"a second")
NOTE = Media.of("note.ogg", "audio/ogg; codecs=opus", b"OggS")
HUM = Media.of("hum.wav", "audio/wav", b"RIFF")
NOTES = Media.of("día & noche.txt", "text/plain", b"some notes")
LONG = "A list keeps its order, can be changed, and may hold the same value more than once, unlike a set"
QUESTION = "Which of these would you tell somebody who has never written a program?"


def form(*fields: Field, submit: str = "Send") -> Form:
    return Form(fields=fields, action=GO, submit=submit)


def choices(*labels: str, answers: bool = True) -> Choices:
    return Choices(tuple(Choice(label, GO) for label in labels), answers=answers)


FORMS = {
    "line": form(Field(name="answer", label="What is 2*3?")),
    "line-value": form(Field(name="value", label="Name", value="Ada"), submit="Save"),
    "paragraph": form(Field(name="answer", label=QUESTION, kind=FieldKind.PARAGRAPH)),
    "code": form(
        Field(
            name="code",
            label="Your code",
            kind=FieldKind.CODE,
            value="for i in ...:\n    pass\n",
            language="python",
        ),
        submit="Run",
    ),
    "code-long": form(
        Field(name="code", label="Your code", kind=FieldKind.CODE, value="x = 1\n" * 900), submit="Run"
    ),
    "one": form(Field(name="hour", label="When?", kind=FieldKind.ONE, options=("8:00", "18:00"), value="2")),
    "one-of-many": form(
        Field(
            name="hour",
            label="When?",
            kind=FieldKind.ONE,
            options=tuple(f"{n}:00" for n in range(24)),
            value="19",
        )
    ),
    "many": form(Field(name="answer", label="Which are even?", kind=FieldKind.MANY, options=("2", "3", "4"))),
    "many-long": form(
        Field(
            name="answer",
            label="Which are true?",
            kind=FieldKind.MANY,
            options=(LONG, f"{LONG}, which is unordered and holds each value once", "Neither"),
        )
    ),
    "many-of-many": form(
        Field(
            name="answer", label="Which are even?", kind=FieldKind.MANY, options=tuple(map(str, range(2, 14)))
        )
    ),
    "order": form(
        Field(
            name="answer",
            label="Put the lines in order",
            kind=FieldKind.ORDER,
            options=("    print(x)", "for x in range(3):", "# ```\n# @everyone"),
            optional=True,
        )
    ),
    "places": form(
        Field(name="channel", label="Channel", kind=FieldKind.CHANNEL, value="1573310922166894592"),
        Field(name="staff", label="Role of the staff", kind=FieldKind.ROLE, value="nobody", optional=True),
        Field(name="hour", label="Hour", value="18"),
        submit="Save",
    ),
    "gaps": form(*(Field(name=f"gap{n}", label=f"⟦gap{n}⟧") for n in range(1, 8))),
}

REPLIES = {
    "text": Reply.of(
        Text(
            "# Loops\n\nA *loop* does **the same** again, as in `for`. It is described in"
            " [the manual](https://docs.example.org/loops).\n\n- first\n- second\n\n3. three\n4. four\n\n"
            "> Well said.\n\n<b>No</b> HTML.\n\n```python\nfor i in range(3):\n    print(i)\n```\n\n"
            "| n | n² |\n| - | - |\n| 2 | 4 |"
        )
    ),
    "hostile": Reply.of(
        Text("@everyone <@1> <@&2> <#3> <t:1> ||x|| [a](javascript:b) https://x.y :smile: `<@1>`"),
        Code("```\n@everyone\n```", "", "**Output** @here"),
        Card("# <@1>", ">>> ||a||", (("-# b", "@here"),)),
        Progress("<@&2>", 1, 2),
        Picture(Media.of("SPOILER_a/b.html", "image/png", b""), "@everyone"),
        choices("@everyone", "`b`"),
    ),
    "code": Reply.of(
        Code("def twice(n):\n    return 2 * n\n", "python", "Your code"), Code("8\n", title="It printed")
    ),
    "code-long": Reply.of(Code("print(1)\n" * 11, "python", "Your code")),
    "cards": Reply.of(
        Card(
            "Which one ends the loop?", "Think of *indentation*.", (("Skill", "Loops"), ("Level", "2 of 5"))
        ),
        Card("Yes, that is how a loop ends.", tone=Tone.GOOD),
        Card("Not quite", "The 3 is counted too.", tone=Tone.CARE),
        Card("Facts alone", facts=(("Lessons", "6"),)),
    ),
    "choices": Reply.of(
        Text("What does `range(3)` give?"),
        choices("0, 1, 2", "1, 2, 3", "`3`"),
        Choices((Choice("Next", GO, Weight.PRIMARY), Choice("Skip", GO, Weight.QUIET))),
    ),
    "choices-long": Reply.of(
        Card("Question", "What is a list?"), choices("Text", LONG), choices("Skip", answers=False)
    ),
    "choices-lines": Reply.of(
        Card("Question", "Which one prints 1?"), choices("for x in 1:\n    print(x)", "print(1)")
    ),
    "choices-30": Reply.of(
        Text("Which hour?"), choices(*(f"{n}:00" for n in range(24)), *(f"{n}:30" for n in range(6)))
    ),
    "choices-30-long": Reply.of(choices(*(f"{n} {LONG}" for n in range(30)))),
    "media": Reply.of(
        Picture(PLOT, "Loops 80%, names 40%"),
        Picture(PLOT, ""),
        Picture(PLOT, "word " * 300),
        File(NOTES),
    ),
    "sound": Reply.of(Text("Listen to *this*."), File(SPEECH), choices("Go on", answers=False)),
    "sounds": Reply.of(File(SPEECH), File(NOTE), File(HUM), File(NOTES)),
    "progress": Reply.of(Progress("Lesson 2", 3, 10), Progress("Over", 12, 10), Text("Go on!")),
    "long": Reply.of(*(Text(f"{n} " + "word " * 550) for n in range(4)), choices("Go on", answers=False)),
    **{
        f"form-{name}": Reply.of(Card("Question", "Think first."), one, choices("Hint", answers=False))
        for name, one in FORMS.items()
    },
}
