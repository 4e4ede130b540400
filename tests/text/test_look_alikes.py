"""What only looks like Vietnamese is read as what was meant, and what is another script stays."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.text.look_alikes import typed_form
from assistant.text.normal import plain


@pytest.mark.parametrize(
    "typed",
    [
        "ｃｈｕｙểｎ đổi số",
        "𝐜𝐡𝐮𝐲ể𝐧 đổ𝐢 𝐬ố",
        "chuyển ðổi số",
        "chuyển ɖổi số",
        "chuyển d\u0335ổi số",
        "chuyển d\u0336ổi số",
        "сhuyển đổi ѕố",
        "chuyển đổι số",
        "chuyển\u00a0đổi\u2009số",
        "chuyển·đổi·số",
        "chuyển\u200b đổ\u2060i số",
        "\u202bchuyển đổi số\u202c",
        "chuyển đổi s\u006f\u0301\u0302",
        "chuyển đổi số\ufe0f",
        "chuyển đổı số",
        unicodedata.normalize("NFD", "chuyển đổi số"),
        "chuyển đổi số\ud800",
    ],
)
def test_however_it_is_dressed_it_is_the_same(typed: str) -> None:
    assert typed_form(typed).strip() == "chuyển đổi số"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Ðiều 5", "Điều 5"),
        ("Ɖiều 5", "Điều 5"),
        ("D\u0336iều 5", "Điều 5"),
        ("a\u0340 e\u0341", "à é"),
        ("İ", "I"),
        ("ＵＢＮＤ　２０２６", "UBND 2026"),
        ("Ⅳ", "IV"),
        ("ﬁle", "file"),
        ("còn …", "còn ..."),
        ("≧ 80 ⩽ 90", "≥ 80 ≤ 90"),
        ("“5G” – 6G", '"5G" - 6G'),
        ("хa", "xa"),
        ("со хa", "co xa"),
        ("m² và ½", "m² và ½"),
        ("hệ số α", "hệ số α"),
    ],
)
def test_each_sign_has_one_form(typed: str, meant: str) -> None:
    assert typed_form(typed) == meant


@pytest.mark.parametrize(
    "typed", ["Чужой", "со мной", "он со мной хорошо", "αβγ", "漢字", "за\u0301мок", "🙂"]
)
def test_words_of_another_script_stay(typed: str) -> None:
    assert typed_form(typed) == unicodedata.normalize("NFC", typed)


@settings(deadline=None)
@given(st.text())
def test_the_form_of_the_form_is_itself(typed: str) -> None:
    form = typed_form(typed)
    assert typed_form(form) == form
    form.encode()


@settings(deadline=None)
@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặ ề,.?5%-/").map(plain))
def test_what_is_typed_plainly_stays(typed: str) -> None:
    assert typed_form(typed) == typed
