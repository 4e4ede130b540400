"""Signs as a PDF names them, and the sign a reader sees there."""

import unicodedata

_SEEN = {
    0x02: "-",  # pdfium's own name for a hyphen at the end of a line
    0xAD: "-",
    0x2010: "-",
    0x2011: "-",
    0xD0: "Đ",  # Eth, drawn alike and unknown to Vietnamese
    0xF0: "đ",
    0xF020: " ",
    0xF02D: "-",
    0xF06C: "●",
    0xF06E: "■",
    0xF06F: "□",
    0xF071: "❑",
    0xF076: "❖",
    0xF0A3: "≤",
    0xF0A7: "▪",
    0xF0A8: "□",
    0xF0B0: "°",
    0xF0B1: "±",
    0xF0B3: "≥",
    0xF0B4: "×",
    0xF0B7: "•",
    0xF0D8: "➢",
    0xF0E0: "→",
    0xF0FC: "✓",
    0xF0FE: "☒",
}
_UNSEEN = frozenset({0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF})
_LIGATURES = range(0xFB00, 0xFB07)
UNKNOWN = "\ufffd"
"""Stands for a letter whose font does not say what it means."""
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def sign(code: int) -> str:
    """Return what is seen where a PDF names the code point `code`: " " for any blank, "" for nothing."""
    seen = _SEEN.get(code)
    if seen is not None:
        return seen
    if code in _UNSEEN:
        return ""
    if 0x80 <= code < 0xA0:
        return bytes([code]).decode("cp1252", errors="ignore")
    if code < 0x20 or code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return ""
    letter = chr(code)
    if code in _LIGATURES:
        return unicodedata.normalize("NFKC", letter)
    return " " if letter.isspace() else letter


def is_unknown(letter: str) -> bool:
    """Tell whether a letter has a shape in the file and no meaning: its font does not say what it is."""
    return letter == UNKNOWN or unicodedata.category(letter[0]) in {"Co", "Cn"}
