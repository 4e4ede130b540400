"""What every test stands on: the size of heavy counts, and a home that is thrown away."""

from pathlib import Path

import pytest

from tests import sizes

pytest_plugins = ["tests.requirements", "tests.shelves"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run heavy counts in full (tests/sizes.py)")


def pytest_configure(config: pytest.Config) -> None:
    sizes.choose(long=config.getoption("--long"))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder everything is written to, in place of the operator's."""
    folder = tmp_path / "home"
    monkeypatch.setenv("TROLY57_HOME", str(folder))
    return folder
