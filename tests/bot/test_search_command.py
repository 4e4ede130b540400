"""`troly57 search`: what is found, and why, in words."""

import json
from pathlib import Path

import pytest

from assistant.library.nouns import Target
from tests.bot.test_commands import troly57


def test_places_are_found_and_told_why(library_home: Path, target: Target) -> None:
    told = troly57(
        "search", f"{target.name} năm 2030", "-k", "3", "--explain", TROLY57_HOME=str(library_home)
    )
    assert told.returncode == 0, told.stderr
    assert told.stdout.count("/van-ban/") == 3
    assert "/van-ban/" + target.provision.replace("/", "#", 1) in told.stdout
    assert told.stdout.count("Theo từ ngữ: ") == told.stdout.count("Theo nghĩa: ") == 3


def test_how_it_was_read_is_told_first(library_home: Path) -> None:
    told = troly57("search", "chuyen doi so", TROLY57_HOME=str(library_home))
    assert told.stdout.startswith("Hiểu là: chuyển đổi số\n")


def test_programs_get_the_scores(library_home: Path) -> None:
    told = troly57("search", "chuyển đổi số", "-k", "2", "--json", TROLY57_HOME=str(library_home))
    body = json.loads(told.stdout)
    assert body["query"]["typed"] == "chuyển đổi số"
    assert [set(item) for item in body["items"]] == [{"provision", "score", "lexical", "vector", "url"}] * 2


@pytest.mark.parametrize(("question", "status"), [("", 2), (" ", 2), ("🙂🙂", 3), ("?!", 3)])
def test_nothing_to_find_is_told(library_home: Path, question: str, status: int) -> None:
    told = troly57("search", question, TROLY57_HOME=str(library_home))
    assert told.returncode == status
    assert "Traceback" not in told.stderr


def test_a_document_that_is_not_there_is_told(library_home: Path) -> None:
    told = troly57("search", "chuyển đổi số", "--document", "khong-co", TROLY57_HOME=str(library_home))
    assert told.returncode == 2
    assert "khong-co" in told.stderr
