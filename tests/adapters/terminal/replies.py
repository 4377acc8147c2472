"""One reply of every kind, for the golden files."""

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
PICTURE = Media.of("skills.png", "image/png", b"a picture")
SPEECH = Media.of("parley.mp3", "audio/mpeg", b"a second")
NOTES = Media.of("notes.txt", "text/plain", b"some notes")


def form(*fields: Field, submit: str = "Check") -> Form:
    return Form(fields=fields, action=GO, submit=submit)


REPLIES = {
    "text": Reply.of(
        Text(
            "# Loops\n\nA *loop* does **the same** again, as in `for`. It is described at"
            " [the manual](https://docs.example.org/loops) and goes on for more than one line of a terminal.\n\n"
            "- first\n- second, which is so long that it does not fit into one line of a terminal that is narrow\n\n"
            "3. three\n4. four\n\n> Well said.\n\n<b>No</b> HTML.\n\n```python\nfor i in range(3):\n    print(i)\n```"
        )
    ),
    "code": Reply.of(
        Code("def twice(n):\n    # a comment\n    return 2 * n\n", "python", "Your code"),
        Code("Traceback: \x1b[31mred\x1b[0m and " + "long " * 30, "", "Output"),
        Code("[b]not markup[/b] :smile:"),
    ),
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
        Choices((Choice("0, 1, 2", GO), Choice("1, 2, 3", GO), Choice("A label " * 12, GO)), answers=True),
        Choices((Choice("Next", GO, Weight.PRIMARY), Choice("Skip", GO, Weight.QUIET))),
    ),
    "form-line": Reply.of(
        form(Field(name="a", label="What is 2*3?")), Choices((Choice("Hint", GO), Choice("Skip", GO)))
    ),
    "form-code": Reply.of(
        form(
            Field(
                name="code",
                label="Print the numbers from 1 to 3",
                kind=FieldKind.CODE,
                value="for i in ...:\n    pass\n",
                language="python",
            ),
            submit="Run",
        )
    ),
    "form-many": Reply.of(
        form(Field(name="a", label="Which are even?", kind=FieldKind.MANY, options=("2", "3", "4")))
    ),
    "form-one": Reply.of(
        form(Field(name="a", label="Which is even?", kind=FieldKind.ONE, options=("seven", "eight")))
    ),
    "form-channel": Reply.of(form(Field(name="a", label="Where?", kind=FieldKind.CHANNEL))),
    "form-order": Reply.of(
        form(Field(name="a", label="Put in order", kind=FieldKind.ORDER, options=("print(x)", "x = 1")))
    ),
    "form-two-fields": Reply.of(
        form(Field(name="a", label="Name", value="Ada"), Field(name="b", label="Time zone"), submit="Save")
    ),
    "sound": Reply.of(Text("Listen."), File(SPEECH)),
    "media": Reply.of(Picture(PICTURE, "Loops 80%, names 40%"), File(NOTES)),
    "progress": Reply.of(
        Progress("Lesson 2", 3, 10), Progress("Nothing yet", 0, 0), Progress("Over", 12, 10), Text("Go on!")
    ),
}
