"""Finds the features and the platforms: a folder each, ours and those of others."""

import importlib
import pkgutil
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import adapters
import core.features
from core.chat import Adapter
from core.errors import SetupError
from core.feature import Feature

FEATURES, ADAPTERS = "parley.features", "parley.adapters"
"""Groups of entry points under which an installed package offers its own."""


def look_into(folders: Iterable[Path]) -> None:
    """Have these folders' `features/` and `adapters/` looked through as well. Once per process."""
    for folder in folders:
        if not folder.is_dir():
            raise SetupError(f"PARLEY_PLUGINS names {folder}, which is not a folder.")
        for package, name in ((core.features, "features"), (adapters, "adapters")):
            path = str(folder / name)
            if (folder / name).is_dir() and path not in package.__path__:
                package.__path__.append(path)


def features() -> Sequence[Feature]:
    """All features, in the order of their names."""
    return _find(core.features, "feature", Feature, FEATURES)


def platforms() -> Sequence[Adapter[Any]]:
    """All adapters, in the order of their names."""
    return cast("Sequence[Adapter[Any]]", _find(adapters, "platform", Adapter, ADAPTERS))


def _find[T](package: ModuleType, export: str, kind: type[T], group: str) -> Sequence[T]:
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__) if module.ispkg)
    found = [_load(f"{package.__name__}.{name}", export, kind) for name in names]
    return (*found, *(_checked(one.load(), one.value, kind) for one in _offered(group)))


@cache
def _offered(group: str) -> Sequence[EntryPoint]:
    """What installed packages offer. Looked up once: it reads a file of every package, and none comes while we run."""
    return tuple(entry_points(group=group))


def _load[T](module: str, export: str, kind: type[T]) -> T:
    try:
        exported = getattr(importlib.import_module(module), export, None)
    except Exception as error:
        raise SetupError(f"{module} cannot be loaded: {type(error).__name__}: {error}") from error
    return _checked(exported, f"{module}.{export}", kind)


def _checked[T](thing: object, where: str, kind: type[T]) -> T:
    if not isinstance(thing, kind):
        raise SetupError(f"{where} should be a {kind.__name__} and is a {type(thing).__name__}.")
    return thing
