"""Challenges that show every type of case, as files: each with a right solution and wrong ones that it tells apart."""

from collections.abc import Mapping
from textwrap import indent

from tests.core.course.sample import CHALLENGE, SampleCourse

HINTS = CHALLENGE[CHALLENGE.index("hints:") : CHALLENGE.index("wrong:")]


def written(name: str, body: str, wrong: tuple[str, ...], *, prompt: str) -> str:
    solutions = "".join(
        f"  - file: {file}\n    misconception: text-is-number\n    feedback: Look once more.\n"
        for file in wrong
    )
    return (
        "# yaml-language-server: $schema=../../../schemas/challenge.schema.json\n"
        f"id: {name}\ntitle: The task {name}\nskill: values\nlesson: names\ndifficulty: 2\n"
        f"prompt: |\n{indent(prompt, '  ')}\n{body}{HINTS}wrong:\n{solutions}"
    )


ACCOUNT = """\
cases:
  - name: money is put in
    calls:
      - {function: Account, arguments: [10], name: account}
      - {function: account.deposit, arguments: [5]}
    state: {account.balance: 15, account.owner: null}
    catches: The balance should grow.
  - name: money is taken out
    calls:
      - {function: Account, arguments: [10, Ann], name: account}
      - {function: account.withdraw, arguments: [4], name: left}
    state: {left: 6, account.balance: 6, account.owner: Ann}
    catches: What is left comes back.
  - name: more than there is
    hidden: true
    calls:
      - {function: Account, arguments: [1], name: account}
      - {function: account.withdraw, arguments: [2]}
    raises: ValueError
    message: not enough
    catches: Nobody can take out more than there is.
  - name: two accounts
    hidden: true
    calls:
      - {function: Account, arguments: [1], name: one}
      - {function: Account, arguments: [2], name: other}
      - {function: one.deposit, arguments: [5]}
      - {function: other.withdraw, arguments: [0]}
    expect: 2
    catches: Each account has a balance of its own.
"""
ACCOUNT_RIGHT = """\
class Account:
    def __init__(self, balance, owner=None):
        self.balance = balance
        self.owner = owner

    def deposit(self, money):
        self.balance += money

    def withdraw(self, money):
        if money > self.balance:
            raise ValueError("there is not enough in it")
        self.balance -= money
        return self.balance
"""

SCRIPT = """\
cases:
  - name: two lines
    stdin: "3\\n4\\n"
    state: {total: 7, numbers: [3, 4]}
    catches: Both count.
  - name: halves
    stdin: "0.1\\n0.2\\n"
    state: {total: 0.3, numbers: [0.1, 0.2]}
    tolerance: 0.001
    catches: Halves count.
  - name: not a number
    hidden: true
    stdin: "three\\n4\\n"
    raises: ValueError
    catches: A word is no number.
  - name: zero
    hidden: true
    stdin: "0\\n0\\n"
    state: {total: 0}
    catches: Zero counts.
"""
SCRIPT_RIGHT = "numbers = [float(input()), float(input())]\ntotal = sum(numbers)\n"

SORTED = """\
entry: shuffled
cases:
  - name: three
    call: [[1, 2, 3]]
    holds: {kind: list, same_items_as_argument: 1, length: 3}
    catches: All of them, in any order.
  - name: two of a kind
    call: [[5, 5, 1]]
    holds: {same_items_as_argument: 1, each: {one_of: [1, 5]}}
    catches: Twice means twice.
  - name: empty
    hidden: true
    call: [[]]
    holds: {length: 0}
    catches: Nothing stays nothing.
  - name: texts
    hidden: true
    call: [["a", "b"]]
    holds: {same_items_as_argument: 1, unique: true}
    catches: Texts as well.
"""

FILES = """\
files:
  prices.txt: |
    bread 3
    milk 2
cases:
  - name: the list
    stdin: "milk\\n"
    stdout: "2\\n"
    catches: Look it up.
  - name: another list
    stdin: "tea\\n"
    files: {prices.txt: "tea 7\\n"}
    stdout: "7\\n"
    catches: The list may be another one.
  - name: the first
    hidden: true
    stdin: "bread\\n"
    stdout: "3\\n"
    catches: The first line counts.
  - name: many lines
    hidden: true
    stdin: "bread\\n"
    holds: {matches: "#"}
    catches: One digit comes out.
"""
FILES_RIGHT = """\
wanted = input()
for line in open("prices.txt"):
    name, price = line.split()
    if name == wanted:
        print(price)
"""

BUDGET = """\
entry: total
cases:
  - name: few
    call: [4]
    expect: 10
    catches: 1, 2, 3 and 4.
  - name: one
    call: [1]
    expect: 1
    catches: Just one.
  - name: none
    hidden: true
    call: [0]
    expect: 0
    catches: None.
  - name: very many
    hidden: true
    call: [1000000000000]
    expect: 500000000000500000000000
    wall_seconds: 2
    catches: There is a quicker way.
"""

RANDOM = """\
entry: bill
cases:
  - name: nothing bought
    call: [[], 0]
    expect: 0
    catches: Nothing costs nothing.
  - name: one thing
    call: [[2], 1]
    expect: 3
    catches: The tip is added.
  - name: no tip
    hidden: true
    call: [[2, 2], 0]
    expect: 4
    catches: There may be no tip.
  - name: a large tip
    hidden: true
    call: [[1], 9]
    expect: 10
    catches: It may be large.
random:
  - name: bills that nobody has seen
    count: 3
    arguments:
      - list: {of: {number: {least: 1, most: 30, decimals: 2}}, length: [3, 9]}
      - integer: [1, 5]
    relative_tolerance: 0.0001
    catches: Every price counts.
  - name: a bill to be seen
    count: 1
    hidden: false
    arguments:
      - one_of: [[1, 2], [3, 4]]
      - integer: [1, 5]
    catches: Look at this one.
"""

LINES = """\
cases:
  - name: two
    stdin: "2 3\\nx\\n"
    stdout: "x 5\\n"
    catches: Add them.
  - name: three
    stdin: "1 1 1\\ny\\n"
    stdout: "y 3\\n"
    catches: Add all.
  - name: one
    hidden: true
    stdin: "1\\nz\\n"
    stdout: "z 1\\n"
    catches: One is a sum too.
  - name: many
    hidden: true
    stdin: "1 2 3 4\\nz\\n"
    stdout: "z 10\\n"
    catches: All of them.
random:
  - name: other lines
    count: 2
    lines:
      - list: {of: {integer: [0, 9]}, length: [1, 6]}
      - text: {alphabet: abc, length: [1, 4]}
    catches: Whatever the lines are.
"""

FILES_OF: Mapping[str, str] = {
    "account/challenge.yaml": written(
        "account",
        ACCOUNT,
        ("shared.py", "silent.py"),
        prompt="Write a class `Account` for the money of a person.",
    ),
    "account/reference.py": ACCOUNT_RIGHT,
    "account/wrong/shared.py": ACCOUNT_RIGHT.replace("self.balance", "Account.balance"),
    "account/wrong/silent.py": ACCOUNT_RIGHT.replace(
        'raise ValueError("there is not enough in it")', "return 0"
    ),
    "script/challenge.yaml": written(
        "script", SCRIPT, ("texts.py", "shown.py"), prompt="Read two lines, and let `total` be their sum."
    ),
    "script/reference.py": SCRIPT_RIGHT,
    "script/wrong/texts.py": "numbers = [input(), input()]\ntotal = numbers[0] + numbers[1]\n",
    "script/wrong/shown.py": SCRIPT_RIGHT.replace("total = sum(numbers)", "print(sum(numbers))"),
    "shuffled/challenge.yaml": written(
        "shuffled",
        SORTED,
        ("loses.py", "doubles.py"),
        prompt="`shuffled(items)` hands back a list in any order.",
    ),
    "shuffled/reference.py": "def shuffled(items):\n    return items[::-1]\n",
    "shuffled/wrong/loses.py": "def shuffled(items):\n    return list(dict.fromkeys(items))\n",
    "shuffled/wrong/doubles.py": "def shuffled(items):\n    return items + items\n",
    "files/challenge.yaml": written(
        "files",
        FILES,
        ("fixed.py", "whole.py"),
        prompt="Look a price up in the file `prices.txt`, and show it.",
    ),
    "files/reference.py": FILES_RIGHT,
    "files/wrong/fixed.py": "print({'milk': 2, 'bread': 3}[input()])\n",
    "files/wrong/whole.py": "print(open('prices.txt').read())\n",
    "budget/challenge.yaml": written(
        "budget",
        BUDGET,
        ("loop.py", "less.py"),
        prompt="How much is it from one up to a number, quickly told?",
    ),
    "budget/reference.py": "def total(n):\n    return n * (n + 1) // 2\n",
    "budget/wrong/loop.py": "def total(n):\n    return sum(range(n + 1))\n",
    "budget/wrong/less.py": "def total(n):\n    return sum(range(min(n, 9)))\n",
    "random/challenge.yaml": written(
        "random",
        RANDOM,
        ("two.py", "tipless.py"),
        prompt="A waiter wonders what `bill(prices, tip)` comes to.",
    ),
    "random/reference.py": "def bill(prices, tip):\n    return sum(prices) + tip\n",
    "random/wrong/two.py": "def bill(prices, tip):\n    return sum(prices[:2]) + tip\n",
    "random/wrong/tipless.py": "def bill(prices, tip):\n    return sum(prices)\n",
    "lines/challenge.yaml": written(
        "lines",
        LINES,
        ("first.py", "name.py"),
        prompt="Show a word and, behind it, the sum of a line of digits.",
    ),
    "lines/reference.py": "numbers = input().split()\nprint(input(), sum(map(int, numbers)))\n",
    "lines/wrong/first.py": "numbers = input().split()\nprint(input(), int(numbers[0]) + 4)\n",
    "lines/wrong/name.py": "print('x', sum(map(int, input().split())))\n",
}


def with_every_type(sample: SampleCourse, *only: str) -> SampleCourse:
    """The sample course with these challenges besides its own; with `only` those of these names."""
    for file, text in FILES_OF.items():
        if not only or file.partition("/")[0] in only:
            sample.write(f"challenges/{file}", text)
    return sample


ACCOUNT_IN_JAVASCRIPT = """\
class Account {
  constructor(balance, owner = null) {
    this.balance = balance;
    this.owner = owner;
  }
  deposit(money) {
    this.balance += money;
  }
  withdraw(money) {
    if (money > this.balance) throw new RangeError("there is not enough in it");
    this.balance -= money;
    return this.balance;
  }
}
"""


def with_javascript(sample: SampleCourse) -> SampleCourse:
    """The sample course with the account as a challenge in JavaScript."""
    challenge = FILES_OF["account/challenge.yaml"].replace(
        "difficulty: 2", "difficulty: 2\nlanguage: javascript"
    )
    challenge = challenge.replace(".py", ".js").replace("ValueError", "RangeError")
    throws = 'throw new RangeError("there is not enough in it")'
    sample.write("challenges/account/challenge.yaml", challenge)
    sample.write("challenges/account/reference.js", ACCOUNT_IN_JAVASCRIPT)
    sample.write("challenges/account/wrong/shared.js", ACCOUNT_IN_JAVASCRIPT.replace("this.b", "Account.b"))
    sample.write("challenges/account/wrong/silent.js", ACCOUNT_IN_JAVASCRIPT.replace(throws, "return 0"))
    return sample
