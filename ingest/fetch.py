"""Fetching one file from an address of the web, under rules; the only file that knows httpx.

An address is resolved once and the connection goes to exactly what was looked at, so that a name
cannot lead inside after it was found to lead outside. Every redirect is held against the same rules,
and all of it together ends at one moment, however little at a time the other side sends.
"""

import hashlib
import re
import socket
import ssl
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from pathlib import Path
from threading import Timer
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from ingest.card import is_official

if TYPE_CHECKING:
    import httpx

Ip = IPv4Address | IPv6Address

_REDIRECTS = 5
_WAIT_S = 20.0
_LEAST_WAIT_S = 0.001
_KINDS = (
    "application/pdf",
    "application/msword",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/octet-stream",
    "application/xhtml+xml",
    "text/",
)
_TRANSLATED = IPv6Network("64:ff9b::/96")
# Of the inside as well, which the system's own lists may not know yet: translation of one network only,
# segment routing, documentation, the old addresses of a site.
_INSIDE = tuple(map(IPv6Network, ("64:ff9b:1::/48", "5f00::/16", "3fff::/20", "fec0::/10")))
_PLAIN = frozenset({"", "identity"})
_NAME = re.compile(r"[^\w.() -]+")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that was fetched: where it lies, the address it came from in the end, its digest."""

    path: Path
    url: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Unfetched:
    """Why nothing was fetched, as a code of prompts/fetching.toml."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much is fetched at most: bytes as they unfold, seconds in all."""

    size: int = 200 * 2**20
    seconds: float = 300.0


def may_connect(ip: Ip) -> bool:
    """Tell whether an address is of the public network, an embedded one included."""
    if isinstance(ip, IPv6Address):
        if ip.teredo or any(ip in network for network in _INSIDE):
            return False
        if ip in _TRANSLATED:
            return may_connect(IPv4Address(int(ip) & 0xFFFFFFFF))
        inner = ip.ipv4_mapped or ip.sixtofour
        if inner:
            return may_connect(inner)
    inside = ip.is_private or ip.is_loopback or ip.is_link_local or ip.is_reserved or ip.is_unspecified
    return ip.is_global and not inside and not ip.is_multicast


def look_up(host: str, port: int) -> list[str]:
    """Return the addresses of a host; OSError when it has none."""
    return list(
        dict.fromkeys(str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    )


@dataclass(frozen=True, slots=True)
class Network:
    """How the network is reached: looking up a name, which addresses may be connected to, whom TLS trusts."""

    look_up: Callable[[str, int], Sequence[str]] = look_up
    may_connect: Callable[[Ip], bool] = may_connect
    trust: ssl.SSLContext = field(default_factory=ssl.create_default_context)


def fetch(
    url: str,
    folder: Path,
    *,
    official: bool = False,
    bounds: Bounds | None = None,
    network: Network | None = None,
) -> Fetched | Unfetched:
    """Fetch what stands at `url` into `folder`; with `official`, from offices of the State or the Party only."""
    import httpx

    bounds, network = bounds or Bounds(), network or Network()
    deadline = monotonic() + bounds.seconds
    try:
        target = httpx.URL(url)
        for _ in range(_REDIRECTS + 1):
            found = _one(
                target, folder, official=official, size=bounds.size, deadline=deadline, network=network
            )
            if not isinstance(found, httpx.URL):
                return found
            target = found
    except (httpx.InvalidURL, UnicodeError):
        return Unfetched("address", {"url": url})
    except httpx.TimeoutException:
        return Unfetched("slow", {"url": url})
    except (httpx.HTTPError, ssl.SSLError) as error:
        if monotonic() > deadline:
            return Unfetched("slow", {"url": url})
        return Unfetched("failed", {"url": url, "why": str(error) or type(error).__name__})
    return Unfetched("redirects", {"url": url, "limit": str(_REDIRECTS)})


def _one(
    target: "httpx.URL", folder: Path, *, official: bool, size: int, deadline: float, network: Network
) -> "Fetched | Unfetched | httpx.URL":
    """Return what one address gives: a file, the next address, or why neither."""
    refused = _refused(target, official=official)
    if refused:
        return refused
    host, port = target.host, target.port or 443
    try:
        ips = network.look_up(host, port)
    except OSError:
        return Unfetched("unknown_host", {"host": host})
    if not ips or not all(network.may_connect(ip_address(ip.partition("%")[0])) for ip in ips):
        return Unfetched("inside", {"host": host})
    return _ask(target, ips[0], folder, size=size, deadline=deadline, trust=network.trust)


def _refused(target: "httpx.URL", *, official: bool) -> Unfetched | None:
    url = str(target)
    if target.scheme != "https":
        return Unfetched("not_https", {"url": url})
    if not target.host or target.userinfo:
        return Unfetched("address", {"url": url})
    if official and not is_official(f"https://{target.raw_host.decode('ascii')}/"):
        return Unfetched("not_official", {"url": url})
    return None


def _ask(
    target: "httpx.URL", ip: str, folder: Path, *, size: int, deadline: float, trust: ssl.SSLContext
) -> "Fetched | Unfetched | httpx.URL":
    import httpx

    wait = min(max(deadline - monotonic(), _LEAST_WAIT_S), _WAIT_S)
    # A client of its own for each address: no cookie, no password and no proxy of the environment goes along.
    with (
        _ended_at(deadline) as watch,
        httpx.Client(verify=trust, trust_env=False, timeout=wait, follow_redirects=False) as client,
    ):
        request = client.build_request(
            "GET",
            target.copy_with(host=ip),
            headers={
                "Host": target.netloc.decode("ascii"),
                "Accept-Encoding": "identity",
                "User-Agent": "troly57",
            },
            extensions={"sni_hostname": target.raw_host.decode("ascii"), "trace": watch},
        )
        response = client.send(request, stream=True)
        try:
            if response.is_redirect:
                return target.join(response.headers["location"])
            refused = _unfit(response, str(target), size)
            return refused or _kept(response, target, folder, size=size, deadline=deadline)
        finally:
            response.close()


@contextmanager
def _ended_at(deadline: float) -> Iterator[Callable[[str, Mapping[str, Any]], None]]:
    """Yield what a request tells its progress to; at the deadline its connection is cut.

    A wait for bytes is bounded each time anew: alone, it lets a server send headers one by one for ever.
    A handshake is bounded as a whole, and a socket cut before its own is one that Python forgets to close:
    only what has its TLS is cut.
    """
    streams: list[Any] = []

    def cut() -> None:
        for stream in streams:
            with suppress(OSError):  # it is closed already
                socket.socket.shutdown(stream.get_extra_info("socket"), socket.SHUT_RDWR)

    def watch(event: str, told: Mapping[str, Any]) -> None:
        if event == "connection.start_tls.complete":
            streams.append(told["return_value"])
            if monotonic() > deadline:
                cut()

    timer = Timer(max(deadline - monotonic(), 0), cut)
    timer.daemon = True
    timer.start()
    try:
        yield watch
    finally:
        timer.cancel()


def _unfit(response: "httpx.Response", url: str, size: int) -> Unfetched | None:
    if response.status_code != 200:
        return Unfetched("status", {"url": url, "status": str(response.status_code)})
    kind = response.headers.get("content-type", "application/octet-stream").partition(";")[0].strip().lower()
    if not kind.startswith(_KINDS):
        return Unfetched("kind", {"url": url, "kind": kind})
    packed = response.headers.get("content-encoding", "").strip().lower()
    if packed not in _PLAIN:
        return Unfetched("packed", {"url": url, "kind": packed})
    announced = response.headers.get("content-length", "0")
    if announced.isdecimal() and int(announced) > size:
        return Unfetched("large", {"url": url, "limit": _megabytes(size)})
    return None


def _kept(
    response: "httpx.Response", target: "httpx.URL", folder: Path, *, size: int, deadline: float
) -> Fetched | Unfetched:
    path = folder / _file_name(target)
    running, length, whole = hashlib.sha256(), 0, False
    try:
        with path.open("wb") as file:
            for chunk in response.iter_raw():
                length += len(chunk)
                if length > size or monotonic() > deadline:
                    break
                running.update(chunk)
                file.write(chunk)
            else:
                whole = monotonic() <= deadline  # a connection that was cut then ends like one that is done
    finally:
        if not whole:
            path.unlink()
    if whole:
        return Fetched(path, str(target), running.hexdigest())
    if length > size:
        return Unfetched("large", {"url": str(target), "limit": _megabytes(size)})
    return Unfetched("slow", {"url": str(target)})


def _file_name(target: "httpx.URL") -> str:
    """Return a name for the file that can only be one of its folder."""
    last = _NAME.sub("_", unquote(target.path.rpartition("/")[2])).strip(". ")
    return last[-100:] or "tai-ve"


def _megabytes(size: int) -> str:
    return str(size // 2**20)
