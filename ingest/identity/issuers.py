"""Who issues a document, and of which place: the lines in capitals of its letterhead, made a name."""

import re
from collections.abc import Iterator, Sequence

from assistant.library.reference import Agency
from assistant.text.normal import fold
from ingest.identity.casing import cased, place_case
from ingest.identity.kinds import NAMES, UPPER, Kind

# With these an agency's name begins; a line that begins otherwise goes on with the name above it.
_HEADS = re.compile(
    r"(?:BAN|BỘ|BÁO|BẢO HIỂM|CHI CỤC|CHÍNH PHỦ|CHỦ TỊCH|CÔNG AN|CỤC|ĐÀI|ĐẢNG|ĐOÀN|ĐẠI HỌC|HỌC VIỆN|"
    r"HỘI|HUYỆN ỦY|KHO BẠC|KIỂM TOÁN|LIÊN ĐOÀN|LIÊN MINH|MẶT TRẬN|NGÂN HÀNG|PHÒNG|QUỐC HỘI|SỞ|THANH TRA|"
    r"THÀNH (?:ỦY|UỶ|ĐOÀN)|THỊ (?:ỦY|UỶ)|"
    r"THỦ (?:TƯỚNG|TRƯỞNG)|TỈNH (?:ỦY|UỶ|ĐOÀN)|TÒA ÁN|TOÀ ÁN|TỔNG CỤC|TỔNG CÔNG TY|TẬP ĐOÀN|"
    r"TRUNG TÂM|TRƯỜNG|[ỦU]Y BAN|UỶ BAN|UBND|HĐND|VĂN PHÒNG|VIỆN|VỤ)(?!\w)"
)
_OPEN = re.compile(
    r"(?:THỦ (?:TƯỚNG|TRƯỞNG)|VĂN PHÒNG|CHỦ TỊCH|THANH TRA|THƯỜNG TRỰC|LIÊN ĐOÀN|BAN CHỈ ĐẠO)$"
)
_BARE = re.compile(
    r"VĂN PHÒNG|THANH TRA|THƯỜNG TRỰC|BAN (?:TỔ CHỨC|NỘI CHÍNH|THƯỜNG VỤ|CHẤP HÀNH)|[ỦU][ỶY] BAN KIỂM TRA"
)
"""Offices that every committee has: which one is meant only the name above it says."""
_PROVINCE = re.compile(
    r"(?:TỈNH (?:ỦY|UỶ|ĐOÀN)|THÀNH (?:ỦY|UỶ|ĐOÀN)|(?<!CÁC )TỈNH|(?<!CÁC )THÀNH PHỐ|TP\.?)\s+(?P<name>[^,;.(]+)"
)
_COMMUNE = re.compile(r"(?:XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU|HUYỆN(?: ỦY)?|QUẬN|THỊ XÃ)\s+(?P<name>[^,;.(]+)")
_LOCAL_SIGN = re.compile(r"[-/](?:TU|UBND|HĐND|ĐU|HU|S[A-ZĐ]{2,7})(?=[-/]|$)")
_CENTRE = re.compile(r"(?:BỘ|CHÍNH PHỦ|THỦ (?:TƯỚNG|TRƯỞNG)|QUỐC HỘI|TRUNG ƯƠNG)(?!\w)")


def issuer_of(
    lines: Sequence[str], number: str, kind: Kind | None, text: str, agencies: Sequence[Agency]
) -> str:
    """Return who issues the document, as written in a sentence; several, of a joint document, parted by "; ".

    `lines` are the letterhead's lines in capitals. Of several names the one that the number's signs stand
    for is taken, else the last, which is the issuer's own. Empty where none can be read.
    """
    names = list(_names(lines))
    if not names:
        return _enacting(text)
    if kind and kind.joint:
        return "; ".join(dict.fromkeys(cased(name, text, agencies) for name in _parted(names)))
    chosen = next((name for name in _joins(names) if _signed_as(name, number)), names[-1])
    if _BARE.fullmatch(chosen) and names.index(chosen):
        chosen = f"{chosen} {names[names.index(chosen) - 1]}"  # whose office it is
    return cased(chosen, text, agencies)


def place_of(lines: Sequence[str], number: str, place: str, issuer: str) -> str:
    """Return the place whose document it is: the commune of an issuer that is one's, the province named, or "".

    `place` is where it was signed, which tells for a local office that does not name its province.
    """
    joined = " ".join(_unrepeated(lines))
    own = issuer.upper()
    for pattern, said in ((_COMMUNE, own), (_PROVINCE, joined), (_COMMUNE, joined)):
        found = pattern.search(said)
        if found:
            named = _HEADS.split(found["name"])[0].strip(" -–")
            if named:
                return place_case(named)
    local = _LOCAL_SIGN.search(number) and not _CENTRE.match(issuer.upper())
    return place if local and place else ""


def _names(lines: Sequence[str]) -> Iterator[str]:
    """Yield each agency's name, its lines joined."""
    name = ""
    for line in _unrepeated(lines):
        if name and _HEADS.match(line) and not _OPEN.search(name) and not name.endswith(("-", "–")):
            yield name
            name = line
        else:
            name = f"{name} {line}".strip()
    if name:
        yield name.strip(" -–")


def _unrepeated(lines: Sequence[str]) -> list[str]:
    """Return the lines without the first half of what is printed twice: once by the gazette, once by the issuer."""
    kept = list(lines)
    for cut in range(len(kept) - 1, 0, -1):
        head, tail = (_letters(" ".join(part)) for part in (kept[:cut], kept[cut:]))
        if head == tail:
            return kept[cut:]
    return kept


def _parted(names: Sequence[str]) -> list[str]:
    """Return the names of a joint document; a hyphen parts two where another agency begins after it."""
    parts: list[str] = []
    for piece in re.split(r"\s+[-–]\s+", " - ".join(names)):
        if parts and not _HEADS.match(piece):
            parts[-1] += f" - {piece}"
        else:
            parts.append(piece)
    return parts


def _joins(names: Sequence[str]) -> Iterator[str]:
    """Yield every name, the last first, then neighbours as one."""
    yield from reversed(names)
    for start in range(len(names) - 1, -1, -1):
        for end in range(start + 2, len(names) + 1):
            yield " ".join(names[start:end])


def _signed_as(name: str, number: str) -> bool:
    """Tell whether the last signs of a number are the first letters of the name ("NĐ-CP", "QĐ-TTg", "KH-UBND")."""
    initials = "".join(
        word[0]
        for word in re.findall(r"\w+", name)
        if word not in {"VÀ", "CỦA", "VỀ", "TỈNH", "THÀNH", "PHỐ"}
    )
    signs = [re.sub(r"[^A-ZĐ]", "", sign) for sign in re.split(r"[-/]", number)[-2:]]
    return any(len(sign) > 1 and initials.startswith(sign) for sign in signs)


def _enacting(text: str) -> str:
    """Return the issuer that the text says enacts it ("Chính phủ ban hành Nghị định …"), or ""."""
    found = re.search(
        r"^(?:Bộ trưởng |Chánh án |Viện trưởng |Thống đốc |Tổng )?"
        rf"(?P<name>[{UPPER}][^\n.;:]{{2,80}}?) ban hành (?:{NAMES})\b",
        text,
        re.MULTILINE,
    )
    return found["name"] if found else ""


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", fold(text))
