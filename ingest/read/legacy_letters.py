"""Vietnamese written before Unicode: text in TCVN3 or VNI letters, told by how its commonest words come out."""

import re
import unicodedata
from typing import Literal

Letters = Literal["tcvn3", "vni"]

_WORDS = """
    và của các được trong theo định nhà nước về thực hiện việc quản lý quy đơn vị người này phải có những một
    đối với nghị quyết điều khoản số ngày năm tháng bộ tỉnh ủy ban nhân dân cấp tổ chức sở ngành văn bản kế
    hoạch công tác đảng xã hội tế phát triển chính phủ cơ nhiệm đồng tại từ đến trách
"""
_COMMON = frozenset(_WORDS.split())
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_VOWELS = "aăâeêioôơuưy"

# How each vowel comes out with no tone, grave, hook, tilde, acute and dot below, read as Latin-1.
_TCVN3 = (
    "a µ ¶ · ¸ ¹,¨ » ¼ ½ ¾ Æ,© Ç È É Ê Ë,e Ì Î Ï Ð Ñ,ª Ò Ó Ô Õ Ö,i × Ø Ü Ý Þ,"
    "o ß á â ã ä,« å æ ç è é,¬ ê ë ì í î,u ï ñ ò ó ô,\xad õ ö ÷ ø ù,y ú û ü ý þ"
)
_VNI = (
    "a aø aû aõ aù aï,aê aè aú aü aé aë,aâ aà aå aã aá aä,e eø eû eõ eù eï,eâ eà eå eã eá eä,i ì æ ó í ò,"
    "o oø oû oõ où oï,oâ oà oå oã oá oä,ô ôø ôû ôõ ôù ôï,u uø uû uõ uù uï,ö öø öû öõ öù öï,y yø yû yõ yù î"
)
_FEWEST = 5
_SHARE = 0.1
_WORD = re.compile(r"[^\s.,;:!?()\[\]\"“”/]+")


def _as_legacy(letters: str, d: str) -> frozenset[str]:
    """Return the common words in legacy letters, those that could be words of clean Vietnamese left out."""
    rows = zip(_VOWELS, letters.split(","), strict=True)
    table = {
        unicodedata.normalize("NFC", vowel + tone): old
        for vowel, row in rows
        for tone, old in zip(_TONES, row.split(" "), strict=True)
    } | {"đ": d}
    clean = frozenset("abcdefghijklmnopqrstuvwxyz").union(
        *(unicodedata.normalize("NFC", one) for one in table)
    )
    words = ("".join(table.get(letter, letter) for letter in word) for word in _COMMON)
    return frozenset(word for word in words if not clean.issuperset(word))


_AS_LEGACY: dict[Letters, frozenset[str]] = {"tcvn3": _as_legacy(_TCVN3, "®"), "vni": _as_legacy(_VNI, "ñ")}


def legacy_letters(text: str) -> Letters | None:
    """Return the legacy letters that a text, or a good part of it, is written in; None for clean Unicode.

    Judged by common Vietnamese words: "của" comes out as "cña" in TCVN3 and "cuûa" in VNI, which no language writes.
    """
    clean = 0
    found: dict[Letters, int] = {"tcvn3": 0, "vni": 0}
    for word in _WORD.findall(unicodedata.normalize("NFC", text)):
        clean += word.lower() in _COMMON
        for letters, known in _AS_LEGACY.items():
            found[letters] += word in known
    letters = max(found, key=lambda one: found[one])
    count = found[letters]
    return letters if count >= _FEWEST and count >= _SHARE * (count + clean) else None
