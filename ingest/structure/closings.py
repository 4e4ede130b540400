"""Lines with which a document closes: the post of who signs it, or the certificate of a consolidated text."""

import re

_CERTIFIED = re.compile(r"XÁC THỰC VĂN BẢN HỢP NHẤT")
_POSITION = re.compile(
    r"(?:.*\s)?(?:\w*TRƯỞNG|CHỦ TỊCH|BÍ THƯ|THỦ T(?:ƯỚNG|RƯỞNG)|CHÁNH ÁN|GIÁM ĐỐC|THỐNG ĐỐC|CHỦ NHIỆM|"
    r"THANH TRA|CHÁNH VĂN PHÒNG|TỔNG KIỂM TOÁN)\b"
)
_LONGEST_POSITION = 80


def signs(text: str) -> bool:
    """Tell whether a line says as what somebody signs, or certifies a consolidated text."""
    is_position = len(text) <= _LONGEST_POSITION and text.isupper() and _POSITION.match(text)
    return bool(is_position) or _CERTIFIED.match(text) is not None
