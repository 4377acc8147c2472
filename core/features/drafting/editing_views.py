"""The words around an item that is edited: its parts, the forms, what would change, and what two instructors changed at once. Pure."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from core.chat import (
    Action,
    Block,
    Card,
    Choice,
    Choices,
    Code,
    Field,
    Form,
    Plain,
    Reply,
    Say,
    Text,
    Tone,
    Weight,
    plain,
)
from core.errors import LearnerError
from core.features.drafting.cases import names
from core.features.drafting.courses import ItemNamed
from core.features.drafting.parts import Entry, Part, entries, parts_of, type_of
from core.features.drafting.weighing import Edit
from core.interchange.existing import Group, groups
from core.interchange.yaml_text import dumped
from core.store.taught import State, TaughtCourse

ON_A_PAGE = 8
LONGEST_LABEL = 60


def which_course(courses: Sequence[tuple[str, str]], say: Say) -> Reply:
    """The courses to look into."""
    ways = (Choice(short(title), Action("drafting.list", {"course": id_})) for id_, title in courses)
    return Reply.privately(Card(say("drafting-which-course")), Choices(tuple(ways)))


def which_item(near: Sequence[ItemNamed], words: str, say: Say) -> Reply:
    """The items that may have been meant."""
    if not near:
        raise LearnerError("drafting-none-found", words=words[:LONGEST_LABEL])
    return Reply.privately(Card(say("drafting-which-item")), Choices(tuple(map(_to_item, near))))


def list_(course: TaughtCourse, items: Sequence[ItemNamed], page: int, say: Say) -> Reply:
    """Some items of a course."""
    if not items:
        raise LearnerError("drafting-no-items", course=course.title)
    pages = -(-len(items) // ON_A_PAGE)
    page = min(max(page, 0), pages - 1)
    shown = items[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
    ways = [_to_item(one) for one in shown]
    if pages > 1:
        following = Action("drafting.list", {"course": course.course, "page": (page + 1) % pages})
        ways.append(Choice(say("drafting-more"), following, Weight.QUIET))
    about = say("drafting-items-of", count=len(items), page=page + 1, pages=pages)
    return Reply.privately(Card(course.title, about), Choices(tuple(ways)))


def item(course: TaughtCourse, found: Group, say: Say) -> Reply:
    """An item as it is, and the parts that can be changed."""
    facts = facts_of(course, found, say)
    here = at(course.course, str(found["id"]))
    ways = [
        Choice(say(f"drafting-part-{part.value}"), _opens(part, here), Weight.PRIMARY)
        for part in parts_of(found)
    ]
    ways.append(
        Choice(say("drafting-to-list"), Action("drafting.list", {"course": course.course}), Weight.QUIET)
    )
    shown = (Code(dumped(_shown(found)).strip(), "yaml"),)
    return Reply.privately(Card(title_of(found), "", facts), *shown, Choices(tuple(ways)))


def _opens(part: Part, here: Mapping[str, Plain]) -> Action:
    if part is Part.CASE:
        return Action("drafting.cases", here)
    return Action("drafting.form", {**here, "part": part.value})


def _shown(found: Group) -> Group:
    """What is shown of an item at a glance: not its hints and explanation, which their forms show, nor long code."""
    hidden = {
        "hints",
        "explanation",
        "skill",
        "lesson",
        "formerly",
        "id",
        "type",
        "wrong",
        "cases",
        "random",
        "files",
    }
    return {key: value for key, value in found.items() if key not in hidden}


def cases(course: TaughtCourse, found: Group, say: Say) -> Reply:
    """The cases of a challenge: each can be changed, and new ones written."""
    here = {**at(course.course, str(found["id"])), "part": Part.CASE.value}
    ways = [
        Choice(short(name), Action("drafting.form", {**here, "case": name}))
        for name in names(groups(found["cases"]))
    ]
    ways.append(Choice(say("drafting-case-new"), Action("drafting.form", here), Weight.PRIMARY))
    ways.append(
        Choice(
            say("drafting-to-item"),
            Action("drafting.item", at(course.course, str(found["id"]))),
            Weight.QUIET,
        )
    )
    return Reply.privately(Card(title_of(found), say("drafting-cases-about")), Choices(tuple(ways)))


def form(edit: Edit, found: Group, say: Say, *, error: LearnerError | None = None) -> Reply:
    """The form of a part, with what was typed already, and why that could not be taken."""
    told: list[Block] = [Text(said(error, say))] if error else []
    card = Card(title_of(found), f"{about(edit.part, found, say)} {say('drafting-as-it-is')}")
    action = Action("drafting.change", arguments(edit))
    ways: list[Choice] = []
    if edit.part is Part.CASE and edit.case and not error:
        removing = {**arguments(edit), "removes": "yes"}
        ways.append(Choice(say("drafting-case-remove"), Action("drafting.change", removing), Weight.QUIET))
    here = at(edit.course, edit.item)
    ways.append(Choice(say("drafting-to-item"), Action("drafting.item", here), Weight.QUIET))
    filled = Form(fields=fields(edit, found, say), action=action, submit=say("drafting-look"))
    return Reply.privately(*told, card, filled, Choices(tuple(ways)))


def about(part: Part, found: Group, say: Say) -> str:
    """How the fields of a part are filled in."""
    kind = type_of(found).replace("_", "-")
    return say(f"drafting-about-answers-{kind}" if part is Part.ANSWERS else f"drafting-about-{part.value}")


def facts_of(course: TaughtCourse, found: Group, say: Say) -> tuple[tuple[str, str], ...]:
    """What kind of item it is, and of which version of its course."""
    kind = type_of(found).replace("_", "-")
    return (
        (say("drafting-type"), say(f"drafting-type-{kind}")),
        (say("drafting-version"), f"{course.newest}"),
        (say("drafting-state"), say(f"drafting-state-{course.state.value}")),
    )


def comes(course: TaughtCourse) -> str:
    """What becomes of a version of the course once it is kept, as words name it: it is learnt where all before it is."""
    if course.is_learnt:
        return "published"
    return "beside" if course.state is State.PUBLISHED else course.state.value


def search_field(wanted: str, say: Say) -> Field:
    """What items are looked for by."""
    return Field(name="find", label=say("drafting-find-words"), value=wanted, optional=True)


def found_path(course: str, words: str) -> str:
    """The page of the items that have these words."""
    return f"courses/{course}/items?{urlencode({'find': words.strip()[:100]})}"


def fields(edit: Edit, found: Group, say: Say) -> tuple[Field, ...]:
    """The fields of a part, with what was typed already."""
    return tuple(
        field(one, edit.values.get(one.name, one.value), say) for one in entries(found, edit.part, edit.case)
    )


def field(entry: Entry, value: str, say: Say) -> Field:
    """One of them."""
    return Field(
        name=entry.name,
        label=labelled(entry.name, say),
        kind=entry.kind,
        value=value,
        options=entry.options if entry.literal else tuple(map(say, entry.options)),
        optional=entry.optional,
    )


def gone(error: LearnerError, edit: Edit, say: Say) -> Reply:
    """The item is there no more; here is what was typed."""
    typed = (Code(text, title=labelled(name, say)) for name, text in edit.values.items())
    way = Choice(say("drafting-to-list"), Action("drafting.list", {"course": edit.course}))
    return Reply.privately(
        Card(say("drafting-gone"), said(error, say), tone=Tone.CARE), *typed, Choices((way,))
    )


def said(error: LearnerError, say: Say) -> str:
    """What a learner's error says; names of fields are said as the form calls them."""
    values = {key: plain(value) if isinstance(value, str) else value for key, value in error.values.items()}
    if "field" in values:
        values["field"] = labelled(str(error.values["field"]), say)
    return say(error.message, **values)


def labelled(name: str, say: Say) -> str:
    """What a field is called."""
    number = name.removeprefix("hint-")
    return (
        say("drafting-field-hint", number=number)
        if number.isdecimal()
        else say(f"drafting-field-{name.replace('_', '-')}")
    )


def title_of(found: Group) -> str:
    """What an item is called in a line."""
    return short(" ".join(str(found.get("title") or found["prompt"]).split()))


def short(text: str) -> str:
    """A text that fits on a button."""
    return text if len(text) <= LONGEST_LABEL else f"{text[: LONGEST_LABEL - 1].rstrip()}…"


def at(course: str, item_id: str) -> dict[str, Plain]:
    """The arguments that name an item."""
    return {"course": course, "item": item_id}


def _to_item(one: ItemNamed) -> Choice:
    return Choice(short(one.words), Action("drafting.item", at(one.course, one.id)))


def arguments(edit: Edit) -> dict[str, Plain]:
    """An edit as an action carries it."""
    return {
        **at(edit.course, edit.item),
        "part": edit.part.value,
        "seen": edit.seen,
        "case": edit.case,
        "removes": "yes" if edit.removes else "",
        "values": dict(edit.values),
    }
