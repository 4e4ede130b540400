"""What a page says to identify a document: only what has a value, and what is known says since when."""

from datetime import date

import pytest

from assistant.library.nouns import Document
from bot.views.documents.identity import facts
from tests.invented import document

KNOWN = "(theo thông tin đến ngày 01/03/2031)"


@pytest.mark.parametrize(
    ("about", "label", "value"),
    [
        (document(), "Số hiệu", "7-KH/LM"),
        (document(), "Ngày ký", "03/02/2031"),
        (document(signed_on=None), "Ngày ký", None),
        (document(signer=""), "Người ký", None),
        (document(place=""), "Địa danh", None),
        (document(), "Hiệu lực từ", f"chưa rõ {KNOWN}"),
        (document(in_force_from=date(2031, 2, 4)), "Hiệu lực từ", f"04/02/2031 {KNOWN}"),
        (document(in_force_from=date(2031, 2, 4), known_on=None), "Hiệu lực từ", "04/02/2031"),
        (document(in_force_from=None), "Hiệu lực từ", None),
        (document(), "Hết hiệu lực", None),
        (document(in_force_to=date(2032, 1, 1)), "Hết hiệu lực", f"01/01/2032 {KNOWN}"),
        (document(), "Tình trạng", f"chưa rõ {KNOWN}."),
        (document(validity="partly"), "Tình trạng", f"còn hiệu lực một phần {KNOWN}."),
        (
            document(validity="expired", validity_note="Xem 8."),
            "Tình trạng",
            f"đã hết hiệu lực {KNOWN}. Xem 8.",
        ),
        (document(validity="in_force", known_on=None), "Tình trạng", None),
        (document(), "Nguồn bản chữ", None),
        (document(source="bản chụp"), "Nguồn bản chữ", "bản chụp"),
    ],
)
def test_facts(about: Document, label: str, value: str | None) -> None:
    assert dict(facts(about)).get(label) == value
