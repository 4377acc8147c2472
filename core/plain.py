"""Dataclasses to and from JSON's values, for what is kept in a row."""

from functools import cache
from typing import Any, TypeAliasType, overload

from pydantic import TypeAdapter


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def to_plain(kind: Any, value: Any) -> Any:
    """`value`, an instance of `kind`, as JSON's values."""
    return _adapter(kind).dump_python(value, mode="json")


@overload
def from_plain[T](kind: type[T], data: Any) -> T: ...
@overload
def from_plain(kind: TypeAliasType, data: Any) -> Any: ...
def from_plain(kind: Any, data: Any) -> Any:
    """The instance of `kind` that `to_plain` had made `data` of; ValueError where it does not fit."""
    return _adapter(kind).validate_python(data)
