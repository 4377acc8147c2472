"""What an edit would make of an item: worked out on the newest version, against what was shown, and checked."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from core.authoring.editing import edited
from core.authoring.mine import files_of, own_course
from core.authoring.proposing import Proposal, Target, proposed_files
from core.chat import Say
from core.features.drafting import parts
from core.features.drafting.courses import item_in, item_of
from core.features.drafting.gate import Trial, faults_of, tried
from core.features.drafting.parts import Part, differing
from core.interchange.existing import BELIEFS, Group, opened
from core.interchange.fault import Fault
from core.store import taught
from core.store.taught import TaughtCourse
from core.turn import Turn

_RUN = {"cases", "code", "output", "template", "blanks"}
"""Keys after a change of which a program has to be run again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What an instructor typed into the form of a part, which showed version `seen`.

    `case` names the case of a challenge that it is about, "" a new one; `removes` says that this case is to go.
    """

    course: str
    item: str
    part: Part
    seen: int
    case: str = ""
    removes: bool = False
    values: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What would become of the item. `base` is what was shown, `before` what it is now, `after` what it would be.

    `others` is who changed it since, where somebody did. Where `faults` are told, nothing further was looked at.
    """

    edit: Edit
    course: TaughtCourse
    base: Group
    before: Group
    after: Group
    others: str = ""
    faults: tuple[Fault, ...] = ()
    proposal: Proposal | None = None
    trial: Trial = field(default_factory=Trial)

    @property
    def overtaken(self) -> bool:
        """Whether somebody else changed the item since it was shown."""
        return self.base != self.before

    @property
    def is_change(self) -> bool:
        """Whether anything would be other than it is."""
        return self.before != self.after

    @property
    def stopped(self) -> bool:
        """Whether it cannot be kept like this."""
        return bool(self.faults) or self.proposal is None or self.proposal.stopped or self.trial.stops

    @property
    def publishes(self) -> bool:
        """Whether the version is learnt as soon as it is kept: all that came before it is."""
        return self.course.is_learnt

    @property
    def regrades(self) -> bool:
        """Whether what was handed in may be judged otherwise now."""
        return "cases" in differing(self.before, self.after)


async def weigh(turn: Turn, edit: Edit) -> Weighed:
    """Work it out. LearnerError where the item is gone, or what was typed cannot be understood."""
    course = await own_course(turn, edit.course)
    files = await files_of(turn, course)
    before = await asyncio.to_thread(item_of, files, edit.item)
    base, others = before, ""
    if edit.seen != course.newest:
        base = await item_in(turn, course, edit.item, edit.seen)
        others = await _who(turn, edit) if base != before else ""
    beliefs = _Beliefs(files, before, turn.house.words.say)
    edit = replace(edit, values=_typed(base, edit))
    after = _after(before, edit, beliefs.unsorted)
    weighed = Weighed(edit=edit, course=course, base=base, before=before, after=after, others=others)
    if before == after:
        return weighed
    if faults := faults_of(after):
        return replace(weighed, faults=faults)
    changes = {key: after.get(key) for key in differing(before, after)}
    proposal = await proposed_files(
        Target(course=course.course, title=course.title, into=files),
        await asyncio.to_thread(edited, beliefs.files, edit.item, changes),
    )
    trial = Trial()
    if proposal.course is not None and _RUN & changes.keys():
        trial = await tried(turn, proposal.course, edit.item)
    return replace(weighed, proposal=proposal, trial=trial)


def _typed(base: Group, edit: Edit) -> dict[str, str]:
    """The fields that the instructor changed. The others stay as they are now, whoever has changed them since."""
    if edit.removes:
        return {}
    shown = parts.values(base, edit.part, edit.case)
    given = {name: text for name, text in edit.values.items() if text.strip() != parts.AS_IT_IS}
    return {name: text for name, text in given.items() if not _same(text, shown.get(name, ""))}


def _after(before: Group, edit: Edit, belief: Callable[[], str]) -> Group:
    """The item with what was typed."""
    if edit.removes:
        return parts.without_case(before, edit.case)
    now = parts.values(before, edit.part, edit.case)
    return parts.changed(before, edit.part, {**now, **edit.values}, belief, edit.case)


def _same(one: str, other: str) -> bool:
    return one.replace("\r\n", "\n").strip() == other.strip()


async def _who(turn: Turn, edit: Edit) -> str:
    """Who made the newest version."""
    (newest, *_) = await turn.read(taught.versions, edit.course)
    return newest.name


class _Beliefs:
    """The belief behind mistakes of which nobody said one yet: made, where a course has none for the skill, when it is asked for."""

    def __init__(self, files: Mapping[str, bytes], item: Group, say: Callable[[str | None], Say]) -> None:
        self.files = dict(files)
        self._skill = str(item["skill"])
        self._say = say

    def unsorted(self) -> str:
        """Its id."""
        id_ = f"unsorted-{self._skill}"
        course = opened(self.files)
        if all(one["id"] != id_ for one in course.beliefs):
            say = self._say(str(course.course["language"]))
            repair = say("interchange-made-repair")
            belief: Group = {"id": id_, "skill": self._skill, "belief": say("interchange-made-belief")}
            course.beliefs.append({**belief, "repair": repair})
            course.touched.add(BELIEFS)
            self.files = course.written()
        return id_
