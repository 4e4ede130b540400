"""One process that serves programs, and another that makes and revokes their keys."""

import json
import signal
import time
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.bot.test_commands import troly57
from tests.bot.test_serve import end, served, wait_until_ready

CHAT = json.dumps({"messages": [{"role": "user", "content": "Chương trình có bao nhiêu chỉ tiêu?"}]})


def status(port: int, **headers: str) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("POST", "/v1/chat/completions", CHAT.encode(), named)
        return connection.getresponse().status
    finally:
        connection.close()


def test_a_key_that_is_revoked_elsewhere_stops_within_seconds(library_home: Path, tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path / 'store.sqlite'}"
    with served(library_home, TROLY57_REQUIRE_KEYS="on", TROLY57_STORE_URL=store) as (
        process,
        port,
    ):
        wait_until_ready(port)
        key = troly57("keys", "add", "Cổng", TROLY57_STORE_URL=store).stdout.strip()
        assert status(port) == 200
        assert status(port, X_Forwarded_For="203.0.113.7") == 401
        assert status(port, X_Forwarded_For="203.0.113.7", Authorization=f"Bearer {key}") == 200
        troly57("keys", "revoke", "Cổng", TROLY57_STORE_URL=store)
        revoked = time.monotonic()
        while status(port, Authorization=f"Bearer {key}") != 401:
            assert time.monotonic() < revoked + 5
            time.sleep(0.1)
        said = end(process, signal.SIGTERM)
    assert key not in said


@pytest.mark.parametrize(
    ("host", "required", "warned"),
    [("0.0.0.0", "", True), ("0.0.0.0", "off", False), ("0.0.0.0", "on", False), ("127.0.0.1", "", False)],  # noqa: S104
)
def test_who_listens_to_a_network_is_told_to_decide(
    library_home: Path, host: str, required: str, warned: bool
) -> None:
    with served(library_home, "--host", host, TROLY57_REQUIRE_KEYS=required) as (process, port):
        wait_until_ready(port)
        said = end(process, signal.SIGTERM)
    assert ("TROLY57_REQUIRE_KEYS=on" in said) is warned
