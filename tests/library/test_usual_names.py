"""How people call a document whose card gives it no other names."""

from datetime import date

from assistant.library.reference import Abbreviation
from assistant.library.usual_names import names_of
from tests.invented import document

SHORT = [Abbreviation("NĐ", "nghị định"), Abbreviation("QĐ", "quyết định")]


def test_a_decree_is_called_by_kind_and_number_and_year() -> None:
    act = document(
        "9-2031-nd-cp", number="9/2031/NĐ-CP", kind="Nghị định", signed_on=date(2031, 2, 3), aliases=()
    )
    names = set(names_of(act, SHORT))
    assert {"Nghị định 9", "NĐ 9/2031", "Nghị định số 9/2031/NĐ-CP", "NĐ 9 năm 2031", "9-2031-nd-cp"} <= names
    assert not any(name.startswith("QĐ") for name in names)


def test_a_law_is_called_by_its_title_unless_it_changes_another() -> None:
    law = document("5-2031-qh18", number="5/2031/QH18", kind="Luật", title="Luật Chợ nổi", aliases=())
    changing = document(
        "6-2031-qh18", number="6/2031/QH18", kind="Luật", title="Luật sửa đổi Luật Chợ nổi", aliases=()
    )
    assert "Luật Chợ nổi" in set(names_of(law, SHORT))
    assert "Luật sửa đổi Luật Chợ nổi" not in set(names_of(changing, SHORT))


def test_where_the_card_names_it_nothing_is_added() -> None:
    about = document(aliases=("KH 7",))
    assert list(names_of(about, SHORT)) == [about.id, about.number, "KH 7"]
