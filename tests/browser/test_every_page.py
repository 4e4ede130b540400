"""Every page, in light and dark, wide and at 320 px: nothing axe-core objects to, nothing wider than the screen."""

from collections.abc import Callable
from itertools import islice

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opened, violations
from tests.sizes import size

pytestmark = pytest.mark.needs_chromium

# Those at the end are like others before them, and looked at in the long run only.
PAGES = {
    "ask": "/",
    "answer": "/?q=Ban+N%E1%BB%99i+ch%C3%ADnh+l%C3%A0m+g%C3%AC%3F",
    "not-found": "/?q=H%E1%BB%8Dc+ph%C3%AD+l%E1%BB%9Bp+t%E1%BA%ADp+hu%E1%BA%A5n%3F",
    "follow-up": "/?q=c%C3%B2n+n%C4%83m+2035%3F&truoc=Ch%E1%BB%89+ti%C3%AAu+46+n%C4%83m+2030%3F",
    "documents": "/van-ban",
    "document": "/van-ban/42-ctr-tu",
    "digest": "/van-ban/57-nq-tw",
    "projector": "/trinh-chieu",
    "targets": "/chi-tieu",
    "target": "/chi-tieu/42-ctr-tu/PL.45",
    "targets-compared": "/chi-tieu/so-sanh?hang=42-ctr-tu/PL.1&hang=42-ctr-tu/PL.4&hang=42-ctr-tu/PL.8",
    "duties": "/nhiem-vu",
    "agency": "/nhiem-vu/van-phong-tinh-uy",
    "agency-idle": "/nhiem-vu/so-khoa-hoc-va-cong-nghe",
    "reporting-calendar": "/nhiem-vu/lich-bao-cao",
    "trainers": "/tap-huan",
    "quiz": "/tap-huan/trac-nghiem?so-cau=16",
    "quiz-in-the-hall": "/tap-huan/trac-nghiem/trinh-chieu",
    "pack": "/tap-huan/goi?doi-tuong=nguoi-dan&noi-dung=van-ban:42-ctr-tu-ha-tinh-2025&phut=15",
    "pack-in-the-hall": "/tap-huan/goi/trinh-chieu?doi-tuong=nguoi-dan&noi-dung=van-ban:42-ctr-tu-ha-tinh-2025&phut=15",
    "api": "/docs",
    "gone": "/van-ban/khong-co",
    "empty": "/?q=",
    "sought": "/van-ban/42-ctr-tu?tim=chuyen+doi+so&ngay=2026-03-01",
    "compared": "/van-ban/42-ctr-tu?ban=doi-chieu",
    "targets-none": "/chi-tieu?q=kh%C3%B4ng+c%C3%B3+h%C3%A0ng+n%C3%A0y&nam=2030",
    "duties-chosen": "/nhiem-vu?q=b%C3%A1o+c%C3%A1o",
}
# How wide, and whether dark; the first two show both of each.
SCREENS = {"wide": (1280, False), "phone-dark": (320, True), "wide-dark": (1280, True), "phone": (320, False)}


@pytest.mark.parametrize("name", list(PAGES)[: size("pages")])
def test_page(opened: Opened, shot: Callable[..., None], name: str) -> None:
    page = opened(PAGES[name])
    for screen, (width, dark) in islice(SCREENS.items(), size("screens")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="dark" if dark else "light")
        shot(page, screen)
        if page.locator("form.ask.next").count():
            # The field waits at the foot of the window, over whatever link stands there; at the end it covers none.
            page.evaluate("scrollTo(0, document.body.scrollHeight)")
        assert _overflow(page) <= 0, screen
        assert not violations(page), screen


def _overflow(page: Page) -> int:
    """Return by how many pixels the page is wider than its window."""
    wider: int = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return wider
