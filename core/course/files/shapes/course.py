"""The shapes of course.yaml, misconceptions.yaml and of the front matter of a lesson."""

from typing import Annotated

from pydantic import ConfigDict, Field, RootModel

from core.course.files.shapes.words import FORMERLY, Id, Shape, Text


class SkillShape(Shape):
    """Something a learner can learn to do. Mastery is estimated for each skill."""

    id: Annotated[Id, Field(description="Never changes: progress hangs on it.")]
    title: Annotated[Text, Field(description="A few words.")]
    summary: Annotated[Text, Field(description="What a learner can do who has it, in one sentence.")]
    requires: Annotated[
        list[Id], Field(default_factory=list, description="Ids of skills that should be there before.")
    ]
    formerly: Annotated[list[Id], Field(default_factory=list, description=FORMERLY)]


class CourseShape(Shape):
    """A course: what it is called, which skills it teaches, and its lessons in the order of teaching."""

    model_config = ConfigDict(title="A course (course.yaml)")

    id: Annotated[Id, Field(description="The folder's name. Never changes: progress hangs on it.")]
    title: Annotated[Text, Field(description="As it stands in the catalogue.")]
    summary: Annotated[Text, Field(description="One or two sentences for the catalogue.")]
    language: Annotated[
        str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$", description="Of the prose: en, de, pt-BR …")
    ]
    code: Annotated[
        Text | None,
        Field(description="The programming language of its code, where a course has code: python …"),
    ] = None
    skills: Annotated[list[SkillShape], Field(min_length=1, description="What the course teaches.")]
    lessons: Annotated[
        list[Id], Field(min_length=1, description="Ids of the lessons, in the order of teaching.")
    ]
    formerly: Annotated[list[Id], Field(default_factory=list, description=FORMERLY)]


class MisconceptionShape(Shape):
    """Something that learners wrongly believe. Items name it, so that it is recognised everywhere."""

    id: Annotated[Id, Field(description="Never changes: what is known of learners hangs on it.")]
    skill: Annotated[Id, Field(description="The skill it stands in the way of.")]
    belief: Annotated[Text, Field(description="What the learner believes, in one sentence.")]
    repair: Annotated[
        Text,
        Field(description="1–3 sentences that mend it; said where an item has no feedback of its own."),
    ]
    formerly: Annotated[list[Id], Field(default_factory=list, description=FORMERLY)]


class MisconceptionsShape(RootModel[list[MisconceptionShape]]):
    """What learners of this course wrongly believe."""

    model_config = ConfigDict(title="Misconceptions (misconceptions.yaml)", strict=True)


class LessonShape(Shape):
    """What stands between the two lines --- at the top of a lesson."""

    model_config = ConfigDict(title="Front matter of a lesson (lessons/<id>.md)")

    id: Annotated[Id, Field(description="The file's name without .md. Never changes: progress hangs on it.")]
    title: Annotated[Text, Field(description="A few words.")]
    summary: Annotated[Text, Field(description="One sentence: what you can do afterwards.")]
    skills: Annotated[list[Id], Field(min_length=1, description="Ids of the skills it teaches.")]
    minutes: Annotated[int, Field(ge=1, le=60, description="How long it takes, about.")]
    teach_back: Annotated[
        Text, Field(description="What the learner will be asked to explain; announced before the lesson.")
    ]
    recall: Annotated[
        list[Id], Field(min_length=2, description="Ids of ≥ 2 items to ask when the text is off the screen.")
    ]
    formerly: Annotated[list[Id], Field(default_factory=list, description=FORMERLY)]
