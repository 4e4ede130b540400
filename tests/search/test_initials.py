"""Short forms that no table lists, read as a phrase of the library's own texts."""

import random
import string
from collections.abc import Sequence

import pytest

from assistant.library.nouns import Passage
from assistant.library.reference import Abbreviation, Agency, Reference
from assistant.search.initials import Initials
from assistant.search.reader import Reader
from assistant.text.normal import fold

FERRY = (
    "Bến đò ngang chịu sự kiểm tra của Thanh tra đường thủy.",
    "Thanh tra đường thủy kiểm tra bến đò ngang mỗi quý.",
    "Chủ bến đò ngang báo cáo Thanh tra đường thủy.",
    "Đào tạo, bồi dưỡng người lái đò. Việc đào tạo, bồi dưỡng do xã lo; đào tạo, bồi dưỡng mỗi năm.",
    "An toàn bến và phao cứu sinh, an toàn bến và phao cứu sinh, an toàn bến và phao cứu sinh.",
    "Ký, lưu sổ. Ký, lưu sổ. Ký, lưu sổ.",
    "Khám thuyền, sửa thuyền; khám thuyền, sửa thuyền; khám thuyền, sửa thuyền.",
)
MARKET = ("Bình ổn giá nông sản. Trật tự đường thôn, trật tự đường thôn, trật tự đường thôn.",)


def initials(*texts: Sequence[str], listed: Sequence[str] = (), words: Sequence[str] = ()) -> Initials:
    passages = [
        Passage(f"d{n}/{m}", f"d{n}", "", text)
        for n, of_one in enumerate(texts)
        for m, text in enumerate(of_one)
    ]
    return Initials(passages, frozenset(listed), frozenset(words))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Chủ BĐN làm gì?", "Chủ Bến đò ngang làm gì?"),
        ("TTĐT kiểm tra ai?", "Thanh tra đường thủy kiểm tra ai?"),
        ("chu bdn lam gi", "chu ben do ngang lam gi"),
        ("chu BDN lam gi", "chu ben do ngang lam gi"),
        ("việc ĐTBD do ai lo?", "việc đào tạo, bồi dưỡng do ai lo?"),
        ("ATB&PCS là gì?", "an toàn bến và phao cứu sinh là gì?"),
        ("nơi KST là đâu?", "nơi khám sửa thuyền là đâu?"),
    ],
)
def test_the_phrase_that_leads_is_meant(typed: str, meant: str) -> None:
    assert initials(FERRY).written_out(typed).lower() == meant.lower()


@pytest.mark.parametrize(
    "typed",
    [
        "CHỦ BĐN LÀM GÌ",  # all in capitals
        "BD của chủ đò",  # two letters
        "Theo 9/2031/NĐ-BĐN thì sao?",
        "Theo BĐN 9/2031 thì sao?",
        "Theo BĐN số 9-KH thì sao?",
        "mẫu BĐN-2, 3.BĐN, BĐN.2, KH-BĐN, 9BĐN",
        "BDN thì ai kiểm tra?",  # d is not đ where accents were typed
        "chủ Bđn làm gì?",
        "Ai KLS vào sổ?",  # two acts, one of a single syllable
        "TTĐ là gì?",  # always goes on with one more word
        "ABC XYZ",
    ],
)
def test_what_is_no_short_form_of_a_phrase_stays(typed: str) -> None:
    assert initials(FERRY).written_out(typed) == typed


def test_one_of_two_phrases_that_are_alike_in_number_is_not_chosen() -> None:
    assert initials(FERRY, MARKET).written_out("TTĐT làm gì?") == "TTĐT làm gì?"


def test_the_documents_that_are_named_count_first() -> None:
    def named(_: str) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
        return ("d1",), ()

    assert initials(FERRY, MARKET).written_out("TTĐT thế nào?", named) == "trật tự đường thôn thế nào?"
    assert initials(FERRY, MARKET).written_out("BĐN thế nào?", named).lower() == "bến đò ngang thế nào?"


def test_a_name_is_left_alone() -> None:
    assert initials(FERRY).written_out("BĐN và BĐN", lambda _: ((), ((0, 3),))) == "BĐN và bến đò ngang"


def test_what_is_listed_is_read_as_the_table_says() -> None:
    passages = [Passage(f"a/{n}", "a", "", text) for n, text in enumerate(FERRY)]
    known = Reference(
        abbreviations=(Abbreviation("BĐN", "ban đại nông"),),
        agencies=(Agency("so-t", "Sở Thuyền", ("TTĐT",)),),
    )
    reader = Reader(known, passages)
    assert reader.read("chủ BĐN làm gì").text == "chủ ban đại nông làm gì"
    assert reader.mended("TTĐT làm gì") == "TTĐT làm gì"


def test_the_reading_is_told_and_searched() -> None:
    reader = Reader(Reference(), [Passage(f"a/{n}", "a", "", text) for n, text in enumerate(FERRY)])
    mended = reader.mended("kiem tra bdn o dau")
    assert mended == "kiem tra ben do ngang o dau"
    assert reader.told("kiem tra bdn o dau", mended) == "kiểm tra bến đò ngang ở đâu"
    assert reader.read("chủ BĐN").text.lower() == "chủ bến đò ngang"


def test_what_the_texts_print_themselves_is_a_rival() -> None:
    often = ("BĐN có 2 bến. BĐN mở cửa. BĐN đóng cửa.",)
    assert initials(FERRY, often).written_out("chủ BĐN") == "chủ BĐN"


def test_any_phrase_said_often_is_found_by_its_initials_and_nothing_else_changes() -> None:
    """Phrases made by chance, each three times among words that begin otherwise."""
    chance = random.Random(57)
    syllables = [f"{c}{v}{e}" for c in "bcghklmnprstvx" for v in "aiou" for e in ("ng", "nh", "p")]
    for _ in range(200):
        phrase = " ".join(chance.sample(syllables, chance.randint(3, 7)))
        short = "".join(word[0] for word in phrase.split()).upper()
        read = initials(
            [f"1. {phrase}. {a} {phrase}; ({phrase}) {b}" for a, b in [chance.sample(syllables, 2)]]
        )
        if short.lower() in syllables:
            continue
        assert read.written_out(f"hỏi {short} ở đâu") == f"hỏi {phrase} ở đâu"
        assert read.written_out(f"hỏi {phrase} ở đâu") == f"hỏi {phrase} ở đâu"
        assert read.written_out(f"số 5/{short} và {short}-2") == f"số 5/{short} và {short}-2"


def test_whatever_is_typed_is_read_in_its_words() -> None:
    """What stands there is kept or written out letter by letter; no other word is touched."""
    chance = random.Random(5)
    read = initials(FERRY, MARKET)
    signs = string.printable + "đĐÂâ&-/.,ưƯ🙂ßİ\0"
    for _ in range(2000):
        typed = "".join(chance.choices(signs, k=chance.randint(0, 40)))
        assert read.written_out(typed) == typed or fold(typed) != fold(read.written_out(typed))
    assert initials().written_out("BĐN") == "BĐN"
