"""Short forms in small letters and joined by "&" are written out; what may be something else stays."""

import pytest

from assistant.library.reference import Abbreviation
from assistant.search.short_forms import ShortForms

KNOWN = (
    Abbreviation("KH&CN", "khoa học và công nghệ"),
    Abbreviation("ĐMST", "đổi mới sáng tạo"),
    Abbreviation("CĐS", "chuyển đổi số"),
    Abbreviation("NV", "nhiệm vụ", near=("của", "giao")),
    Abbreviation("BA", "bản án"),
)
FORMS = ShortForms(KNOWN, "")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("chi cho kh&cn", "chi cho khoa hoc va cong nghe"),
        ("chi cho kh & cn của tỉnh", "chi cho khoa học và công nghệ của tỉnh"),
        ("ĐMST&CĐS", "đổi mới sáng tạo và chuyển đổi số"),
        ("quỹ cđs&đmst", "quỹ chuyển đổi số và đổi mới sáng tạo"),
        ("kh&cn&đmst&cđs", "khoa học và công nghệ và đổi mới sáng tạo và chuyển đổi số"),
        ("CĐS & Hùng", "chuyển đổi số & Hùng"),
        ("công ty H & B", "công ty H & B"),
        ("nv của sở", "nhiệm vụ của sở"),
        ("tuyển nv", "tuyển nv"),
        ("ba huyện", "ba huyện"),
        ("12-NV của sở", "12-NV của sở"),
        ("&".join(["kh"] * 40), "&".join(["kh"] * 40)),
    ],
)
def test_what_is_typed_is_written_out(typed: str, meant: str) -> None:
    assert FORMS.written_out(typed) == meant
