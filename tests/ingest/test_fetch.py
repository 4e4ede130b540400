"""Fetching from a server of our own: names lead where the test says, and nothing outside is touched."""

import gc
import gzip
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from assistant.wording import say
from ingest.fetch import Bounds, Fetched, Network, Unfetched, fetch, may_connect

PDF = b"%PDF-1.7 van ban"
HOST = "congbao.haison.gov.vn"
ELSEWHERE = "haison.example"


def certificate(folder: Path, *hosts: str) -> tuple[Path, ssl.SSLContext]:
    """A certificate for `hosts` with its key in one file, and a context that trusts it alone."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "hai-son")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host) for host in hosts]), critical=False)
        .sign(key, hashes.SHA256())
    )
    public = made.public_bytes(serialization.Encoding.PEM)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = folder / "server.pem"
    path.write_bytes(private + public)
    return path, ssl.create_default_context(cadata=public.decode())


@dataclass
class Web:
    """A server on this machine that every name leads to, and what was asked of it."""

    port: int
    network: Network
    replies: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    looked_up: list[str] = field(default_factory=list)

    def url(self, path: str, host: str = HOST) -> str:
        return f"https://{host}:{self.port}{path}"


@contextmanager
def web(folder: Path) -> Iterator[Web]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            there.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            status, headers, body = there.replies[self.path]
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        def handle_error(self, *_: Any) -> None:
            """A client that does not trust us leaves; nothing to print."""

    path, trust = certificate(folder, HOST, ELSEWHERE)
    server = Quiet(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    server.socket = context.wrap_socket(server.socket, server_side=True)

    def look_up(host: str, port: int) -> list[str]:
        there.looked_up.append(host)
        return ["127.0.0.1"]

    there = Web(server.server_port, Network(look_up, lambda ip: str(ip) == "127.0.0.1", trust))
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield there
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    with web(tmp_path_factory.mktemp("tls")) as there:
        yield there


@pytest.fixture
def there(server: Web) -> Web:
    server.replies.clear()
    server.asked.clear()
    server.looked_up.clear()
    return server


@contextmanager
def endless(folder: Path, first: bytes, again: bytes) -> Iterator[Web]:
    """A server that says `first` to whoever connects, then `again` and again without an end."""
    path, trust = certificate(folder, HOST)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)

    def speak() -> None:
        with suppress(OSError), context.wrap_socket(listener.accept()[0], server_side=True) as asker:
            asker.recv(1000)
            asker.sendall(first)
            while again:
                asker.sendall(again)
                sleep(0.05)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = Thread(target=speak)
        thread.start()
        yield Web(listener.getsockname()[1], Network(lambda *_: ["127.0.0.1"], lambda _: True, trust))
    thread.join(timeout=10)
    assert not thread.is_alive()


@pytest.mark.parametrize(
    ("first", "again", "why"),
    [
        (b"HTTP/1.1 200 OK\r\n", b"X: y\r\n", "slow"),
        (b"", b"H", "slow"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n", "slow"),
        (b"HTTP/1.1 200 OK\r\n\r\n", b"%", "slow"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 2**20, b"", "failed"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n%PDF-1.7", b"", "failed"),
    ],
)
def test_however_little_comes_at_a_time_it_ends(tmp_path: Path, first: bytes, again: bytes, why: str) -> None:
    room = tmp_path / "room"
    room.mkdir()
    began = monotonic()
    with endless(tmp_path, first, again) as there:
        found = fetch(there.url("/a"), room, bounds=Bounds(seconds=1), network=there.network)
    assert (code(found), monotonic() - began < 5) == (why, True)
    assert list(room.iterdir()) == []


def code(found: Fetched | Unfetched) -> str:
    assert isinstance(found, Unfetched), found
    assert say(f"fetching.unfetched.{found.code}", **found.values)
    return found.code


def test_a_file_comes_with_its_digest_from_the_host_by_name(there: Web, tmp_path: Path) -> None:
    there.replies["/vb/9.pdf"] = (200, {"Content-Type": "application/pdf", "Set-Cookie": "a=b"}, PDF)
    found = fetch(there.url("/vb/9.pdf"), tmp_path, network=there.network)
    assert found == Fetched(tmp_path / "9.pdf", there.url("/vb/9.pdf"), sha256(PDF).hexdigest())
    assert found.path.read_bytes() == PDF
    ((_, headers),) = there.asked
    assert headers["host"] == f"{HOST}:{there.port}"
    assert not {"cookie", "authorization", "referer"} & set(headers)
    assert there.looked_up == [HOST]


def test_redirects_are_followed_under_the_same_rules(there: Web, tmp_path: Path) -> None:
    there.replies["/a"] = (302, {"Location": there.url("/b"), "Set-Cookie": "a=b"}, b"")
    there.replies["/b"] = (301, {"Location": "/c.pdf"}, b"")
    there.replies["/c.pdf"] = (200, {"Content-Type": "application/pdf"}, PDF)
    found = fetch(there.url("/a"), tmp_path, official=True, network=there.network)
    assert isinstance(found, Fetched)
    assert found.url == there.url("/c.pdf")
    assert not any("cookie" in headers for _, headers in there.asked)
    assert there.looked_up == [HOST] * 3


@pytest.mark.parametrize(
    ("location", "why"),
    [
        ("http://congbao.haison.gov.vn/b", "not_https"),
        ("https://haison.example/b", "not_official"),
        ("https://congbao.haison.gov.vn@haison.example/b", "address"),
        ("ftp://congbao.haison.gov.vn/b", "not_https"),
    ],
)
def test_a_redirect_out_of_the_rules_is_not_followed(
    there: Web, tmp_path: Path, location: str, why: str
) -> None:
    there.replies["/a"] = (302, {"Location": location}, b"")
    assert code(fetch(there.url("/a"), tmp_path, official=True, network=there.network)) == why
    assert len(there.asked) == 1


@pytest.mark.parametrize(
    "host",
    [
        "haison.example", "gov.vn.example", "congbao.haison.gov.vn.", "xgov.vn", "gov。vn.example",
        "haison.example%23.gov.vn", "haison.example\\.gov.vn", "haison.example#.gov.vn", "1.1.1.1",
    ],
)  # fmt: skip
def test_only_offices_are_official(there: Web, tmp_path: Path, host: str) -> None:
    found = fetch(f"https://{host}/9.pdf", tmp_path, official=True, network=there.network)
    assert code(found) in {"not_official", "address"}
    assert there.looked_up == []


@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "[::1]", "[::ffff:7f00:1]", "localhost"]
)
def test_no_spelling_of_the_inside_is_asked(tmp_path: Path, host: str) -> None:
    assert code(fetch(f"https://{host}:9/9.pdf", tmp_path)) in {"inside", "unknown_host", "address"}


def test_a_redirect_to_the_inside_is_not_followed(there: Web, tmp_path: Path) -> None:
    there.replies["/a"] = (302, {"Location": f"https://{ELSEWHERE}:{there.port}/b"}, b"")
    inside = {HOST: ["127.0.0.1"], ELSEWHERE: ["127.0.0.1", "10.0.0.7"]}
    network = Network(lambda host, _port: inside[host], there.network.may_connect, there.network.trust)
    assert code(fetch(there.url("/a"), tmp_path, network=network)) == "inside"
    assert len(there.asked) == 1


def test_redirects_end(there: Web, tmp_path: Path) -> None:
    there.replies["/a"] = (302, {"Location": "/a"}, b"")
    assert code(fetch(there.url("/a"), tmp_path, network=there.network)) == "redirects"
    assert len(there.asked) == 6


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("http://congbao.haison.gov.vn/9.pdf", "not_https"),
        ("ftp://haison.gov.vn/9.pdf", "not_https"),
        ("https://", "address"),
        ("https://a:b@haison.gov.vn/9.pdf", "address"),
        ("https://haison.gov.vn:cổng/9.pdf", "address"),
        ("https://haison.gov.vn\x00.example/9.pdf", "address"),
    ],
)
def test_what_is_no_address_is_never_asked(there: Web, tmp_path: Path, given: str, why: str) -> None:
    assert code(fetch(given, tmp_path, network=there.network)) == why
    assert there.looked_up == []


def test_a_host_that_tls_does_not_prove_is_not_read(there: Web, tmp_path: Path) -> None:
    there.replies["/a"] = (200, {"Content-Type": "application/pdf"}, PDF)
    assert code(fetch(there.url("/a", "khac.example"), tmp_path, network=there.network)) == "failed"
    assert there.asked == []


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        ((404, {}, b""), "status"),
        ((200, {"Content-Type": "image/png"}, PDF), "kind"),
        ((200, {"Content-Type": "application/pdf", "Content-Length": "99999"}, b""), "large"),
        ((200, {"Content-Type": "text/html; charset=utf-8"}, b"a" * 2000), "large"),
        ((200, {"Content-Encoding": "gzip"}, gzip.compress(b" " * 10**7)), "packed"),
        ((200, {"Content-Encoding": "gzip, gzip"}, gzip.compress(gzip.compress(b" " * 10**7))), "packed"),
        ((302, {"Location": "https://[::1"}, b""), "failed"),
    ],
)
def test_what_does_not_fit_is_not_kept(
    there: Web, tmp_path: Path, reply: tuple[int, dict[str, str], bytes], why: str
) -> None:
    there.replies["/a"] = reply
    assert code(fetch(there.url("/a"), tmp_path, bounds=Bounds(size=1000), network=there.network)) == why
    assert list(tmp_path.iterdir()) == []


def test_a_slow_file_is_given_up(there: Web, tmp_path: Path) -> None:
    there.replies["/a"] = (200, {"Content-Type": "application/pdf"}, PDF)
    assert code(fetch(there.url("/a"), tmp_path, bounds=Bounds(seconds=0), network=there.network)) == "slow"
    assert list(tmp_path.iterdir()) == []


def test_whenever_a_connection_is_cut_its_socket_is_closed(there: Web, tmp_path: Path) -> None:
    there.replies["/a"] = (200, {"Content-Type": "application/pdf"}, PDF)
    for ms in (0, 0.5, 1, 2, 3, 5, 10) * 20:
        found = fetch(there.url("/a"), tmp_path, bounds=Bounds(seconds=ms / 1000), network=there.network)
        assert isinstance(found, Fetched) or code(found) == "slow"
    gc.collect()  # a socket left open is a warning, and a warning fails


def test_a_name_never_leads_out_of_its_folder(there: Web, tmp_path: Path) -> None:
    path = "/a/..%2f..%2f.bashrc"
    there.replies[path] = (200, {"Content-Type": "application/pdf"}, PDF)
    found = fetch(there.url(path), tmp_path, network=there.network)
    assert isinstance(found, Fetched)
    assert found.path.parent == tmp_path
    assert not found.path.name.startswith(".")


def test_an_unknown_host_is_told(tmp_path: Path) -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError

    assert code(fetch("https://khong-co.example/a", tmp_path, network=Network(unknown))) == "unknown_host"


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",  # noqa: S104
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1",
        "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:a00:1::1", "2001:db8::1",
        "64:ff9b:1::1", "3fff::1", "fec0::1", "5f00::1", "2001:0:a00:1::1",
    ],
)  # fmt: skip
def test_the_inside_is_never_connected_to(ip: str) -> None:
    assert not may_connect(ip_address(ip))


@pytest.mark.parametrize("ip", ["113.160.0.1", "2405:4800::1", "64:ff9b::71a0:1"])
def test_the_public_network_is(ip: str) -> None:
    assert may_connect(ip_address(ip))


def test_no_proxy_of_the_environment_is_asked(
    there: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    there.replies["/a"] = (200, {"Content-Type": "application/pdf"}, PDF)
    assert isinstance(fetch(there.url("/a"), tmp_path, network=there.network), Fetched)
