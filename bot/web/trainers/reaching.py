"""The address by which a phone in the hall reaches a page of this server, where it can."""

import re
from dataclasses import dataclass
from ipaddress import ip_address

from fastapi import Request

_HOST = re.compile(
    r"(?P<name>[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?"
)


@dataclass(frozen=True, slots=True)
class Reach:
    """The address of a page for phones; without one `host` is what was asked, which no phone reaches."""

    address: str
    host: str


def reach(request: Request, public_url: str, page: str) -> Reach:
    """Return how a phone reaches `page`, which begins with "/".

    The operator's own address comes first; else the host that the browser asked for, where it is nothing but a
    host and a port, and not this machine's own name for itself.
    """
    if public_url:
        return Reach(public_url.rstrip("/") + page, "")
    host = request.headers.get("host", "")
    found = _HOST.fullmatch(host)
    if not found or _is_only_here(found["name"].strip("[]").lower()):
        return Reach("", host if found else "")
    return Reach(f"{request.url.scheme}://{host}{page}", host)


def _is_only_here(name: str) -> bool:
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        address = ip_address(name)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified
