"""Everyday words: a clause that has the documents' term for them holds what was asked."""

import pytest

from assistant.answers.question.bag import Bag
from assistant.answers.question.everyday import everyday_in, in_words_of
from assistant.answers.question.terms import content_terms
from assistant.library.reference import LayWord
from assistant.search.lay_words import LayWords

LAY = LayWords(
    [
        LayWord(("bắn tiền",), ("thanh toán số",), "shop_owner"),
        LayWord(("mở quán",), ("hộ kinh doanh", "kinh doanh"), "shop_owner"),
        LayWord(("dạy",), ("đào tạo",), "student"),
        LayWord(("miễn thuế", "tính tiền thuế"), ("thuế", "tính thuế"), "investor"),
    ],
    [],
)


def in_words(question: str, clause: str) -> tuple[list[str], list[tuple[str, str]]]:
    found = in_words_of(Bag.of(clause), content_terms(question), everyday_in(question, LAY))
    return [term.folded for term in found.terms], [(one.said, meant.name) for one, meant in found.read]


@pytest.mark.parametrize(
    ("question", "clause", "terms", "read"),
    [
        (
            "bắn tiền ở chợ", "Phát triển thanh toán số", ["thanh", "toan", "so", "cho"],
            [("bắn tiền", "thanh toán số")],
        ),
        (
            "ban tien", "Phát triển thanh toán số", ["thanh", "toan", "so"],
            [("ban tien", "thanh toán số")],
        ),
        ("mở quán", "Hỗ trợ kinh doanh", ["kinh", "doanh"], [("mở quán", "kinh doanh")]),
        ("bắn tiền", "Cấm bắn tiền bằng thanh toán số", ["ban", "tien"], []),
        ("bắn tiền", "Số hóa khâu thanh tra, dự toán", ["ban", "tien"], []),
        ("mở quán", "Làm đường", ["mo", "quan"], []),
        ("dạy trẻ", "Đào tạo trẻ em", ["dao", "tao", "tre"], [("dạy", "đào tạo")]),
        ("day tre", "Đào tạo trẻ em", ["tre"], []),
        ("miễn thuế", "Sửa luật thuế", ["mien", "thue"], []),
        ("tính tiền thuế", "Khi tính thuế", ["tinh", "tien", "thue"], []),
        ("dạy trong đào tạo", "Đào tạo trẻ em", ["day", "dao", "tao"], []),
    ],
)  # fmt: skip
def test_everyday_words_are_put_as_the_clause_says_them(
    question: str, clause: str, terms: list[str], read: list[tuple[str, str]]
) -> None:
    assert in_words(question, clause) == (terms, read)


@pytest.mark.parametrize("question", ["", "🙂🙂", "mở", "thanh toán số"])
def test_what_is_no_everyday_word_stays(question: str) -> None:
    terms, read = in_words(question, "Phát triển thanh toán số")
    assert terms == [term.folded for term in content_terms(question)]
    assert read == []


@pytest.mark.parametrize(
    ("clause", "terms"),
    [
        ("2. Phụ cấp của bến", ["cap 9"]),
        ("Trường cấp 9 ở bến", ["cap", "9"]),
        ("Trường bến đò", ["truong", "ben"]),
    ],
)
def test_a_number_among_everyday_words_counts_only_with_them(clause: str, terms: list[str]) -> None:
    lay = LayWords([LayWord(("cấp 9",), ("trường bến",), "student")], [])
    found = in_words_of(Bag.of(clause), content_terms("cap 9"), everyday_in("cap 9", lay))
    assert [term.folded for term in found.terms] == terms
