"""Courses that instructors keep: begun, imported, looked at before anything happens, published, brought back, exported."""

from pathlib import Path

from core.authoring.mine import suggest_own
from core.chat import Audience, CommandOption, OptionKind
from core.feature import Command, Feature, PageAct, PageSpec
from core.features.authoring import (
    exporting,
    handlers,
    import_pages,
    importing,
    looking,
    pages,
    publishing,
    trying,
)

_COURSE = CommandOption(name="course", rest=True)
_MINE = {"course": suggest_own}

_ACTIONS = {
    "list": handlers.list_,
    "open": handlers.open_,
    "versions": handlers.versions,
    "version": publishing.version,
    "bring-back": publishing.bring_back,
    "import": importing.import_,
    "keep": importing.keep_it,
    "publish": publishing.publish_,
    "published": publishing.published,
    "archive": handlers.archive,
    "archived": handlers.archived,
    "restore": handlers.restore,
    "leave": handlers.leave,
    "export-zip": exporting.export,
    "export-gift": exporting.export_gift,
    "try": trying.try_,
    "tried": trying.tried,
}

feature = Feature(
    name="authoring",
    words=Path(__file__).parent / "words",
    commands=(
        Command(
            name="course create",
            handler=handlers.create,
            options=(
                CommandOption(name="title", required=True, rest=True),
                CommandOption(name="language"),
            ),
            audience=Audience.INSTRUCTORS,
        ),
        Command(
            name="course import",
            handler=importing.import_,
            options=(CommandOption(name="file", kind=OptionKind.FILE, required=True), _COURSE),
            audience=Audience.INSTRUCTORS,
            suggest=_MINE,
        ),
        Command(
            name="course export",
            handler=exporting.export,
            options=(CommandOption(name="format"), _COURSE),
            audience=Audience.INSTRUCTORS,
            suggest={"format": exporting.suggest, **_MINE},
        ),
        Command(
            name="course publish",
            handler=publishing.publish_,
            options=(_COURSE,),
            audience=Audience.INSTRUCTORS,
            suggest=_MINE,
        ),
        Command(
            name="course archive",
            handler=handlers.archive,
            options=(_COURSE,),
            audience=Audience.INSTRUCTORS,
            suggest=_MINE,
        ),
        Command(
            name="course versions",
            handler=handlers.versions,
            options=(_COURSE,),
            audience=Audience.INSTRUCTORS,
            suggest=_MINE,
        ),
    ),
    actions=_ACTIONS,
    audiences=dict.fromkeys(_ACTIONS, Audience.INSTRUCTORS),
    jobs={looking.KIND: looking.work, trying.KIND: trying.work},
    pages={
        "courses": PageSpec(show=pages.courses, nav="authoring-courses"),
        "courses/{course}": PageSpec(show=pages.course),
        "courses/{course}/import": PageSpec(show=import_pages.form),
        "courses/{course}/import/{job}": PageSpec(show=import_pages.looked),
        "courses/{course}/publish": PageSpec(show=pages.publish),
        "courses/{course}/versions/{number}": PageSpec(show=pages.version),
        "courses/{course}/export": PageSpec(show=pages.export),
        "courses/{course}/trials/{job}": PageSpec(show=pages.tried),
        "import": PageSpec(show=import_pages.form),
        "import/{job}": PageSpec(show=import_pages.looked),
    },
    page_acts={
        "courses/create": PageAct(do=pages.create),
        "courses/{course}/import/look": PageAct(do=import_pages.look),
        "courses/{course}/import/{job}/keep": PageAct(do=import_pages.keep_it),
        "courses/{course}/import/{job}/stop": PageAct(do=import_pages.stop),
        "courses/{course}/publish": PageAct(do=pages.published),
        "courses/{course}/versions/{number}": PageAct(do=pages.bring_back),
        "courses/{course}/archive": PageAct(do=pages.archive),
        "courses/{course}/restore": PageAct(do=pages.restore),
        "courses/{course}/try": PageAct(do=pages.try_),
        "import/look": PageAct(do=import_pages.look),
        "import/{job}/keep": PageAct(do=import_pages.keep_it),
        "import/{job}/stop": PageAct(do=import_pages.stop),
    },
)
