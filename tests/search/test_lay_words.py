import pytest

from assistant.library.reference import Explanation, LayWord
from assistant.search.lay_words import TERMS_EACH, LayWords

LAY = LayWords(
    [
        LayWord(("bắn tiền", "chuyển khoản"), ("thanh toán số", "ví điện tử", "tài khoản"), "shop_owner"),
        LayWord(("tiền",), ("kinh phí",), "shop_owner"),
    ],
    [Explanation("trí tuệ nhân tạo", "máy biết nghĩ", ("AI", "máy thông minh"))],
)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Bắn tiền thì mất phí không?", ("thanh toán số", "ví điện tử")),
        ("ban tien thi mat phi khong", ("thanh toán số", "ví điện tử")),
        ("bán tiền giả", ("kinh phí",)),
        ("Bắn tiền qua ví điện tử", ("thanh toán số",)),
        ("mua tiện nghi", ()),
        ("máy thông minh", ("trí tuệ nhân tạo",)),
        ("ai lo việc này", ()),
        ("", ()),
        ("🙂🙂", ()),
    ],
)
def test_everyday_words_are_widened(text: str, terms: tuple[str, ...]) -> None:
    assert LAY.widened(text) == terms
    assert len(terms) <= TERMS_EACH


def test_without_a_table_nothing_is_widened() -> None:
    assert LayWords([], []).widened("bắn tiền") == ()


def test_the_longest_everyday_word_is_taken_and_none_overlaps() -> None:
    lay = LayWords(
        [
            LayWord(("quét mã",), ("thanh toán số",), "shop_owner"),
            LayWord(("quét mã hàng hóa",), ("truy xuất",), "shop_owner"),
            LayWord(("mã hàng",), ("mã số",), "shop_owner"),
        ],
        [],
    )
    assert [one.means for one in lay.found_in("quét mã hàng hóa rồi quét mã hàng")] == [
        ("truy xuất",),
        ("thanh toán số",),
    ]


def test_a_text_is_put_in_terms_where_it_has_everyday_words() -> None:
    assert LAY.readings("Bắn tiền được không") == ("thanh toán số được không", "ví điện tử được không")
    assert LAY.readings("mua tiện nghi") == ()
