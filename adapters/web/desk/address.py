"""Where the instructors' pages are."""

from urllib.parse import quote

ROOT = "/desk"
OPEN = f"{ROOT}/open"
LEAVE = f"{ROOT}/leave"
_KEPT = "/?&=%,:;@+~!$'()*-._"
"""Signs of a path and its query that stand for themselves."""


def address(path: str) -> str:
    """The address of a page by its path, which may have a query. It leads nowhere but to these pages."""
    return f"{ROOT}/{quote(path.lstrip('/'), safe=_KEPT)}"
