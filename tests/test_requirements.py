"""The machinery of `--require=all`, tried on a small test file of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROBE = """
import pytest

@pytest.mark.needs_server("a-program-that-nobody-has")
def test_server():
    raise AssertionError("must not run")

@pytest.mark.needs_server("sh")
def test_present():
    pass
"""


@pytest.mark.parametrize(
    ("options", "code", "outcome"),
    [([], 0, "1 passed, 1 skipped"), (["--require=all"], 1, "1 passed, 1 error")],
    ids=["skipped by default", "failed in CI"],
)
def test_a_missing_requirement(tmp_path: Path, options: list[str], code: int, outcome: str) -> None:
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = -p tests.requirements --strict-markers\n")
    (tmp_path / "test_probe.py").write_text(PROBE)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-rs",
        "-p",
        "no:cacheprovider",
        "-c",
        str(tmp_path / "pytest.ini"),
    ]
    done = subprocess.run(
        [*command, *options, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == code, done.stdout + done.stderr
    assert outcome in done.stdout
    assert "a-program-that-nobody-has" in done.stdout
