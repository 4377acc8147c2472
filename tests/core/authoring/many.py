"""A large quiz, no two questions of which are alike."""

from random import Random

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def many(count: int, seed: int = 1) -> bytes:
    """So many questions in GIFT, forty in a category. Another seed makes others."""
    random = Random(seed)

    def word() -> str:
        return "".join(random.choices(_LETTERS, k=random.randint(4, 9)))

    def words(number: int) -> str:
        return " ".join(word() for _ in range(number))

    lines: list[str] = []
    for number in range(count):
        if number % 40 == 0:
            lines.append(f"$CATEGORY: {word().title()} {word()}\n")
        wrong = " ".join(f"~{words(2)}#It is not {word()}." for _ in range(3))
        lines.append(f"What does {words(9)} mean? {{={words(2)}#Because of {words(4)}. {wrong}}}\n")
    return "\n".join(lines).encode()
