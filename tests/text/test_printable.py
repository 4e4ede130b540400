import pytest

from assistant.text.printable import printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Điều 1\x1b[31m\x07", "Điều 1 [31m "),
        ("a\nb\tc\r", "a b c "),
        ("gpj\u202e.exe\u2066\u200f", "gpj.exe"),
        ("tệp\udcff\x9b\u2028", "tệp   "),
        ("Nghị quyết số 9-NQ/TW – “một” … ½ m² ¹", "Nghị quyết số 9-NQ/TW – “một” … ½ m² ¹"),
    ],
)
def test_nothing_steers_whoever_prints(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_what_is_to_stay_stays() -> None:
    assert printable("a\tb\nc", keep="\t") == "a\tb c"
