"""What stands on a terminal after all that was written to it."""

import re
from dataclasses import dataclass, field

PIECES = re.compile(
    r"\x1b\[(?P<marks>[0-?]*)(?P<code>[@-~])|\x1b\][^\x07]*\x07|\x1b[=>]|\x1b[()][A-Z0-9]|(?P<text>.)",
    re.DOTALL,
)


@dataclass
class _Paper:
    """Lines without a bottom, and where the cursor is."""

    lines: list[list[str]] = field(default_factory=lambda: [[]])
    row: int = 0
    column: int = 0

    def text(self, text: str) -> None:
        match text:
            case "\r":
                self.column = 0
            case "\n":
                self.row += 1
                self.lines += [[] for _ in range(self.row + 1 - len(self.lines))]
            case "\b":
                self.column -= 1
            case _:
                line = self.lines[self.row]
                line += [" "] * (self.column + 1 - len(line))
                line[self.column] = text
                self.column += 1

    def code(self, code: str, marks: str) -> None:
        much = int(marks) if marks.isdigit() else 1
        match code:
            case "A":
                self.row = max(0, self.row - much)
            case "C":
                self.column += much
            case "D":
                self.column = max(0, self.column - much)
            case "K":
                del self.lines[self.row][0 if marks == "2" else self.column :]
            case "J":
                del self.lines[self.row][self.column :], self.lines[self.row + 1 :]
            case _:
                pass


def display(written: str) -> str:
    """The lines on a terminal of any height, as a person reads them: what was written over or erased is gone."""
    paper = _Paper()
    for piece in PIECES.finditer(written):
        if piece["text"]:
            paper.text(piece["text"])
        elif piece["code"]:
            paper.code(piece["code"], piece["marks"])
    return "\n".join("".join(line).rstrip() for line in paper.lines)
