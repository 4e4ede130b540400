"""Whether an address lies within the office: on this machine, or in a network that the world does not reach."""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

_NAMES = ("localhost",)
_ENDINGS = (".localhost", ".local", ".internal", ".lan", ".home.arpa")


def is_inside(url: str) -> bool:
    """Tell whether what is sent to `url` stays in the office, as far as the address itself says it."""
    written = urlsplit(url).hostname or ""
    host = written.rstrip(".")
    address = _address(host)
    if address is not None:
        return address.is_loopback or address.is_private or address.is_link_local
    return bool(host) and (host in _NAMES or host.endswith(_ENDINGS) or "." not in written)


def _address(host: str) -> IPv4Address | IPv6Address | None:
    """Return the address that a host is written as, in whatever manner the system would read it."""
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        try:
            # 134744072 and 0x8.8.8.8 are addresses too, though no dot or no digit may show it.
            return IPv4Address(socket.inet_aton(host))
        except (OSError, ValueError):
            return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address
