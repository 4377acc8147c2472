"""A small sound course as files, for tests to write into a folder and then to break."""

from collections.abc import Mapping
from pathlib import Path

ITEMS = """\
# yaml-language-server: $schema=../../schemas/items.schema.json
- id: pick-one
  type: single_choice
  skill: values
  lesson: names
  difficulty: 1
  prompt: Which of these is a number?
  options:
    - text: "`7`"
      correct: true
    - text: "`'seven'`"
      misconception: text-is-number
      feedback: The quotes make it a text.
    - text: "`seven`"
      misconception: text-is-number
  explanation: Digits without quotes are a number.
  hints: ["Look at the quotes around two of them."]
- id: pick-many
  type: multiple_choice
  skill: values
  lesson: names
  difficulty: 2
  prompt: Tick every text.
  options:
    - text: "'a'"
      correct: true
      missed: Quotes of one kind are enough.
    - text: '"b"'
      correct: true
    - text: "3"
      misconception: text-is-number
      feedback: That one has no quotes.
  explanation: Texts stand in quotes.
- id: judge
  type: true_false
  skill: values
  lesson: names
  difficulty: 1
  prompt: A name can be given another value later.
  answer: true
  misconception: name-is-forever
  explanation: Each assignment binds the name anew.
- id: say
  type: short_text
  skill: values
  lesson: names
  difficulty: 2
  prompt: What do we call the sign `=` here?
  accept: [assignment, the assignment sign]
  mistakes:
    - answers: [equation, equals]
      misconception: name-is-forever
      feedback: It does not state that both sides are the same.
  explanation: It assigns.
  formerly: [say-old]
- id: weigh
  type: number
  skill: values
  lesson: names
  difficulty: 3
  prompt: How fast does a stone gain speed?
  answer: 9.81
  tolerance: 0.01
  unit: m/s²
  unit_aliases: [metres per second squared]
  mistakes:
    - answer: 98.1
      misconception: text-is-number
      feedback: Look at the point.
  explanation: It is about 9.81 m/s² on the ground.
- id: fill
  type: fill_blanks
  skill: values
  lesson: names
  difficulty: 2
  prompt: Print the greeting.
  template: |
    word = ⟦text⟧
    ⟦verb⟧(word)
  blanks:
    text:
      accept: ['"a  b"', "'a  b'"]
      mistakes:
        - answers: [a  b]
          misconception: text-is-number
          feedback: A text needs quotes.
    verb:
      accept: [print]
  output: |
    a  b
  explanation: Texts stand in quotes, and print shows them.
- id: predict
  type: predict_output
  skill: values
  lesson: names
  difficulty: 2
  prompt: What does this print?
  code: |
    x = 1
    x = x + 1
    print(x)
    print("end")
  output: |
    2
    end
  mistakes:
    - output: |
        1
        end
      misconception: name-is-forever
  explanation: The name is bound anew.
- id: order
  type: order_lines
  skill: values
  lesson: names
  difficulty: 3
  prompt: Put the lines into order.
  lines: ["a = 1", "b = 2", "print(a + b)"]
  also: [[2, 1, 3]]
  distractors:
    - line: print(c)
      misconception: name-is-forever
      feedback: Nobody gave a value to c.
  mistakes:
    - order: [3, 1, 2]
      misconception: name-is-forever
      feedback: The names are used before they have values.
  explanation: A name needs a value before it is used.
"""

CHALLENGE = """\
# yaml-language-server: $schema=../../../schemas/challenge.schema.json
id: double
title: Double it
skill: values
lesson: names
difficulty: 2
prompt: Write `double(n)`, which gives back twice the number. `double(2)` gives `4`.
starter: |
  def double(n):
      ...
entry: double
cases:
  - name: two
    call: [2]
    expect: 4
    catches: The number itself came back.
  - name: a half
    call: [0.5]
    expect: 1.0
    catches: Halves are numbers as well.
  - name: nothing
    hidden: true
    call: [0]
    expect: 0
    catches: Zero is a number as well.
  - name: below zero
    hidden: true
    call: [-3]
    expect: -6
    catches: Numbers below zero are doubled as well.
hints:
  cue: Look at what your function gives back, and at what it was given. How do these two belong together?
  question: If you had two bags with the same number of sweets in each, how would you work out the sum?
  concept: A function gives back the value that stands after the word return. Work the value out there.
  example: "A function that halves a number ends with a line like this one, where the value is worked out: `return n / 2`"
  bottom_out: After the word return, write the name of the number, then a star, and after it the factor two.
explanation: Multiplying by two is the same as adding the number to itself.
wrong:
  - file: square.py
    misconception: text-is-number
    feedback: This multiplies the number by itself.
  - file: same.py
    misconception: name-is-forever
limits: {wall_seconds: 2}
"""

LESSON = """\
---
id: names
title: Names for values
summary: You can give a name to a value.
skills: [values]
minutes: 5
teach_back: Explain what a name is.
recall: [judge, say]
---
A value can have a *name*.

## Giving a name

```python run
x = 1
print(x)
```

Now you.

:::ask pick-one

## Your turn

Write a function.

:::challenge double
"""

SAMPLE: Mapping[str, str] = {
    "course.yaml": """\
# yaml-language-server: $schema=../schemas/course.schema.json
id: sample
title: A sample
summary: A course for tests.
language: en
code: python
skills:
  - id: values
    title: Values
    summary: Can name values.
lessons: [names]
""",
    "misconceptions.yaml": """\
# yaml-language-server: $schema=../schemas/misconceptions.schema.json
- id: text-is-number
  skill: values
  belief: A text of digits is a number.
  repair: Quotes make a text, whatever stands inside.
- id: name-is-forever
  skill: values
  belief: A name keeps its first value.
  repair: A name can be bound to another value at any time.
""",
    "lessons/names.md": LESSON,
    "items/names.yaml": ITEMS,
    "challenges/double/challenge.yaml": CHALLENGE,
    "challenges/double/reference.py": "def double(n):\n    return n * 2\n",
    "challenges/double/wrong/square.py": "def double(n):\n    return n * n\n",
    "challenges/double/wrong/same.py": "def double(n):\n    return n\n",
}


class SampleCourse:
    """The sample in a folder: `replace` and `write` break it, `line` says where a text stands."""

    def __init__(self, root: Path, name: str = "sample") -> None:
        self.root = root
        self.path = root / name
        for file, text in SAMPLE.items():
            self.write(file, text)

    def write(self, file: str, text: str | bytes) -> None:
        path = self.path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def read(self, file: str) -> str:
        return (self.path / file).read_text(encoding="utf-8")

    def replace(self, file: str, old: str, new: str) -> None:
        text = self.read(file)
        assert text.count(old) >= 1, f"{old!r} does not stand in {file}"
        self.write(file, text.replace(old, new, 1))

    def line(self, file: str, text: str) -> int:
        """The number of the first line that holds `text`."""
        return next(n for n, line in enumerate(self.read(file).splitlines(), 1) if text in line)
