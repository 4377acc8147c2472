"""The words about classes themselves, for those who teach. All of it is for their eyes alone."""

from collections.abc import Mapping, Sequence

from core.chat import (
    Action,
    Block,
    Card,
    Choice,
    Choices,
    Code,
    Field,
    FieldKind,
    Form,
    Reply,
    Say,
    Text,
    Tone,
    Weight,
    plain,
)
from core.course.model import Course
from core.features.cohorts.figures import Line, Roster
from core.features.cohorts.rules import LONGEST_TITLE
from core.store.cohorts import ROLE_GONE, Cohort, Member
from core.teaching.codes import shown


def which(ways: Mapping[str, Action], wanted: str, say: Say) -> Reply:
    """Classes to choose from."""
    text = say("cohorts-which-unknown", given=plain(wanted[:40])) if wanted else say("cohorts-which")
    return Reply.privately(Text(text), _pressed(ways))


def which_member(ways: Mapping[str, Action], wanted: str, say: Say) -> Reply:
    """Members to choose from."""
    text = say("cohorts-who-unknown", given=plain(wanted[:40])) if wanted else say("cohorts-who")
    return Reply.privately(Text(text), _pressed(ways))


def ask_name(action: Action, say: Say) -> Reply:
    """Ask for the name of a member."""
    field = Field(name="who", label=say("cohorts-ask-who"))
    return Reply.privately(
        Text(say("cohorts-who")), Form(fields=(field,), action=action, submit=say("cohorts-find"))
    )


def _pressed(ways: Mapping[str, Action]) -> Choices:
    return Choices(tuple(Choice(label, action) for label, action in ways.items()))


def listing(every: Sequence[Cohort], courses: Mapping[str, str], over: int, say: Say) -> Reply:
    """All classes, with a press for the roster of each."""
    begin = Choice(say("cohorts-begin"), Action("cohorts.create"), Weight.NORMAL if every else Weight.PRIMARY)
    if not every:
        return Reply.privately(Text(say("cohorts-none-yet")), Choices((begin,)))
    facts = tuple(
        (one.title, say("cohorts-in-list", count=one.members, course=courses.get(one.course, one.course)))
        for one in every
    )
    card = Card(say("cohorts-list"), say("cohorts-list-over", count=over) if over else "", facts)
    ways = [Choice(one.title, Action("cohorts.roster", {"cohort": one.id})) for one in every[:20]]
    return Reply.privately(card, Choices((*ways, begin)))


def ask_title(say: Say) -> Reply:
    """Ask what a class is called."""
    field = Field(name="title", label=say("cohorts-ask-title", most=LONGEST_TITLE))
    form = Form(fields=(field,), action=Action("cohorts.create"), submit=say("cohorts-begin"))
    return Reply.privately(Text(say("cohorts-title-text")), form)


def ask_course(title: str, courses: Sequence[Course], say: Say) -> Reply:
    """Ask which course a class takes."""
    ways = (
        Choice(one.title, Action("cohorts.create", {"title": title, "course": one.id})) for one in courses
    )
    return Reply.privately(Text(say("cohorts-ask-course", title=plain(title))), Choices(tuple(ways)))


def invitation(
    cohort: Cohort,
    code: str,
    addresses: Mapping[str, str],
    role: str,
    course: Course | None,
    say: Say,
    *,
    has_roles: bool,
    began: bool,
    anew: bool,
) -> Reply:
    """How people come into a class. `role` is what one is called that leads into it; `has_roles`: there are some here."""
    facts = [(say("cohorts-course"), course.title)] if course else []
    facts += [(say("cohorts-role"), role)] if role else []
    title = say("cohorts-began", title=cohort.title) if began else cohort.title
    text = say("cohorts-code-anew") if anew else say("cohorts-code-text")
    links = [f"{name.title()}: <{address}>" for name, address in addresses.items()]
    blocks: list[Block] = [Card(title, text, tuple(facts), Tone.GOOD if began else Tone.NEUTRAL)]
    blocks.append(Code(f"/join {shown(code)}", title=say("cohorts-type-this")))
    blocks += [Text("\n".join((say("cohorts-or-open"), "", *(f"- {one}" for one in links))))] if links else []
    here = {"cohort": cohort.id}
    ways = [
        Choice(say("cohorts-to-assign"), Action("cohorts.assign", here), Weight.PRIMARY),
        Choice(say("cohorts-to-roster"), Action("cohorts.roster", here)),
        *([Choice(say("cohorts-to-role"), Action("cohorts.role", here))] if has_roles else []),
        *([] if began else [Choice(say("cohorts-recode"), Action("cohorts.recode", here), Weight.QUIET)]),
    ]
    return Reply.privately(*blocks, Choices(tuple(ways)))


def ask_role(cohort: Cohort, say: Say) -> Reply:
    """Ask for a role whose holders are in a class."""
    field = Field(name="role", label=say("cohorts-ask-role"), kind=FieldKind.ROLE, value=cohort.role or "")
    action = Action("cohorts.role", {"cohort": cohort.id})
    return Reply.privately(
        Text(say("cohorts-role-text", title=plain(cohort.title))),
        Form(fields=(field,), action=action, submit=say("cohorts-take-role")),
    )


def role_given(cohort: Cohort, role: str, say: Say) -> Reply:
    """A role leads into a class now."""
    text = say("cohorts-role-given", title=plain(cohort.title), role=plain(role))
    return Reply.privately(Text(text), Choices((_roster(cohort, say),)))


def roster(found: Roster, say: Say) -> Reply:
    """Some members of a class, with what they have done."""
    cohort, here = found.cohort, {"cohort": found.cohort.id}
    facts = tuple((one.member.name, _work(one, found.lessons, say)) for one in found.lines)
    first, last = found.skip + 1, found.skip + len(found.lines)
    text = (
        say("cohorts-shown", first=first, last=last, of=cohort.members)
        if facts
        else say("cohorts-nobody-in-it")
    )
    ways = [
        Choice(say("cohorts-to-invite"), Action("cohorts.invite", here)),
        Choice(say("cohorts-to-assigned"), Action("cohorts.assigned", here)),
        Choice(say("cohorts-to-announce"), Action("cohorts.announce", here)),
    ]
    if last < cohort.members:
        more = Action("cohorts.roster", {**here, "skip": last})
        ways.insert(0, Choice(say("cohorts-more"), more, Weight.PRIMARY))
    if facts:
        ways.append(Choice(say("cohorts-to-remove"), Action("cohorts.remove", here), Weight.QUIET))
    return Reply.privately(Card(cohort.title, text, facts), Choices(tuple(ways)))


def _work(line: Line, lessons: int, say: Say) -> str:
    """How far somebody is, and what is late of theirs."""
    parts = [say("cohorts-lessons", done=line.lessons, of=lessons)]
    parts += [say("cohorts-assigned-done", done=line.done, of=len(line.owed))] if line.owed else []
    parts += [say("cohorts-late", count=line.late)] if line.late else []
    parts += [say("cohorts-role-gone")] if line.member.how == ROLE_GONE else []
    return " · ".join(parts)


def ask_who(cohort: Cohort, say: Say, wanted: str = "", near: Sequence[Member] = ()) -> Reply:
    """Ask whom to take out of a class; `near` are those who may have been meant."""
    here = {"cohort": cohort.id}
    text = say("cohorts-who-unknown", given=plain(wanted[:40])) if wanted else say("cohorts-who")
    blocks: list[Block] = [Text(text)]
    field = Field(name="who", label=say("cohorts-ask-who"))
    blocks.append(Form(fields=(field,), action=Action("cohorts.remove", here), submit=say("cohorts-find")))
    if near:
        blocks.append(
            Choices(
                tuple(
                    Choice(f"{place}. {one.name}", _removing(cohort, one))
                    for place, one in enumerate(near, 1)
                )
            )
        )
    return Reply.privately(*blocks)


def ask_remove(cohort: Cohort, member: Member, say: Say) -> Reply:
    """Ask whether somebody is to be taken out of a class."""
    ways = (
        Choice(say("cohorts-remove-yes", name=member.name), _removing(cohort, member)),
        _roster(cohort, say),
    )
    text = say("cohorts-remove-text", name=plain(member.name))
    return Reply.privately(Card(cohort.title, text), Choices(ways))


def _removing(cohort: Cohort, member: Member) -> Action:
    return Action("cohorts.removed", {"cohort": cohort.id, "member": str(member.learner)})


def removed(cohort: Cohort, member: Member, say: Say) -> Reply:
    """Somebody is out of a class."""
    text = say("cohorts-removed", name=plain(member.name), title=plain(cohort.title))
    return Reply.privately(Text(text), Choices((_roster(cohort, say),)))


def ask_archive(cohort: Cohort, say: Say) -> Reply:
    """What it means that a class is over, and a press for it."""
    ways = (
        Choice(say("cohorts-archive-yes"), Action("cohorts.archived", {"cohort": cohort.id})),
        _roster(cohort, say),
    )
    return Reply.privately(Card(cohort.title, say("cohorts-archive-text")), Choices(ways))


def archived(cohort: Cohort, say: Say) -> Reply:
    """A class is over."""
    way = Choice(say("cohorts-list"), Action("cohorts.list"))
    return Reply.privately(Text(say("cohorts-archived", title=plain(cohort.title))), Choices((way,)))


def _roster(cohort: Cohort, say: Say) -> Choice:
    return Choice(say("cohorts-to-roster"), Action("cohorts.roster", {"cohort": cohort.id}), Weight.QUIET)
