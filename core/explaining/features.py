"""What can be counted about an answer beside a reference: the grains of overlap that a scorer weighs. Pure."""

import math
from collections import Counter
from collections.abc import Sequence

from core.explaining.likeness import Rarity, cosine, covered, piece_vector, stem_vector
from core.explaining.wording import Wording, wording

SATURATION, LENGTH_SHARE, USUAL_STEMS = 1.2, 0.75, 12
"""Of BM25 (Robertson and Walker 1994), with the usual constants, and the stems of a usual short answer."""
_DECIDING = ("near_f", "piece_cosine", "near_recall_new")


def features(question: str, references: Sequence[str], answer: str, rarity: Rarity) -> dict[str, float]:
    """The features of an answer, beside whichever reference is closest to it; the same names each time.

    *Recall* is the share of the reference that the answer has, *precision* the share of the answer that the reference
    has; *new* leaves out what the question has said already, since repeating it shows nothing; *near* lets bent and
    mistyped words count in part.
    """
    asked, said = wording(question), wording(answer)
    each = [_overlap(asked, wording(reference), said, rarity) for reference in references or ("",)]
    best = max(each, key=lambda one: sum(one[name] for name in _DECIDING))
    return best | _manner(asked, said, rarity)


def _overlap(asked: Wording, reference: Wording, said: Wording, rarity: Rarity) -> dict[str, float]:
    wanted, given = list(dict.fromkeys(reference.stems)), list(dict.fromkeys(said.stems))
    question = set(asked.stems)
    new_wanted = [stem for stem in wanted if stem not in question]
    new_given = [stem for stem in given if stem not in question]
    counted = {
        **_both_ways("exact", wanted, given, rarity, exact=True),
        **_both_ways("near", wanted, given, rarity, exact=False),
        "exact_recall_new": covered(new_wanted, given, rarity, exact=True),
        "near_recall_new": covered(new_wanted, given, rarity),
        "exact_precision_new": covered(new_given, wanted, rarity, exact=True),
        "near_precision_new": covered(new_given, wanted, rarity),
        "piece_cosine": cosine(piece_vector(reference), piece_vector(said)),
        "stem_cosine": cosine(stem_vector(reference, rarity), stem_vector(said, rarity)),
        "bm25": _bm25(wanted, said, rarity),
        **_pieces(asked, reference, said),
        **_order(reference, said),
    }
    return counted | _rest(reference, said, new_wanted, given, rarity)


def _both_ways(
    name: str, wanted: Sequence[str], given: Sequence[str], rarity: Rarity, *, exact: bool
) -> dict[str, float]:
    recall = covered(wanted, given, rarity, exact=exact)
    precision = covered(given, wanted, rarity, exact=exact)
    both = 2 * recall * precision / (recall + precision) if recall + precision else 0.0
    return {f"{name}_recall": recall, f"{name}_precision": precision, f"{name}_f": both}


def _pieces(asked: Wording, reference: Wording, said: Wording) -> dict[str, float]:
    counted: dict[str, float] = {}
    for size in (3, 4):
        wanted, given = ({piece for piece in text.pieces if len(piece) == size} for text in (reference, said))
        new_wanted, new_given = wanted - asked.pieces.keys(), given - asked.pieces.keys()
        counted |= {
            f"pieces_{size}_recall": _share(len(wanted & given), len(wanted)),
            f"pieces_{size}_precision": _share(len(wanted & given), len(given)),
            f"pieces_{size}_recall_new": _share(len(new_wanted & new_given), len(new_wanted)),
            f"pieces_{size}_precision_new": _share(len(new_wanted & new_given), len(new_given)),
        }
    return counted


def _order(reference: Wording, said: Wording) -> dict[str, float]:
    pairs = [set(zip(text.stems, text.stems[1:], strict=False)) for text in (reference, said)]
    return {
        "in_order": _share(_common(reference.stems, said.stems), len(reference.stems)),
        "pairs": len(pairs[0] & pairs[1]) / (len(pairs[0]) + 1),
    }


def _rest(
    reference: Wording, said: Wording, new_wanted: Sequence[str], given: Sequence[str], rarity: Rarity
) -> dict[str, float]:
    present = set(given)
    hits = [rarity.weight(stem) for stem in new_wanted if stem in present]
    misses = [rarity.weight(stem) for stem in new_wanted if stem not in present]
    numbers = reference.numbers
    return {
        "hits": len(hits),
        "rarest_hit": max(hits, default=0.0),
        "rarest_miss": max(misses, default=0.0),
        "reference_words": math.log1p(len(reference.words)),
        "reference_new": math.log1p(len(new_wanted)),
        "words_to_reference": math.log1p(len(said.words)) - math.log1p(len(reference.words)),
        "denial_differs": float(bool(said.negations) != bool(reference.negations)),
        "numbers": _share(len(numbers & said.numbers), len(numbers)) if numbers else 0.5,
    }


def _manner(asked: Wording, said: Wording, rarity: Rarity) -> dict[str, float]:
    given, question = set(said.stems), set(asked.stems)
    return {
        "words": math.log1p(len(said.words)),
        "new_stems": math.log1p(len(given - question)),
        "question_words": math.log1p(len(asked.words)),
        "of_question": len(given & question) / (len(given) + 1),
        "question_said": len(given & question) / (len(question) + 1),
        "denials": float(said.negations),
        "mean_rarity": rarity.total(given) / len(given) if given else 0.0,
        "greatest_rarity": max(map(rarity.weight, given), default=0.0),
        "word_length": sum(map(len, said.words)) / len(said.words) if said.words else 0.0,
    }


def _bm25(wanted: Sequence[str], said: Wording, rarity: Rarity) -> float:
    counts = Counter(said.stems)
    length = 1 - LENGTH_SHARE + LENGTH_SHARE * len(said.stems) / USUAL_STEMS
    score = sum(
        rarity.weight(stem) * counts[stem] * (SATURATION + 1) / (counts[stem] + SATURATION * length)
        for stem in wanted
    )
    return _share(score, rarity.total(wanted))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """The length of the longest sequence that stands in both, in its order."""
    row = [0] * (len(other) + 1)
    for a in one:
        last, row = row, [0]
        for place, b in enumerate(other):
            row.append(last[place] + 1 if a == b else max(last[place + 1], row[place]))
    return row[-1]


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
