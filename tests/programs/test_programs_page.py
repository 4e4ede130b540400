"""The examples of docs/programs.md, run as they stand against a served door."""

import json
import re
import shutil
import subprocess
import sys

import pytest

from assistant.places import CHECKOUT
from bot.programs.completions import asked

PAGE = (CHECKOUT / "docs" / "programs.md").read_text(encoding="utf-8")
WHERE = "http://127.0.0.1:8057"


def examples(language: str) -> list[str]:
    return re.findall(rf"(?s)```{language}\n(.+?)```", PAGE)


def run(address: str, *command: str) -> str:
    done = subprocess.run(
        [one.replace(WHERE, address) for one in command], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("n", range(2))
def test_the_examples_in_python_print_an_answer(address: str, n: int) -> None:
    told = run(address, sys.executable, "-X", "utf8", "-c", examples("python")[n])
    assert "[1]" in told
    assert ("1 Phụ lục, " in told) if n == 0 else told.endswith("answered\n")


@pytest.mark.skipif(not shutil.which("curl"), reason="there is no curl here")
def test_the_example_with_curl_prints_an_answer(address: str) -> None:
    (example,) = examples("sh")
    told = json.loads(run(address, "sh", "-c", example))
    assert told["troly57"]["status"] == "answered"


def test_the_bounds_that_are_told_are_those_that_hold() -> None:
    assert f"up to {asked.QUESTION_LIMIT:,} characters" in PAGE
    assert f"the last {asked.HISTORY_LIMIT} of them" in PAGE
    assert f"{asked._MESSAGES_AT_MOST:,} messages" in PAGE
