"""What the documents for people say of the product, held against the product."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
VARIABLE = re.compile(r"\bTROLY57_[A-Z_]+\b")
ELSEWHERE = ("var/", ".venv/", "assistant/shipped/")


def named(pattern: str, *names: str) -> set[str]:
    return {
        found for name in names for found in re.findall(pattern, (ROOT / name).read_text(encoding="utf-8"))
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    assert not [link for link in links if not (page.parent / link).exists()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_places_named_are_there(page: Path) -> None:
    places = re.findall(r"`((?:[\w.-]+/)+[\w.-]*)`", page.read_text(encoding="utf-8"))
    known = [place for place in places if (ROOT / place.partition("/")[0]).is_dir()]
    assert not [place for place in known if not place.startswith(ELSEWHERE) and not (ROOT / place).exists()]


def test_commands_of_make_exist() -> None:
    targets = named(r"(?m)^\.PHONY: (.+)$", "Makefile").pop().split()
    told = named(r"\bmake ([a-z][a-z-]*)", "README.md", "README.vi.md", ".ci/run", "docs/operations.md")
    assert told <= set(targets)


def test_settings_are_told_as_they_are() -> None:
    read = named(VARIABLE.pattern, "assistant/settings.py")
    assert named(VARIABLE.pattern, ".env.example") == read
    assert named(r"\| `(TROLY57_[A-Z_]+)`", "docs/operations.md") == read


def troly57(*words: str) -> str:
    command = [sys.executable, "-m", "bot.commands", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_the_answer_shown_is_the_answer_given() -> None:
    troly57("ingest")
    for page in (ROOT / "README.md", ROOT / "README.vi.md"):
        shown = re.search(r"(?ms)^\$ \.venv/bin/troly57 (.+?)\n(.+?)^```", page.read_text(encoding="utf-8"))
        assert shown
        assert troly57(*shlex.split(shown[1])).strip() == shown[2].strip()
