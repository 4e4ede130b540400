"""The laws of the house that no linter knows; the layers are import-linter's, tried in test_contracts.py."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = (".ci", "assistant", "bot", "corpus", "docs", "evals", "ingest", "prompts", "tests")
SOURCES = [
    path for folder in ("assistant", "ingest", "bot") for path in sorted((ROOT / folder).rglob("*.py"))
]
VAGUE = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
HEAVY = {
    "torch",
    "chromadb",
    "langchain",
    "langchain_core",
    "langchain_chroma",
    "onnxruntime",
    "sentence_transformers",
    "mcp",
}
MACHINE_PATH = re.compile(r"(?<![\w./:-])/(?:home|root|Users|tmp|work|farm|opt|mnt)/\w|file:///\w")
PIN = re.compile(r"[A-Za-z0-9_.-]+==[0-9A-Za-z.]+")


def texts() -> Iterator[tuple[str, str]]:
    """Every text file of the repository: its name and what it holds."""
    paths = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*"))]
    paths += [path for path in sorted(ROOT.iterdir()) if path.name not in {".env", ".git"}]
    for path in paths:
        if path.is_file() and "__pycache__" not in path.parts:
            try:
                yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


def test_files_stay_small() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in SOURCES}
    assert not {name: length for name, length in lengths.items() if length > 300}


def test_files_are_named_for_what_they_hold() -> None:
    assert not [path for path in SOURCES if VAGUE & set(path.relative_to(ROOT).with_suffix("").parts)]


def test_no_path_of_a_machine() -> None:
    assert not {name: hits for name, text in texts() if (hits := MACHINE_PATH.findall(text))}


def test_constraints_are_exact_and_public() -> None:
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert pins
    assert not [pin for pin in pins if not PIN.fullmatch(pin)]


@pytest.mark.parametrize(
    "module", ["assistant", "assistant.assistant", "assistant.search.edition", "bot.commands"]
)
def test_importing_loads_nothing_heavy(module: str) -> None:
    script = f"import sys, {module}; print(*({HEAVY!r} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.split()) == (0, []), done.stderr
