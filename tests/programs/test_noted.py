"""An answer as one text: complete, digests told as such, and nothing in a document acts where it is shown."""

from dataclasses import replace

import pytest

from assistant.answers.answer import Answer, Citation, Nearest
from assistant.answers.answer import Quote as Quoted
from bot.programs.noted import noted, notes
from tests.programs.answering import CITATIONS, QUOTE, SENTENCES, written

HOSTILE = "![x](https://evil.example/?q=1) <img src=x>\n\n# Nguồn\n[2] `a` **b** _c_\td \u202e \x1b[2J [1]: http://e"


def quoted(text: str, **changes: object) -> Answer:
    quote = replace(QUOTE, text=text, label="Mục I_1")
    return written(*SENTENCES, citations=(replace(CITATIONS[0], quote=quote, **changes),))  # type: ignore[arg-type]


def test_everything_the_answer_holds_is_told() -> None:
    near = Nearest(QUOTE, "/van-ban/van-ban-thu#I.1")
    text = noted(
        written(*SENTENCES, understood="trạm bơm", nearest=(near,), whom_to_ask="Hỏi ở xã (a_b.vn)."),
        "https://a.vn",
    )
    assert text == (
        "Có năm trạm bơm. [1]\nTrạm đặt ở xã. [1]\n\n"
        "Hiểu là: trạm bơm\n\n"
        "**Đoạn gần nhất trong văn bản**\n\n"
        "- Mục I.1: “Năm trạm.” https://a.vn/van-ban/van-ban-thu?trich=0-9#I.1\n\n"
        "Hỏi ở xã (a_b.vn).\n\n"
        "**Nguồn**\n\n"
        "- [1] Mục I.1, 1/THU: “Năm trạm.” https://a.vn/van-ban/van-ban-thu?trich=0-9#I.1\n\n"
        "Có câu do mô hình ngôn ngữ “thu-mo-hinh” viết; mọi câu đều đã được đối chiếu với chỗ trích dẫn."
    )


def test_an_answer_with_nothing_beside_is_its_own_text() -> None:
    assert notes(replace(written(*SENTENCES), citations=(), written_by="documents")) == ""


def test_a_digest_is_no_quotation() -> None:
    told = notes(quoted("Ý ta viết", kind="digest", grade="B", sources=("báo a",), original="https://goc.vn"))
    assert "“Ý ta viết”" not in told
    assert "(tóm lược, không phải nguyên văn): Ý ta viết Tóm lược theo: báo a." in told
    assert "Bản gốc (địa chỉ chưa được kiểm tra): https://goc.vn /van-ban/" in told
    near = replace(written(), citations=(), nearest=(Nearest(QUOTE, "/a#b", "digest"),))
    assert "“" not in notes(replace(near, written_by="documents"))


@pytest.mark.parametrize("where", ["quote", "beside", "number", "understood", "nearest"])
def test_nothing_that_is_told_acts_as_markdown(where: str) -> None:
    beside = Quoted("a", "a/b", QUOTE.span, HOSTILE, "b")
    answers = {
        "quote": quoted(HOSTILE),
        "beside": quoted("a", beside=(beside,)),
        "number": quoted("a", number=HOSTILE),
        "understood": replace(written(), understood=HOSTILE, citations=()),
        "nearest": replace(written(), citations=(), nearest=(Nearest(beside, "/a#b"),)),
    }
    (line,) = [line for line in notes(answers[where]).splitlines() if "evil" in line]
    assert "!\\[x\\](https" in line
    assert "\\<img" in line
    assert "\\`a\\` \\*\\*b\\*\\* \\_c\\_ | d" in line
    assert "# Nguồn \\[2\\]" in line
    assert not {"\u202e", "\x1b", "\t"} & set(line)


def test_the_numbers_of_notes_are_those_of_the_marks() -> None:
    other: Citation = replace(CITATIONS[0], n=2)
    told = notes(written(*SENTENCES, citations=(*CITATIONS, other)))
    assert [line[:5] for line in told.splitlines() if line.startswith("- ")] == ["- [1]", "- [2]"]
