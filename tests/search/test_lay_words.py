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
