"""Our own Telegram, and a folder for a door."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.telegram_bot.emulator import Emulator


@pytest.fixture
def telegram() -> Iterator[Emulator]:
    with Emulator() as emulator:
        yield emulator


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "door"
