"""Drafts into the files of a course, new or one that is there, so that `core.course.check` is the gate for them like for all others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from core.chat import Say
from core.course.files.fault import Place
from core.course.folding import words_folded
from core.course.lints.sizes import FEWEST_ITEMS, FEWEST_STEPS
from core.interchange import lessons
from core.interchange.draft import Draft, Drafts
from core.interchange.existing import BELIEFS, COURSE, CourseFiles, Group, opened, question_in, texts
from core.interchange.fault import Fault, Reason, fault
from core.interchange.from_course import draft_of
from core.interchange.ids import digest, free, is_id, slug
from core.interchange.items import Making, made
from core.interchange.lessons import Placed
from core.interchange.merging import merged
from core.store.answering import UNSORTED


@dataclass(frozen=True, slots=True)
class Written:
    """The files of a course by name; none where a fault stops. The other faults say what was made up and what was left out."""

    files: Mapping[str, bytes]
    faults: tuple[Fault, ...]


def to_files(
    course_id: str,
    title: str,
    drafts: Drafts,
    say: Say,
    *,
    language: str = "en",
    into: Mapping[str, bytes] | None = None,
) -> Written:
    """The files of a course of these drafts, or those of `into` (a sound course) with the drafts in it.

    A draft that has the id of an item, or asks in the same words, is that item: it keeps its id and all that the draft does not say.
    Nothing is ever removed. `say` has words in the language of the course, for what it needs and the drafts do not say.
    """
    if drafts.stopped:
        return Written({}, drafts.faults)
    files = opened(into) if into is not None else _new(course_id, title, drafts, say, language)
    writing = _Writing(files, drafts, title or str(files.course["title"]), say)
    writing.all()
    faults = (*drafts.faults, *writing.faults)
    return Written({} if any(one.stops for one in faults) else files.written(), faults)


def _new(course_id: str, title: str, drafts: Drafts, say: Say, language: str) -> CourseFiles:
    course: Group = {
        "id": course_id,
        "title": title,
        "summary": drafts.summary or say("interchange-made-summary", title=title),
        "language": language,
        "skills": [],
        "lessons": [],
    }
    return CourseFiles(course, touched={COURSE, BELIEFS})


@dataclass(slots=True)
class _Writing:
    """Drafts on their way into a course's files."""

    files: CourseFiles
    drafts: Drafts
    title: str
    say: Say
    faults: list[Fault] = field(default_factory=list[Fault])
    placed: dict[int, Placed] = field(default_factory=dict[int, Placed])
    """Each draft's item, by the draft's place in the import."""
    taken: set[str] = field(default_factory=set[str])
    fresh: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    """The new items of each lesson, by the drafts they are of."""

    def all(self) -> None:
        by_id, by_words = self._known()
        self.taken = self.files.ids
        seen: dict[tuple[str, ...], int] = {}
        named: dict[str, Draft] = {}
        for number, draft in enumerate(self.drafts.questions):
            key = (*_words(draft), repr(draft.answer))
            if key in seen:
                line = self.drafts.questions[seen[key]].place.line
                self.faults.append(fault(draft.place, Reason.DOUBLE_QUESTION, text=draft.prompt, line=line))
                self.placed[number] = self.placed[seen[key]]
                continue
            seen[key] = number
            if draft.id and draft.id in named:
                line = named[draft.id].place.line
                self.faults.append(fault(draft.place, Reason.DOUBLE_ID, id=draft.id, line=line))
                continue
            if draft.id:
                named[draft.id] = draft
            found = by_id.get(draft.id) or by_words.pop(_words(draft), None)
            if found:
                self._merge(number, draft, *found)
            else:
                self._add(number, draft)
        if any(one.stops for one in self.faults):
            return
        self._write_lessons()
        self.faults += self._few()

    def _known(
        self,
    ) -> tuple[dict[str, tuple[str, int]], dict[tuple[str, ...], tuple[str, int]]]:
        """Where the items that are there stand: by every id they have or had, and by what they ask."""
        by_id: dict[str, tuple[str, int]] = {}
        by_words: dict[tuple[str, ...], tuple[str, int]] = {}
        setting = self.files.setting()
        for name, items in self.files.items.items():
            for index, item in enumerate(items):
                for id_ in (str(item["id"]), *texts(item.get("formerly"))):
                    by_id[id_] = name, index
                if draft := draft_of(question_in(item, setting)):
                    by_words.setdefault(_words(draft), (name, index))
        return by_id, by_words

    def _merge(self, number: int, draft: Draft, name: str, index: int) -> None:
        item = self.files.items[name][index]
        id_, lesson = str(item["id"]), str(item["lesson"])
        skill = self._skill(draft, lesson) if draft.skill else str(item["skill"])
        making = Making(id_, skill, lesson, lambda: self._belief(skill), self.say)
        self.placed[number] = Placed(id_, lesson, new=False)
        after = merged(item, draft, self.files.setting(), making)
        if after != item:
            self.files.items[name][index] = after
            self.files.touched.add(name)

    def _add(self, number: int, draft: Draft) -> None:
        lesson = self._lesson(draft)
        skill = self._skill(draft, lesson)
        id_ = self._id(draft)
        item, wants = made(draft, Making(id_, skill, lesson, lambda: self._belief(skill), self.say))
        name = f"items/{lesson}.yaml"
        self.files.items.setdefault(name, []).append(item)
        self.files.touched.add(name)
        self.faults += wants
        self.placed[number] = Placed(id_, lesson, new=True)
        self.fresh.setdefault(lesson, []).append(number)

    def _id(self, draft: Draft) -> str:
        if is_id(draft.id):
            return self._new(draft.id)
        named = draft.id or draft.title
        wanted = f"{slug(named or draft.prompt, 'item')}-{digest(*((named,) if named else _words(draft)))}"
        if wanted in self.taken:
            wanted = f"{slug(named or draft.prompt, 'item')}-{digest(*_words(draft), repr(draft.answer))}"
        return self._new(wanted)

    def _new(self, wanted: str) -> str:
        id_ = free(wanted, self.taken)
        self.taken.add(id_)
        return id_

    def _lesson(self, draft: Draft) -> str:
        """The lesson that a draft's heading names, a new one if need be."""
        title = draft.category or self.drafts.title or self.title
        return self._lesson_called(title)

    def _lesson_called(self, title: str) -> str:
        for id_, lesson in self.files.lessons.items():
            if words_folded(str(lesson.front["title"])) == words_folded(title) or id_ == title:
                return id_
        id_ = self._new(slug(title, "lesson"))
        self.files.lessons[id_] = lessons.opened(id_, title, self.say)
        self.files.course["lessons"] = [*texts(self.files.course["lessons"]), id_]
        self.files.touched |= {COURSE, f"lessons/{id_}.md"}
        return id_

    def _skill(self, draft: Draft, lesson: str) -> str:
        """The skill that a draft names, else that of its lesson, a new one if need be."""
        front = self.files.lessons[lesson].front
        if not draft.skill and (skills := texts(front["skills"])):
            return skills[0]
        title = draft.skill or str(front["title"])
        found = next(
            (
                str(one["id"])
                for one in self.files.skills
                if title == one["id"] or words_folded(str(one["title"])) == words_folded(title)
            ),
            None,
        )
        id_ = found or self._new_skill(title)
        if f"lessons/{lesson}.md" in self.files.touched and id_ not in texts(front["skills"]):
            front["skills"] = [*texts(front["skills"]), id_]
        return id_

    def _belief(self, skill: str) -> str:
        """The belief behind mistakes of which nobody said yet what is believed."""
        id_ = f"{UNSORTED}{skill}"
        if not any(one["id"] == id_ for one in self.files.beliefs):
            self.files.beliefs.append(
                {
                    "id": id_,
                    "skill": skill,
                    "belief": self.say("interchange-made-belief"),
                    "repair": self.say("interchange-made-repair"),
                }
            )
            self.files.touched.add(BELIEFS)
            self.faults.append(fault(Place(BELIEFS), Reason.WANTS_BELIEFS, name=id_))
        return id_

    def _write_lessons(self) -> None:
        for draft in self.drafts.lessons:
            id_ = self._lesson_called(draft.title)
            front = self.files.lessons[id_].front
            if not front["skills"]:
                front["skills"] = [self._new_skill(draft.title)]
            lessons.tell(self.files.lessons[id_], draft, self.placed, self.say)
            self.files.touched.add(f"lessons/{id_}.md")
        told = {words_folded(draft.title) for draft in self.drafts.lessons}
        for id_, lesson in self.files.lessons.items():
            if f"lessons/{id_}.md" not in self.files.touched:
                continue
            if words_folded(str(lesson.front["title"])) not in told:
                lessons.ask(lesson, [self.placed[number].id for number in self.fresh.get(id_, [])], self.say)
            self._recall(id_)

    def _new_skill(self, title: str) -> str:
        id_ = free(slug(title, "skill"), {str(one["id"]) for one in self.files.skills})
        new: Group = {"id": id_, "title": title, "summary": self.say("interchange-made-skill", title=title)}
        self.files.course["skills"] = [*self.files.skills, new]
        self.files.touched.add(COURSE)
        return id_

    def _recall(self, id_: str) -> None:
        """Names the items to ask after a lesson: those meant for it, else others of it, else of the lessons around it."""
        lesson = self.files.lessons[id_]
        drafts = self.drafts.questions
        meant = [one.id for number, one in self.placed.items() if one.lesson == id_ and drafts[number].recall]
        own = [
            str(item["id"]) for items in self.files.items.values() for item in items if item["lesson"] == id_
        ]
        order = texts(self.files.course["lessons"])
        around = sorted(
            (item for items in self.files.items.values() for item in items if item["lesson"] != id_),
            key=lambda item: abs(order.index(str(item["lesson"])) - order.index(id_)),
        )
        wanted = lessons.recall(lesson, meant, own, [str(item["id"]) for item in around])
        place = Place(f"lessons/{id_}.md")
        if len(wanted) < lessons.FEWEST_RECALLED:
            self.faults.append(fault(place, Reason.FEW_QUESTIONS, least=lessons.FEWEST_RECALLED))
        elif not set(wanted) <= set(meant) | set(texts(lesson.front["recall"])):
            self.faults.append(fault(place, Reason.WANTS_RECALL, name=str(lesson.front["title"])))
        lesson.front["recall"] = list(wanted)
        if lesson.made:
            self.faults.append(fault(place, Reason.WANTS_TEACH_BACK, name=str(lesson.front["title"])))

    def _few(self) -> Iterator[Fault]:
        """What a course needs more of before it can be taken."""
        for id_, lesson in self.files.lessons.items():
            name = f"lessons/{id_}.md"
            if name in self.files.touched and (steps := lessons.steps_of(lesson)) < FEWEST_STEPS:
                title = str(lesson.front["title"])
                yield fault(Place(name), Reason.WANTS_STEPS, name=title, found=steps, least=FEWEST_STEPS)
        if not self.files.touched:
            return
        challenges = self._skills_of_challenges()
        for skill in self.files.skills:
            items = [
                item for items in self.files.items.values() for item in items if item["skill"] == skill["id"]
            ]
            found = len(items) + challenges.count(str(skill["id"]))
            if found < FEWEST_ITEMS:
                yield fault(
                    Place(COURSE),
                    Reason.WANTS_ITEMS,
                    name=str(skill["title"]),
                    found=found,
                    least=FEWEST_ITEMS,
                )

    def _skills_of_challenges(self) -> list[str]:
        return [str(one["skill"]) for one in self.files.challenges()]


def _words(draft: Draft) -> tuple[str, ...]:
    """What a draft asks, whatever its answer is called."""
    return draft.type, words_folded(draft.prompt), draft.code
