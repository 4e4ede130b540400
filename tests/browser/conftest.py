"""The product as a person meets it: served by its own command, opened in the system's Chromium.

Every page that a test opens is watched: an error in a script, anything the Content-Security-Policy refuses and
anything asked of another host fails the test.
"""

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
SCREENSHOTS = ROOT / "var" / "screenshots"
_OPEN_LIMIT_S = 300
# A page may be made for the first time, on a machine that is busy with other tests.
_PATIENCE_MS = 30_000
expect.set_options(timeout=_PATIENCE_MS)
# WCAG 2.2 AA and what the makers of axe hold to be good practice.
_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

Opened = Callable[..., Page]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of its own, its library open."""
    home = tmp_path_factory.mktemp("browser") / "home"
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "bot.commands", "serve", "--port", str(port)],
        cwd=ROOT,
        env={"TROLY57_HOME": str(home), "PATH": "/usr/bin:/bin"},
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(address: str) -> None:
    begun = time.monotonic()
    while time.monotonic() - begun < _OPEN_LIMIT_S:
        try:
            with urllib.request.urlopen(f"{address}/readyz") as reply:  # noqa: S310 - our own server
                if reply.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.2)
    raise TimeoutError(address)


# Playwright keeps an event loop running while it is open; tests of other modules run loops of their own.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium as Debian packs it, without a window."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        # Root has no sandbox of its own in a container; the pages are ours.
        chromium = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser: Browser, site: str) -> Iterator[Opened]:
    """Open a page of the site: `opened("/chi-tieu", width=320, dark=True, scripts=False)`.

    `failing` where the test itself makes the server fail.
    """
    yield from opening_pages(browser, site)


def opening_pages(browser: Browser, site: str) -> Iterator[Opened]:
    """Yield what opens pages of a site; at the end none of them had a fault."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_page(
        path: str,
        *,
        width: int = 1280,
        height: int = 900,
        dark: bool = False,
        scripts: bool = True,
        failing: bool = False,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            locale="vi-VN",
            permissions=["clipboard-read", "clipboard-write"],
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(_PATIENCE_MS)
        page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
        page.on("console", lambda told: faults.append(told.text) if _is_fault(told, page, failing) else None)
        page.on(
            "request", lambda asked: None if _ours(asked.url, site) else faults.append(f"asked {asked.url}")
        )
        page.goto(site + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not faults, faults


def _is_fault(told: ConsoleMessage, page: Page, failing: bool) -> bool:
    if failing and told.text.startswith("Failed to load resource"):
        return False  # a test that makes the server fail
    # Chromium also tells here that a page itself came with 404 or 422, which tests ask for.
    return told.type == "error" and told.location["url"] != page.url


def _ours(url: str, site: str) -> bool:
    return url.startswith((site, "data:", "blob:"))


@pytest.fixture
def shot(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Keep a picture of a page in var/screenshots/, named for the test."""

    def keep(page: Page, name: str = "", *, full: bool = False) -> None:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        named = request.node.name.removeprefix("test_") + (f"-{name}" if name else "")
        page.screenshot(path=SCREENSHOTS / f"{named}.png", full_page=full)

    return keep


def violations(page: Page) -> list[str]:
    """Return what axe-core finds wrong with the page as it shows now: rule, and the elements."""
    found = Axe().run(page, options=_RULES).response["violations"]
    return [f"{one['id']}: {[node['html'][:160] for node in one['nodes'][:3]]}" for one in found]
