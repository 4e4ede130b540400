"""What of a typed text may be given accents."""

import unicodedata

import pytest

from assistant.text.accent_tokens import pieces, tokens

KNOWN = dict.fromkeys(["chuyen", "doi", "so", "ha", "tinh", "tu", "ai", "nam", "quyet", "dinh", "va", "hoac"])


def free(text: str) -> list[str]:
    return [token.bare for token in tokens(text, KNOWN) if token.bare]


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("chuyen doi so", ["chuyen", "doi", "so"]),
        ("Ha Tinh, nam 2030", ["ha", "tinh", "nam"]),
        ("chuyển doi số", ["doi"]),
        ("42-ctr/tu va 71/2025/qh15", ["va"]),
        ("ctr/tu", []),
        ("va/hoac", ["va", "hoac"]),
        ("ha-tinh", ["ha", "tinh"]),
        ("tp.ha tinh", ["ha", "tinh"]),
        ("so.ha.vn", []),
        ("tu@ha.vn", []),
        ("https://ha.tinh/so", []),
        ("nam2030 5g", []),
        ("dung AI trong KHCN", []),
        ("CHUYEN DOI SO", ["chuyen", "doi", "so"]),
        ("QUYET DINH SO 5 CUA UBND", ["quyet", "dinh", "so"]),
        ("chu\u200byen do\u00adi", ["chuyen", "doi"]),
        ("cloud startup", []),
    ],
)
def test_bare_syllables(text: str, bare: list[str]) -> None:
    assert free(text) == bare


def test_spans_are_of_the_text_as_typed() -> None:
    text = unicodedata.normalize("NFD", "số hoá ở xã, 5 tỉnh!")
    assert [text[token.start : token.end] for token in tokens(text, KNOWN)] == [
        unicodedata.normalize("NFD", part) for part in ("số", "hoá", "ở", "xã", "5", "tỉnh", "!")
    ]


def test_pieces_are_counted_in_one_spelling() -> None:
    assert pieces("Hoá đơn:\nSố 5, “Thuỷ”") == ["hóa", "đơn", ":", "\n", "số", "5", '"', "thủy", '"']
