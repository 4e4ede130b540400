"""Questions about a document as a whole, of an invented digest: is it in force, what is it, who signed it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.answers.answer import Answer, Status
from ingest.corpus import build_corpus
from tests.answers.conftest import Asked

STATES = {
    "in_force": "còn hiệu lực",
    "partly": "còn hiệu lực một phần",
    "replaced": "đã bị thay thế",
    "expired": "đã hết hiệu lực",
    "unknown": "chưa rõ còn hiệu lực hay không",
}
DATED = {"11": "02/3/2031", "12": "2/3/2031", "13": "02/03/2031", "14": "ngày 2 tháng 3 năm 2031"}
ENTRY = """
[[document]]
id = "{n}-kh-mo"
number = "{n}/KH-MO"
kind = "Kế hoạch"
title = "Kế hoạch trồng mơ đợt {n}"
issuer = "Xã Mơ"
signer = "Trần Thị Mận"
signed_on = 2031-03-02
{more}
"""
SHORT = ("Kế hoạch {n}/KH-MO của Xã Mơ có hiệu lực từ {day}, Trần Thị Mận ký.", "Xã Mơ trồng mơ ở đồi Tây.")
HILLS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
LONG = tuple(f"Đồi thứ {hill} trồng mơ tam hoa." for hill in HILLS)


def digest(*parts: tuple[str, tuple[str, ...]]) -> str:
    lines, n = ["# Tóm lược"], 0
    for heading, statements in parts:
        lines.append(f"## {heading}")
        for statement in statements:
            n += 1
            lines += [f"{n}. {statement}", "   [B] báo Mơ"]
    return "\n".join(lines)


def write(corpus: Path) -> None:
    """Write documents 1 to 5 of each state, 6 of no known day, 11 to 14 dated in each way, 20 to 22 of a length."""
    known = 'known_on = 2031-05-01\nvalidity = "{}"\nvalidity_note = "Xem Kế hoạch 9/KH-MO."'
    entries = {str(n): known.format(state) for n, state in enumerate(STATES, 1)}
    entries |= dict.fromkeys(("6", *DATED, "20", "21", "22"), "")
    texts = {n: digest(("Nhận diện", SHORT)) for n in entries}
    texts["20"] = digest(("Nhận diện", LONG[:3]), ("Việc", LONG[3:8]))
    texts["21"] = digest(("Nhận diện", LONG[:3]), ("Việc làm", LONG[3:8]), ("Nguồn lực", LONG[8:]))
    texts["22"] = digest(("Nhận diện", LONG[:1]), ("Việc", SHORT))
    catalogue = "".join(ENTRY.format(n=n, more=more) for n, more in entries.items())
    (corpus / "catalogue.toml").write_text(catalogue, encoding="utf-8")
    for n, text in texts.items():
        (corpus / f"{n}-kh-mo").mkdir()
        said = text.replace("{n}", n).replace("{day}", DATED.get(n, "ngày ký"))
        (corpus / f"{n}-kh-mo" / "digest.md").write_text(said, encoding="utf-8")


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Answer]]:
    corpus = tmp_path_factory.mktemp("corpus")
    write(corpus)
    asked = Asked(build_corpus(corpus).holdings, tmp_path_factory.mktemp("home") / "home")
    yield asked
    asked.shelf.close()


def places(answer: Answer) -> list[str]:
    return [citation.quote.provision for citation in answer.citations]


@pytest.mark.parametrize(
    "question", ["{} còn hiệu lực không?", "{} bị thay thế chưa?", "{} hết hiệu lực chưa"]
)
@pytest.mark.parametrize(("n", "state"), list(enumerate(STATES.values(), 1)))
def test_validity_is_told_as_known_on_a_day(
    ask: Callable[[str], Answer], n: int, state: str, question: str
) -> None:
    answer = ask(question.format(f"Kế hoạch {n}/KH-MO"))
    assert answer.status is Status.ANSWERED
    told = f"{n}/KH-MO: **{state}** (theo thông tin đến ngày 01/05/2031). Xem Kế hoạch 9/KH-MO."
    assert told in answer.sentences[0].text
    assert answer.sentences[0].kind == "derived"
    assert places(answer) == [f"{n}-kh-mo/tl.1"]


def test_what_was_never_looked_up_is_not_told(ask: Callable[[str], Answer]) -> None:
    answer = ask("Kế hoạch 6/KH-MO còn hiệu lực không?")
    assert "theo thông tin đến" not in answer.text
    assert "**còn hiệu lực**" not in answer.text


@pytest.mark.parametrize(
    "question", ["{} nói gì?", "{} gồm những gì?", "Tóm tắt {}", "Nội dung chính của {}"]
)
def test_a_short_digest_is_said_whole(ask: Callable[[str], Answer], question: str) -> None:
    answer = ask(question.format("Kế hoạch 20/KH-MO"))
    assert answer.status is Status.ANSWERED
    assert places(answer) == [f"20-kh-mo/tl.{n}" for n in range(1, 9)]
    assert [statement in answer.text for statement in LONG[:8]] == [True] * 8


def test_a_long_digest_is_told_by_what_it_is_and_its_headings(ask: Callable[[str], Answer]) -> None:
    answer = ask("Kế hoạch 21/KH-MO nói gì?")
    assert answer.status is Status.ANSWERED
    assert places(answer) == ["21-kh-mo/" + path for path in ("tl.1", "tl~2", "tl~3")]
    assert [heading in answer.text for heading in ("Việc làm", "Nguồn lực", "Nhận diện")] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(("n", "day"), list(DATED.items()))
def test_the_day_is_given_as_the_digest_prints_it(ask: Callable[[str], Answer], n: str, day: str) -> None:
    for question in ("{} ban hành ngày nào?", "{} ký ngày nào?", "Ngày ban hành {}"):
        answer = ask(question.format(f"Kế hoạch {n}/KH-MO"))
        assert f"**{day}**" in answer.text
        assert places(answer) == [f"{n}-kh-mo/tl.1"]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Ai ký {}?", "Trần Thị Mận"),
        ("Người ký {} là ai?", "Trần Thị Mận"),
        ("Số hiệu của {} là gì?", "1/KH-MO"),
        ("Ai ban hành {}?", "Xã Mơ"),
        ("{} do ai ban hành?", "Xã Mơ"),
        ("{} do cơ quan nào ban hành?", "Xã Mơ"),
        ("Cơ quan ban hành {} là gì?", "Xã Mơ"),
    ],
)
def test_who_and_what_is_given_from_where_the_digest_says_it(
    ask: Callable[[str], Answer], question: str, value: str
) -> None:
    answer = ask(question.format("Kế hoạch 1/KH-MO"))
    assert f"**{value}**" in answer.text
    assert places(answer) == ["1-kh-mo/tl.1"]


@pytest.mark.parametrize("question", ["Ai ký {}?", "{} ban hành ngày nào?"])
def test_what_only_the_catalogue_knows_is_not_cited_from_elsewhere(
    ask: Callable[[str], Answer], question: str
) -> None:
    answer = ask(question.format("Kế hoạch 22/KH-MO"))
    assert answer.status is Status.NOT_FOUND
    assert answer.citations == ()
