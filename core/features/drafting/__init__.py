"""Small edits by form, and the queue of questions that a model made and an instructor has to look at."""

from pathlib import Path

from core.authoring.mine import suggest_own
from core.chat import Audience, CommandOption, OptionKind
from core.feature import Command, Feature, PageAct, PageSpec
from core.features.drafting import editing, generating, jobs, pages, queue

_ACTIONS = {
    "list": editing.list_,
    "item": editing.item,
    "cases": editing.cases,
    "form": editing.form,
    "change": editing.change,
    "again": editing.again,
    "save": editing.save,
    "generate": generating.generate,
    "job": generating.look,
    "stop": generating.cancel,
    "queue": queue.queue,
    "show": queue.show,
    "decide": queue.decide,
    "rewrite": queue.form,
    "rewritten": queue.change,
    "place": queue.place,
}
_ITEM = "courses/{course}/items/{item}"

feature = Feature(
    name="drafting",
    words=Path(__file__).parent / "words",
    commands=(
        Command(
            name="course item edit",
            handler=editing.edit,
            audience=Audience.INSTRUCTORS,
            options=(CommandOption(name="item", rest=True),),
            suggest={"item": editing.suggest},
        ),
        Command(name="course drafts", handler=queue.queue, audience=Audience.INSTRUCTORS),
        Command(
            name="course generate",
            handler=generating.generate,
            audience=Audience.INSTRUCTORS,
            options=(
                CommandOption(name="file", kind=OptionKind.FILE),
                CommandOption(name="course"),
                CommandOption(name="count", kind=OptionKind.NUMBER, least=1, most=generating.MOST),
            ),
            suggest={"course": suggest_own},
        ),
    ),
    actions=_ACTIONS,
    audiences=dict.fromkeys(_ACTIONS, Audience.INSTRUCTORS),
    jobs={jobs.KIND: jobs.make},
    pages={
        "drafts": PageSpec(show=pages.drafts_, nav="drafting-drafts-title"),
        "drafts/{draft}": PageSpec(show=pages.draft),
        "courses/{course}/items": PageSpec(show=pages.items),
        f"{_ITEM}/edit": PageSpec(show=pages.edit),
    },
    page_acts={
        "courses/{course}/items/find": PageAct(do=pages.find_items),
        f"{_ITEM}/preview": PageAct(do=pages.preview),
        f"{_ITEM}/save": PageAct(do=pages.save),
        "drafts/decide": PageAct(do=pages.decide),
        "drafts/change": PageAct(do=pages.change),
        "drafts/preview": PageAct(do=pages.preview_place),
        "drafts/place": PageAct(do=pages.place),
    },
)
