"""The shape of a challenge, with the sources beside it, into the challenge that the program uses."""

from datetime import timedelta

from core.course.files.build_cases import case_of, files_of, random_of
from core.course.files.build_item import Setting
from core.course.files.draft import DraftChallenge
from core.course.files.revision import revision_of
from core.course.files.shapes.challenge import ChallengeShape, LadderShape
from core.course.model import Challenge, Hint, Rung, WrongSolution
from sandbox.contract import Limits


def challenge_of(draft: DraftChallenge, setting: Setting) -> Challenge:
    """The challenge that a draft describes."""
    shape = draft.shape
    return Challenge(
        id=shape.id,
        title=shape.title,
        skill=shape.skill,
        lesson=shape.lesson,
        difficulty=shape.difficulty,
        prompt=shape.prompt.strip(),
        explanation=shape.explanation.strip(),
        revision=revision_of(shape),
        formerly=tuple(shape.formerly),
        language=shape.language or setting.code,
        starter=shape.starter or "",
        entry=shape.entry,
        cases=tuple(case_of(case, shape.entry) for case in shape.cases),
        random=tuple(map(random_of, shape.random)),
        files=files_of(shape.files),
        hints=_ladder(shape.hints),
        reference=draft.reference,
        wrong=_wrong(shape, draft.wrong, setting),
        limits=_limits(shape),
        category=shape.category,
        time_limit=timedelta(minutes=shape.minutes) if shape.minutes else None,
    )


def _ladder(shape: LadderShape) -> tuple[Hint, ...]:
    texts = (shape.cue, shape.question, shape.concept, shape.example, shape.bottom_out)
    return tuple(Hint(rung=rung, text=text.strip()) for rung, text in zip(Rung, texts, strict=True))


def _wrong(shape: ChallengeShape, sources: tuple[str, ...], setting: Setting) -> tuple[WrongSolution, ...]:
    return tuple(
        WrongSolution(name=wrong.file, source=source, mistake=setting.mistake(wrong))
        for wrong, source in zip(shape.wrong, sources, strict=True)
    )


def _limits(shape: ChallengeShape) -> Limits:
    limits = shape.limits
    return Limits(
        wall_seconds=limits.wall_seconds, memory_bytes=limits.memory_bytes, output_bytes=limits.output_bytes
    )
