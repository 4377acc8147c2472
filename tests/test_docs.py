"""What the documents name is there: files, links, modules, functions, tables."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from core.store.tables import Table

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("adapters", "bench", "bot", "core", "migrations", "sandbox", "tests")
FOLDERS = (*ROOMS, "content", "deploy", "docs", "prompts", r"\.ci")
DOCUMENTS = sorted((*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "content").glob("*.md")))

FENCE = re.compile(r"^```(?P<language>\w*)\n(?P<content>.*?)^```$", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\((?P<target>[^)#\s]+)")
PATH = re.compile(rf"(?<![\w/.])(?:{'|'.join(FOLDERS)})/[\w./*-]*")
DOTTED = re.compile(r"(?<![\w/.-])[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+(?![\w/-])")
QUOTED = re.compile(r'"[^"]*"')
PLACEHOLDER = re.compile(r"\b[A-Z][A-Z_]+\b")
FILE = re.compile(r"\.(css|ftl|html|json|lock|md|org|pid|png|py|secret|toml|ts|txt|yaml)$")


def names(body: list[ast.stmt]) -> Iterator[str]:
    """What a module or a class defines."""
    for statement in body:
        match statement:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.AnnAssign(target=ast.Name(id=name)) | ast.TypeAlias(name=ast.Name(id=name)):
                yield name
            case ast.Assign(targets=targets):
                yield from (target.id for target in targets if isinstance(target, ast.Name))
            case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
                yield from (alias.asname or alias.name for alias in aliases)
            case _:
                pass


@cache
def known() -> dict[str, set[str]]:
    """What our modules (by their whole and their last name) and classes define."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    modules = (file for room in ROOMS for file in (ROOT / room).rglob("*.py"))
    for file in (one for one in modules if "content" not in one.parts):  # where the programs of courses lie
        module = file.relative_to(ROOT).with_suffix("").as_posix().removesuffix("/__init__").replace("/", ".")
        tree = ast.parse(file.read_text("utf-8"))
        for name in {module, module.rpartition(".")[2]}:
            found[name].update(names(tree.body))
        package, _, last = module.rpartition(".")
        found[package].add(last)
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                found[node.name].update(names(node.body))
    return found


def is_there(dotted: str) -> bool:
    """Whether a dotted name is one of ours; True for a file, a PLACEHOLDER, and what begins with no name of ours."""
    head, _, last = dotted.rpartition(".")
    first = dotted.partition(".")[0]
    if FILE.search(dotted) or dotted.isupper() or (first not in known() and not first[0].isupper()):
        return True
    return last in known().get(head, ())


def missing_in(code: str) -> Iterator[str]:
    """Paths and names in a piece of code that are not there; NAME in a path stands for any name."""
    for path in PATH.findall(code):
        if not any(ROOT.glob(PLACEHOLDER.sub("*", path.rstrip("./")) or ".")):
            yield path
    yield from (name for name in DOTTED.findall(QUOTED.sub("", PATH.sub("", code))) if not is_there(name))


def missing(document: str, folder: Path) -> list[str]:
    """All that a document names and that is not there."""
    drawn = [fence["content"] for fence in FENCE.finditer(document) if fence["language"] == "mermaid"]
    prose = FENCE.sub("", document)
    links = [link["target"] for link in LINK.finditer(prose) if "://" not in link["target"]]
    return [
        *(name for code in (*SPAN.findall(prose), *drawn) for name in missing_in(code)),
        *(target for target in links if not (folder / target).exists()),
    ]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_a_document_names_is_there(document: Path) -> None:
    assert missing(document.read_text("utf-8"), document.parent) == []


@pytest.mark.parametrize(
    "wrong",
    [
        "`core/no_such_room.py`",
        "`Dispatch.no_such_verb`",
        "`turns.no_such_query`",
        "`core.chat.NoSuch`",
        "[x](no.md)",
    ],
)
def test_what_is_not_there_is_noticed(wrong: str) -> None:
    right = (
        "`core/chat/`, `Dispatch.receive`, `turns.commit`, `core.chat.Reply`, `core/features/NAME/views.py`"
    )
    assert missing(right, ROOT) == []
    assert missing(f"{right} and {wrong}", ROOT) == [wrong.removeprefix("[x](").strip("`)")]


def test_the_tables_that_are_listed_are_the_tables_there_are() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8").partition("## The tables")[2]
    listed = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    assert sorted(listed) == sorted(Table.metadata.tables)
