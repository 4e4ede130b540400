"""What is offered while a question is typed: by any word, with accents or without, and it can be asked."""

from time import perf_counter

import pytest
from starlette.testclient import TestClient

from assistant.answers.answer import Question, Status
from assistant.assistant import Assistant
from assistant.library.nouns import Target
from assistant.search.shelf import Shelf
from assistant.text.normal import fold
from tests.bot.conftest import client_of
from tests.bot.test_pages import HOSTILE

KINDS = {"target", "agency", "part", "document"}


def offered(client: TestClient, typed: str) -> list[dict[str, str]]:
    got = client.get("/goi-y", params={"q": typed})
    assert got.status_code == 200
    items: list[dict[str, str]] = got.json()["items"]
    assert len(items) <= 8
    return items


def test_a_row_is_found_by_its_words_as_they_begin(client: TestClient, target: Target) -> None:
    typed = target.name[: len(target.name) * 2 // 3]
    for spelling in (typed, fold(typed), typed.upper()):
        assert any(target.name in one["question"] for one in offered(client, spelling)), spelling


def test_the_year_that_is_typed_is_asked(client: TestClient, target: Target) -> None:
    year = target.milestones[-1].year
    found = [one for one in offered(client, f"{target.name} {year}") if target.name in one["question"]]
    assert str(year) in found[0]["question"]


def test_each_kind_is_offered_and_answered(shelf: Shelf) -> None:
    assistant = Assistant(shelf)
    client = client_of(shelf, assistant)
    seen: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for typed in ("chuyen doi", "van phong", "ban", "muc", "nghi quyet", "ty le", "phan", "quyet dinh"):
        for one in offered(client, typed):
            seen[one["kind"]].append(one["question"])
    assert all(seen.values()), seen
    for questions in seen.values():
        for question in questions[:4]:
            assert assistant.ask(Question(question)).status is Status.ANSWERED, question


@pytest.mark.parametrize("typed", ["", " ", "a", "!!!", "\x00", "zzzqqq", HOSTILE, "a" * 5000, "2030"])
def test_anything_may_be_typed(client: TestClient, typed: str) -> None:
    assert isinstance(offered(client, typed), list)


def test_nothing_is_offered_while_the_library_opens(unready: TestClient) -> None:
    assert offered(unready, "chuyển đổi") == []


def test_offers_are_quick(client: TestClient) -> None:
    offered(client, "ch")
    begun = perf_counter()
    for typed in ("c", "ch", "chỉ", "chuyen", "chuyển đổi số", "sở", "ty le nguoi dan", "nghi quyet") * 5:
        offered(client, typed)
    assert (perf_counter() - begun) / 40 < 0.05  # with the whole way of a request, on a busy machine
