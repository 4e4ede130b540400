"""What is for one person's eyes: not kept by browsers and proxies, not found by search engines."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from bot.desk.desk import Desk
from bot.store.kept import Shared, StoreClosed
from bot.web.problems import Problem

PRIVATE = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"}
_SECRET = re.compile(r"[A-Za-z0-9_-]{32}")


@contextmanager
def stored() -> Iterator[None]:
    """Turn a store that is closed into a Problem (503): asking and reading go on without it."""
    try:
        yield
    except StoreClosed:
        raise Problem(503, "store_closed", headers={"Retry-After": "60", **PRIVATE}) from None


def find_shared(desk: Desk, token: str) -> Shared:
    """Return what was shared under the token; a Problem where nothing ever was."""
    with stored():
        found = desk.store.shared(token) if _SECRET.fullmatch(token) else None
    if found is None:
        raise unknown()
    return found


def check_key(desk: Desk, token: str, key: str) -> None:
    """Refuse a key that does not delete what the token shows, as if there were nothing."""
    with stored():
        if not _SECRET.fullmatch(key) or not desk.store.may_delete(token, key):
            raise unknown()


def unknown() -> Problem:
    """Return the problem of a link that shows nothing."""
    return Problem(404, "unknown_share", headers=PRIVATE)
