"""The words of the hall."""

from collections.abc import Sequence

from core.chat import (
    Action,
    Card,
    Choice,
    Choices,
    CommandSpec,
    Progress,
    Reply,
    Say,
    Text,
    Weight,
    called,
    plain,
)
from core.course.model import Course, Lesson
from core.studying import Next, Standing
from core.words.formats import duration


def welcome(name: str, course: Course | None, *, others: bool, language: str | None, say: Say) -> Reply:
    """For somebody new: what this is, and one press to the first lesson."""
    hello = say("home-hello", name=plain(name)) if name else say("home-hello-nameless")
    if course is None:
        return Reply.of(Text(hello), Text(say("home-no-courses")))
    minutes = sum(lesson.minutes for lesson in course.lessons)
    card = Card(
        course.title,
        course.summary,
        (
            (say("home-lessons"), str(len(course.lessons))),
            (say("home-time"), duration(60 * minutes, language)),
        ),
    )
    options = [Choice(say("home-begin"), Action("courses.begin", {"course": course.id}), Weight.PRIMARY)]
    if others:
        options.append(Choice(say("home-all-courses"), Action("courses.show")))
    options.append(Choice(say("home-what-else"), Action("home.help"), Weight.QUIET))
    about = f"{hello}\n\n{say('home-how-it-goes')}\n\n{say('home-teach-back')}"
    return Reply.of(Text(about), card, Choices(tuple(options)))


def lost(say: Say) -> Reply:
    """For somebody whose course was taken away."""
    choices = Choices((Choice(say("home-all-courses"), Action("courses.show"), Weight.PRIMARY),))
    return Reply.of(Text(say("course-gone")), choices)


def welcome_back(name: str, now: Standing, activity: str | None, say: Say) -> Reply:
    """For somebody who has been here before: where they are, and one press to go on."""
    hello = say("home-hello-again", name=plain(name)) if name else say("home-hello-again-nameless")
    where = say("home-open", activity=activity) if activity else _what_is_next(now, say)
    done = Progress(now.course.title, len(now.done), len(now.course.lessons))
    quiet = (
        Choice(say("home-progress"), Action("progress.show"), Weight.QUIET),
        Choice(say("home-all-courses"), Action("courses.show"), Weight.QUIET),
    )
    return Reply.of(Text(f"{hello}\n\n{where}"), done, _ways(now, activity, say, *quiet))


def _what_is_next(now: Standing, say: Say) -> str:
    match now.next, now.next_lesson:
        case Next.REVIEW, _:
            return say("home-next-review", count=now.due)
        case Next.LESSON, Lesson(title=title):
            return say("home-midway" if now.midway else "home-next-lesson", title=plain(title))
        case _:
            return say("home-next-nothing", title=plain(now.course.title))


def help_(commands: Sequence[CommandSpec], topics: Sequence[str], activity: str | None, say: Say) -> Reply:
    """What there is. Without anything to press: pressing is for what is open."""
    listed = "\n".join(f"- /{plain(called(one.name, say))}: {_what_it_does(one, say)}" for one in commands)
    first, last = (plain(topics[0]), plain(topics[-1])) if topics else (say("home-a-topic"),) * 2
    examples = (
        say("home-example-question", topic=first),
        say("home-example-quiz", topic=last),
        say("home-example-name"),
    )
    blocks = [
        Text(f"{say('home-help')}\n\n{listed}"),
        Text(f"{say('home-help-type')}\n\n" + "\n".join(f"- {one}" for one in examples)),
    ]
    if activity:
        blocks.append(Text(say("home-help-open", activity=activity)))
    return Reply.of(*blocks)


def _what_it_does(command: CommandSpec, say: Say) -> str:
    return say("-".join(("command", *command.name.split())))


def cancelled(activity: str | None, now: Standing | None, say: Say) -> Reply:
    """What was left and what was kept, or that there was nothing to leave."""
    text = say("home-left", activity=activity) if activity else say("home-nothing-open")
    if now is None:
        choices = Choices((Choice(say("home-all-courses"), Action("courses.show"), Weight.PRIMARY),))
    else:
        choices = _ways(now, None, say)
    return Reply.of(Text(text), choices)


def _ways(now: Standing, activity: str | None, say: Say, *more: Choice) -> Choices:
    """Back to what is open, or on to what comes next; then `more`."""
    if activity:
        back = Choice(say("home-back", activity=activity), Action(f"{activity}.on"), Weight.PRIMARY)
        return Choices((back, *more))
    return Choices((now.way_on(say), *more))
