"""The fingerprints of a program: hashes of short runs of its tokens, of which few are chosen. Pure.

Winnowing is that of Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting"
(SIGMOD 2003), on which MOSS rests: of every `WINDOW` runs in a row the one with the smallest hash is kept. So two
programs that share `RUN + WINDOW - 1` tokens in a row share a fingerprint, wherever it stands, and what is shorter than
`RUN` tokens is never found.
"""

from collections.abc import Mapping, Sequence
from hashlib import blake2b

from core.similarity.tokens import Token

RUN = 7
"""Tokens of a run: about a line and a half."""
WINDOW = 3
"""Runs of which one at least is kept."""

type Fingerprints = Mapping[int, tuple[tuple[int, int], ...]]
"""The first and the last line of each place where a fingerprint stands, by the fingerprint."""


def fingerprints(tokens: Sequence[Token]) -> Fingerprints:
    """The fingerprints of a program; none where it has fewer than `RUN` tokens."""
    hashes = [_hash(tokens[at : at + RUN]) for at in range(len(tokens) - RUN + 1)]
    places: dict[int, list[tuple[int, int]]] = {}
    for at in sorted(_chosen(hashes)):
        places.setdefault(hashes[at], []).append((tokens[at].line, tokens[at + RUN - 1].line))
    return {one: tuple(found) for one, found in places.items()}


def _chosen(hashes: Sequence[int]) -> set[int]:
    """Where the smallest hash of each window stands, the rightmost of equal ones."""
    size = min(WINDOW, len(hashes))
    windows = range(len(hashes) - size + 1) if hashes else range(0)
    return {min(range(at, at + size), key=lambda place: (hashes[place], -place)) for at in windows}


def _hash(run: Sequence[Token]) -> int:
    words = "\0".join(one.kind for one in run)
    return int.from_bytes(blake2b(words.encode("utf-8", "replace"), digest_size=8).digest())
