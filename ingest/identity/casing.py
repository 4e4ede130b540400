"""Names and titles printed in capitals, put into the case that running text gives them."""

import re
from collections import Counter
from collections.abc import Sequence

from assistant.library.reference import Agency
from assistant.text.normal import toned, words

# After these the next word begins a name of its own ("Bộ Khoa học", "Phó Chủ tịch", "Ủy ban Nghề cá").
_OFFICE = re.compile(
    r"(?:(?:tổng|chi) cục(?! trưởng)|tổng(?! cục)|bộ(?! trưởng)|sở|ban|cục(?! trưởng)|vụ(?! trưởng)|viện(?! trưởng)|"
    r"hội(?! đồng)|phó|trường|đoàn|báo|đài|[ủu][ỷy]? ban(?! nhân dân)|văn phòng)\s+"
)
_OF_PLACE = re.compile(
    r"(?:(?:tỉnh|thành|huyện|thị|quận) (?:ủy|uỷ|đoàn)|tỉnh|thành phố|tp\.?|xã(?! hội)|phường|"
    r"thị trấn|thị xã|huyện|quận|đặc khu)\s+(?=\S)"
)
_PROPER = (
    "Việt Nam", "Trung ương", "Chính phủ", "Quốc hội", "Nhà nước", "Đảng", "Hiến pháp",
    "Chủ tịch", "Bộ trưởng", "Luật", "Bộ luật", "Nghị định", "Nghị quyết", "Quyết định", "Thông tư",
    "Hồ Chí Minh", "Hà Nội", "Chánh Văn phòng", "Chánh Thanh tra",
    "Cộng hòa xã hội chủ nghĩa Việt Nam", "UBND", "HĐND", "MTTQ",
)  # fmt: skip


def cased(capitals: str, text: str, agencies: Sequence[Agency] = ()) -> str:
    """Return a name printed in capitals as it is written in a sentence.

    As agencies.toml spells it, else as the document's own text does most often, else by the rules of
    capital letters. What is not in capitals is returned unchanged.
    """
    if not capitals.isupper():
        return capitals
    wanted = _sounds(capitals)
    for agency in agencies:
        for known in (agency.name, *agency.aliases):
            if not known.isupper() and _sounds(known) == wanted:
                return known
    return written(capitals, text) or _by_rule(capitals)


def written(capitals: str, text: str) -> str:
    """Return how `text` writes the same words outside capitals, the commonest way; "" where it does not."""
    loose = r"\s+".join(map(re.escape, capitals.split()))
    said = Counter(
        " ".join(found.group().split())
        for found in re.finditer(rf"(?<!\w){loose}(?!\w)", text, re.IGNORECASE)
        if not found.group().isupper() and found.group()[:1].isupper()
    )
    return said.most_common(1)[0][0] if said else ""


def sentence_case(capitals: str) -> str:
    """Return a title in capitals as a sentence; names known to every document keep their capitals."""
    lowered = capitals.lower()
    for name in _PROPER:
        lowered = re.sub(rf"(?<!\w){re.escape(name.lower())}(?!\w)", name, lowered)
    lowered = re.sub(
        r"(?<=\bluật )([^\W\d_])", lambda found: found.group().upper(), lowered, flags=re.IGNORECASE
    )
    return lowered[:1].upper() + lowered[1:]


def place_case(capitals: str) -> str:
    """Return the name of a place: every word with a capital letter."""
    return re.sub(r"[^\W\d_]+", lambda found: found.group().capitalize(), capitals.lower())


def _by_rule(capitals: str) -> str:
    lowered = capitals.lower()
    place = _OF_PLACE.search(lowered)
    kept, rest = (lowered[: place.end()], lowered[place.end() :]) if place else (lowered, "")
    head = _OFFICE.match(kept)
    named = kept[head.end() :].split(" ") if head else kept.split(" ")
    out: list[str] = []
    for at, word in enumerate(named):
        before = named[at - 1] if at else ""
        joined = head and (before in {"và", "-", "–"} or before.endswith(","))
        out.append(word.capitalize() if at == 0 or joined else word)
    opening = head.group().capitalize() if head else ""
    name = opening + " ".join(out)
    for proper in _PROPER:
        name = re.sub(rf"(?<!\w){re.escape(proper)}(?!\w)", proper, name, flags=re.IGNORECASE)
    return name + place_case(rest)


def _sounds(name: str) -> list[str]:
    return [toned(word) for word in words(name)]
