"""Replies of every kind, for the golden files: those that other platforms show too, and those that Telegram alone makes something of."""

from dataclasses import replace

from core.chat import (
    Card,
    Choice,
    Choices,
    Code,
    Field,
    FieldKind,
    File,
    Media,
    Picture,
    Progress,
    Reply,
    Solution,
    Text,
    Tone,
    Weight,
)
from tests.adapters.discord.replies import FORMS, GO, LONG, NOTES, PLOT, choices, form
from tests.adapters.discord.replies import REPLIES as OF_ALL

EXPLAINED = "Counting begins at 0. It ends before the number in brackets, so that there are three of them."
TOO_LONG = f"{EXPLAINED} {LONG}. {LONG}."
WAYS = Choices((Choice("Hint", GO), Choice("Skip", GO, Weight.QUIET)))
QUESTION = Card("Question 2 of 5", "How many lines does it print?")
NEXT = Choices((Choice("Go on", GO, Weight.PRIMARY), Choice("Courses", GO, Weight.QUIET)))
EDITOR = "https://learn.example.org/form/c0ffee"


def quiz(*labels: str, correct: tuple[int, ...] = (1,), explanation: str = EXPLAINED) -> Choices:
    return replace(choices(*labels), solution=Solution(correct, explanation))


def shelf(title: str, *labels: str) -> tuple[Text, Choices]:
    return Text(f"**{title}**"), choices(*labels, answers=False)


OWN = {
    "quiz": Reply.of(QUESTION, quiz("Two", "Three", "Four")),
    "quiz-and-ways": Reply.of(QUESTION, quiz("Two", "Three", "Four"), WAYS),
    "quiz-after-progress": Reply.of(Progress("Quiz", 1, 5), QUESTION, quiz("Two", "Three", "Four"), WAYS),
    "quiz-after-a-verdict": Reply.of(
        Card("Not quite", "The 3 is counted too.", tone=Tone.CARE), QUESTION, quiz("True", "False"), WAYS
    ),
    "quiz-with-code": Reply.of(
        Card("Question 3 of 5", "What does it print?"),
        Code("for n in range(3):\n    print(n)", "python"),
        quiz("0 1 2", "1 2 3"),
        WAYS,
    ),
    "quiz-with-code-in-words": Reply.of(Card("Question", "What is `range(3)`?"), quiz("A list", "A range")),
    "quiz-with-a-list": Reply.of(Card("Question", "Think of\n\n- loops\n- names"), quiz("Loops", "Names")),
    "quiz-explained-at-length": Reply.of(QUESTION, quiz("Two", "Three", explanation=TOO_LONG)),
    "quiz-explained-in-lines": Reply.of(QUESTION, quiz("Two", "Three", explanation="One.\nTwo.\n\nThree.")),
    "quiz-unexplained": Reply.of(QUESTION, quiz("Two", "Three", explanation=f"{LONG}, {LONG}, {LONG}.")),
    "quiz-long-question": Reply.of(Card("Question", "Think again, please. " * 16), quiz("Yes", "No")),
    "quiz-facts": Reply.of(Card("Question", "Is it so?", (("Skill", "Loops"),)), quiz("Yes", "No")),
    "quiz-too-long-for-options": Reply.of(QUESTION, quiz("Two", f"{LONG}, and in this respect alike")),
    "quiz-alike": Reply.of(QUESTION, quiz("Two", " Two ")),
    "quiz-in-lines": Reply.of(QUESTION, quiz("print(1)\nprint(2)", "print(1)")),
    "quiz-of-thirteen": Reply.of(QUESTION, quiz(*map(str, range(13)))),
    "quiz-two-right": Reply.of(QUESTION, quiz("Two", "Three", correct=(0, 1))),
    "answers-and-ways": Reply.of(QUESTION, choices("Two", "Three", "Four"), WAYS),
    "long-ways": Reply.of(
        Text("That was the lesson."),
        choices(
            "Next: How a loop knows when to end", "Look at the lesson about names once more", answers=False
        ),
    ),
    "two-questions": Reply.of(
        Text("First, which is longer?"), choices("A", "B"), Text("And which is older?"), choices("A", "B")
    ),
    "shelves": Reply.of(
        Text("Something to try, by lesson."),
        *shelf("Hello, world", "Say hello", "Sign your name"),
        *shelf("Names", "Swap two names without a third"),
        *shelf("Loops", "Count down", "Draw a staircase of stars, one more in each line"),
        Choices((Choice("Back", GO, Weight.QUIET),)),
    ),
    "words-after": Reply.of(Text("Shall we?"), NEXT, Text("There is no hurry.")),
    "picture-and-words": Reply.of(
        Card("Progress", "You are half way."), Picture(PLOT, "Loops 80%, names 40%"), NEXT
    ),
    "picture-after-a-lot": Reply.of(Text("word " * 300), Picture(PLOT, "Loops 80%"), NEXT),
    "picture-described-at-length": Reply.of(Picture(PLOT, "A curve that falls. " * 80), NEXT),
    "picture-large": Reply.of(
        Picture(Media.of("map.png", "image/png", bytes(10 * 2**20 + 1)), "A map"), NEXT
    ),
    "picture-drawn": Reply.of(Picture(Media.of("map.svg", "image/svg+xml", b"<svg/>"), "A map")),
    "picture-unloaded": Reply.of(Picture(PLOT, "A plot")).without_content(),
    "file-after-words": Reply.of(
        Text("That is how it begins. All of it is in the file code.py."), File(NOTES)
    ),
    "output-long": Reply.of(Card("It ran", tone=Tone.GOOD), Code("line\n" * 400, title="It printed"), NEXT),
    "code-empty": Reply.of(Code("\n \n", title="It printed")),
    "commands": Reply.of(
        Text(
            "Type /learn to go on, or /quiz loops. In /etc/passwd or `/learn` nothing is a command, nor is /tmp."
        )
    ),
    "names": Reply.of(
        Text("Ask @ada, write to ada@example.org, look at main.py and https://example.org/main.py.")
    ),
    "table-wide": Reply.of(
        Text("| Name | Meaning |\n| - | - |\n| one | " + "long " * 12 + "|\n| two | short |\n\nThat's it.")
    ),
    "lists": Reply.of(
        Text(
            "Look:\n\n- a\n- b\n  1. c\n\n     d\n     > e\n\n  2. f\n     ```\n     x = 1\n     ```\n- - g\n\n---\n\n> q\n>\n> > qq\n> - h"
        )
    ),
    "links": Reply.of(
        Text(
            "[here](https://x.y/a_(b)?c=d&e='f') [there](http://localhost:8080/x) [now](ftp://x.y) <ada@x.y> [`code`](https://x.y) [](https://x.y)"
        )
    ),
    "marks": Reply.of(Text('**bold `code` *both* bold** ~~gone *away*~~ *it **is** so* & <b>so</b> "on"')),
    "very-long": Reply.of(Card("All of it", "\n\n".join(f"{n} " + "word " * 180 for n in range(12))), NEXT),
    "no-end": Reply.of(Text("**" + "word " * 1200 + "**"), Text("`" + "x" * 3900 + "`")),
    "emoji": Reply.of(Text("\N{THUMBS UP SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-4}" * 1900)),
    "nothing-to-read": Reply.of(choices("Yes", "No")),
    "form-editor": Reply.of(
        Card("Challenge", "Print *twice*."), replace(FORMS["code"], elsewhere=EDITOR), WAYS
    ),
    "form-editor-here": Reply.of(
        Card("Challenge"), replace(FORMS["code"], elsewhere="http://localhost:8080/form/c0ffee")
    ),
    "form-editor-nowhere": Reply.of(
        Card("Challenge"), replace(FORMS["code"], elsewhere="http://parley:8080/form/c0ffee")
    ),
    "form-lines": Reply.of(
        Card("Question", "Put it in order."),
        form(
            Field(
                name="answer",
                label="Tap the lines in order",
                kind=FieldKind.ORDER,
                options=("    print(x)", "for x in range(3):", "print('done, and well done, too')"),
                language="python",
            )
        ),
    ),
    "form-order-of-words": Reply.of(
        form(Field(name="answer", label="", kind=FieldKind.ORDER, options=("one", "two", "three")))
    ),
    "form-of-too-many": Reply.of(
        form(Field(name="answer", label="Which?", kind=FieldKind.MANY, options=tuple(map(str, range(60)))))
    ),
    "form-two": Reply.of(Text("Either."), FORMS["line"], FORMS["paragraph"]),
    "form-mixed": Reply.of(
        Card("Challenge"),
        form(
            Field(name="code", label="Code", kind=FieldKind.CODE, value="x = 1\n", language="python"),
            Field(name="many", label="Which?", kind=FieldKind.MANY, options=("a", "b")),
            Field(name="why", label="Why?", kind=FieldKind.PARAGRAPH),
            submit="Hand in",
        ),
    ),
}

REPLIES = {**OF_ALL, **OWN}
IN_GROUPS = {
    name: reply
    for name, reply in REPLIES.items()
    if name.startswith("form") or name in {"quiz-and-ways", "commands"}
}
"""What looks otherwise in a group."""
LAST = {
    f"form-{name}-last": Reply.of(Card("Question", "Think first."), FORMS[name])
    for name in ("line", "paragraph", "code", "gaps", "order", "many", "many-long")
}
"""Forms beside which nothing can be pressed."""
