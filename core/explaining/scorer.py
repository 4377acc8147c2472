"""How good an answer is beside references, without a language model. Pure.

There are two forms. `Scorer.prior` has a few weights of our own and is what ships: nobody's graded answers are in it.
`Scorer.fit` learns from graded answers where a community has enough of its own. In both, answers to the same question
that somebody has graded (`graded`) draw the score of those that are like them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from core.explaining.features import features
from core.explaining.likeness import Rarity, cosine, phrase_vector, piece_vector
from core.explaining.wording import wording

FEWEST = 200
"""Graded answers, over all questions, below which our own weights are the safer ones."""
TREES = 300
START, RECALL, PIECES, PRECISION, DENIAL = 0.1, 0.5, 0.2, 0.2, -0.1
"""Weights of the prior form. Saying what the reference says counts most, in its words or in parts of them; next, not
saying much else; an answer that denies where the reference does not, or the other way round, loses a little.
"""
SHARED, ALIKE, NOISE = 0.03, 0.12, 0.1
"""Variances of a question's own strictness, of what answers alike have in common, and of one grade."""

type _Place = tuple[str, tuple[str, ...], str]
"""A question, its references, and an answer."""
type _Vectors = tuple[Mapping[str, float], Mapping[str, float]]
"""Of pieces of words, and of words and pairs of them."""


@dataclass(frozen=True, slots=True)
class Graded:
    """An answer that somebody graded, from 0 to 1."""

    answer: str
    grade: float


@dataclass(frozen=True, slots=True)
class Example:
    """A graded answer with the question that it answers, and the references beside which it was graded."""

    question: str
    references: tuple[str, ...]
    answer: str
    grade: float


@dataclass(frozen=True, slots=True)
class Scorer:
    """Scores answers; make one with `prior` or `fit`."""

    rarity: Rarity
    _model: Any = None
    _unseen: Mapping[_Place, float] = field(default_factory=dict[_Place, float])
    """What trees that were not grown on an example say of it, so that fitted answers can be neighbours too."""

    @classmethod
    def prior(cls, texts: Iterable[str]) -> Scorer:
        """The form with our own weights; `texts`, such as a course's passages, say which words are rare."""
        return cls(Rarity.of(texts))

    @classmethod
    def fit(cls, examples: Sequence[Example], seed: int = 0) -> Scorer:
        """The form that learns from graded answers; with fewer than `FEWEST` of them, the prior form.

        It takes about a second for each thousand: call it apart from the loop.
        """
        texts = {text for one in examples for text in (one.question, *one.references, one.answer)}
        rarity = Rarity.of(texts)
        if len(examples) < FEWEST:
            return cls(rarity)
        from sklearn.ensemble import ExtraTreesRegressor  # noqa: PLC0415 - a second to load, so late

        rows = [list(features(one.question, one.references, one.answer, rarity).values()) for one in examples]
        model: Any = ExtraTreesRegressor(
            TREES, max_features=0.2, bootstrap=True, oob_score=True, random_state=seed
        )
        model.fit(rows, [one.grade for one in examples])
        out_of_bag: Any = model.oob_prediction_
        said: list[float] = out_of_bag.tolist()
        unseen = {
            (one.question, one.references, one.answer): score
            for one, score in zip(examples, said, strict=True)
        }
        return cls(rarity, model, unseen)

    def score(
        self, question: str, references: Sequence[str], answer: str, graded: Sequence[Graded] = ()
    ) -> float:
        """How good the answer is, from 0 to 1."""
        return self.scores(question, references, [answer], graded)[0]

    def scores(
        self, question: str, references: Sequence[str], answers: Sequence[str], graded: Sequence[Graded] = ()
    ) -> list[float]:
        """`score` of each answer; many at once take much less time than one by one."""
        first = self._alone(question, references, answers)
        drawn = self._drawn(question, references, answers, graded) if graded else [0.0] * len(answers)
        return [min(1.0, max(0.0, score + by)) for score, by in zip(first, drawn, strict=True)]

    def _alone(self, question: str, references: Sequence[str], answers: Sequence[str]) -> list[float]:
        rows = [features(question, references, answer, self.rarity) for answer in answers]
        if self._model is None:
            return list(map(_weighed, rows))
        return list(map(float, self._model.predict([list(row.values()) for row in rows])))

    def _drawn(
        self, question: str, references: Sequence[str], answers: Sequence[str], graded: Sequence[Graded]
    ) -> list[float]:
        """How far graded answers to the same question draw each score: a Gaussian process over what was missed.

        Rasmussen and Williams 2006, equation 2.25; the mean is the score without them.
        """
        import numpy as np  # noqa: PLC0415 - comes with scikit-learn, and as late

        known = [one.answer for one in graded]
        alone = zip(graded, self._alone(question, references, known), strict=True)
        missed = [
            one.grade - self._unseen.get((question, tuple(references), one.answer), score)
            for one, score in alone
        ]
        among = np.array(_kernel(known, known), dtype=float) + NOISE * np.eye(len(known))
        pulls = np.linalg.solve(among, np.array(missed, dtype=float))
        return [float(np.dot(row, pulls)) for row in _kernel(answers, known)]


def _kernel(some: Sequence[str], others: Sequence[str]) -> list[list[float]]:
    ours, theirs = list(map(_vectors, some)), list(map(_vectors, others))
    return [[SHARED + ALIKE * _closeness(a, b) for b in theirs] for a in ours]


def _vectors(text: str) -> _Vectors:
    said = wording(text)
    return piece_vector(said), phrase_vector(said)


def _closeness(one: _Vectors, other: _Vectors) -> float:
    return (cosine(one[0], other[0]) + cosine(one[1], other[1])) / 2


def _weighed(counted: Mapping[str, float]) -> float:
    recall = counted["near_recall_new"] if counted["reference_new"] else counted["near_recall"]
    return (
        START
        + RECALL * recall
        + PIECES * counted["pieces_4_recall"]
        + PRECISION * counted["near_precision"]
        + DENIAL * counted["denial_differs"]
    )
