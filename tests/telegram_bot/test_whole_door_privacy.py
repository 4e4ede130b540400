"""What is left of people after they were answered: nothing of what they said or who they are, in no file, no log."""

import json
import logging
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assistant.search.shelf import Shelf
from assistant.wording import say
from tests.telegram_bot.emulator import Emulator, broken, refused, too_many
from tests.telegram_bot.running import settings_of, until
from tests.telegram_bot.talking import Talking

pytestmark = pytest.mark.filterwarnings("ignore:.*will be of type")
WORDS = ("Bùi Thị Quỳnh Hoa", "0912345678", "xóm Trại Cau", "Đồng Chum", "quynhhoa_tc", "sổ đỏ thửa 77")


@contextmanager
def everything_logged() -> Iterator[list[str]]:
    """All lines of all loggers that reach the root, as an operator sees them who set the level to DEBUG."""
    lines: list[str] = []
    handler = logging.Handler()
    form = logging.Formatter("%(name)s %(message)s %(args)s")
    handler.emit = lambda record: lines.append(form.format(record))  # type: ignore[method-assign]
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield lines
    finally:
        root.removeHandler(handler)
        root.setLevel(level)


def every_byte(home: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(home.rglob("*")) if path.is_file())


def written(words: str) -> list[bytes]:
    """Words as a file may hold them."""
    return [words.encode(), words.encode("utf-16-le"), json.dumps(words)[1:-1].encode()]


def test_nothing_of_a_busy_session_is_left(telegram: Emulator, folder: Path, shelf: Shelf) -> None:
    hoa = telegram.person("Bùi Thị Quỳnh Hoa", username="quynhhoa_tc", last_name="Đồng Chum")
    with everything_logged() as lines, Talking(settings_of(telegram, folder), shelf=shelf) as door:
        chat, group = telegram.chat(hoa), telegram.group("xóm Trại Cau", hoa, telegram.person("Khác"))
        telegram.fail("sendMessage", broken(), chat=chat)
        chat.say("Tôi ở xóm Trại Cau, sổ đỏ thửa 77, gọi 0912345678: ai lo chuyển đổi số?")
        answer = chat.next(timeout=15)
        telegram.fail("sendMessage", refused("Bad Request: can't parse entities"), chat=chat)
        chat.ask("còn Bùi Thị Quỳnh Hoa năm 2035?")
        for command in ("/tim xóm Trại Cau", "/chitieu 0912345678", "/nhiemvu Đồng Chum", "/start 0912345678",
                        "/vanban sổ đỏ thửa 77", "/gopy Bùi Thị Quỳnh Hoa thấy thiếu", "/nguon", "/help"):  # fmt: skip
            chat.ask(command)
        chat.press(answer, say("chat.button.wrong"))
        chat.wait_for(say("chat.judged.forgotten"))
        chat.ask("Chỉ tiêu 50 năm 2030?")
        chat.press(chat.sent[-1], say("chat.button.wrong"))
        consent = chat.wait_for("Có cho lưu câu hỏi")
        chat.press(consent, say("chat.button.refuse"))
        until(lambda: consent.edits)
        chat.send("contact", first_name="Bùi Thị Quỳnh Hoa")
        chat.send("photo", caption="sổ đỏ thửa 77")
        chat.say("xóm Trại Cau", forwarded=True)
        chat.press_data(answer, '=["a","Bùi Thị Quỳnh Hoa"]')
        telegram.fail("sendMessage", too_many(1), chat=group)
        group.say("@tro_ly_57_bot sổ đỏ thửa 77 ở Đồng Chum?", by=hoa)
        group.next(timeout=15)
        group.say("/imlang", by=hoa)
        group.next(timeout=15)
        query = telegram.inline("xóm Trại Cau", by=hoa)
        telegram.wait_for(lambda: query.answers)
        telegram.push(message={"text": "sổ đỏ thửa 77", "from": hoa.as_json()})
        chat.say("/xoa")
        door.settled(telegram)
    ids = [str(abs(one)) for one in (hoa.id, chat.id, group.id)]
    kept = every_byte(folder)
    assert_nothing(kept, lines, ids)
    assert telegram.token.encode() not in kept
    assert telegram.token not in "\n".join(lines)


def assert_nothing(kept: bytes, lines: list[str], ids: list[str]) -> None:
    said = "\n".join(lines)
    for words in (*WORDS, *ids):
        assert not [form for form in written(words) if form in kept], words
        found = [line for line in lines if words in line]
        assert not found, found[:3]
    assert not re.search(r"bot\d+:[A-Za-z0-9_-]{30}", said)


def test_the_files_are_clean_soon_after_while_the_door_runs(
    telegram: Emulator, folder: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram_bot.acceptance._FORGET_S", 0.2)
    with Talking(settings_of(telegram, folder), shelf=shelf) as door:
        chat = telegram.chat()
        chat.ask("Chỉ tiêu 50 năm 2030? Bùi Thị Quỳnh Hoa")
        door.settled(telegram)
        log = folder / "store.sqlite-wal"
        until(lambda: not log.exists() or log.stat().st_size == 0)
        assert_nothing(every_byte(folder), [], [str(chat.id)])


def test_what_waits_can_be_read_by_nobody_without_the_token(
    telegram: Emulator, folder: Path, shelf: Shelf
) -> None:
    go = threading.Event()
    asked = "Bùi Thị Quỳnh Hoa ở xóm Trại Cau hỏi chỉ tiêu 50 năm 2030"
    with Talking(settings_of(telegram, folder), shelf=shelf, before=lambda _: go.wait(4)) as door:
        chat = telegram.chat(telegram.person("Bùi Thị Quỳnh Hoa"))
        chat.say(asked)
        until(lambda: door.waiting() == 1 and chat.actions)
        assert_nothing(every_byte(folder), [], [str(chat.id)])
    assert door.waiting() == 1
    assert chat.sent == []
    assert_nothing(every_byte(folder), [], [str(chat.id)])
    go.set()
    with Talking(settings_of(telegram, folder), shelf=shelf) as door:
        chat.next(timeout=10)
        door.settled(telegram)
    assert_nothing(every_byte(folder), [], [str(chat.id)])
    assert len(chat.sent) == 1
