"""A sentence that a model wrote passes only where its passages prove it."""

import re
import time
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answers.proof.claims.amounts import amounts
from assistant.answers.proof.claims.check import faults, plain_faults
from assistant.answers.proof.claims.moments import moments
from assistant.answers.proof.claims.passages import passage_of
from assistant.answers.question.lexicon import Lexicon
from evals.drafting import drafts_of, report

MARKET = (
    "Sở Xây dựng chủ trì, phối hợp với Công an tỉnh kiểm tra bãi xe của chợ đêm; Ủy ban nhân dân tỉnh quyết định "
    "số quầy tối đa. Hộ kinh doanh có từ 3 người bán trở lên phải đăng ký trong thời hạn 15 ngày làm việc, "
    "trừ hộ chỉ bán hàng theo mùa vụ. Đến năm 2030, tối thiểu 60% quầy thanh toán không dùng tiền mặt; đến năm "
    "2035 là 85%. Không được bán rượu cho người dưới 18 tuổi. Theo Nghị định số 417/2029/NĐ-CP ngày 05/8/2029, "
    "tiền thuê quầy được giảm 50% nếu quầy bán sản phẩm của địa phương."
)
PROVEN = (
    "Sở Xây dựng chủ trì kiểm tra bãi xe chợ đêm, có Công an tỉnh phối hợp.",
    "Ít nhất sáu mươi phần trăm số quầy phải thanh toán không dùng tiền mặt vào năm 2030.",
    "Tới năm 2035, tỷ lệ này phải là 85%.",
    "Hộ có từ 3 người bán trở lên phải đăng ký trong vòng 15 ngày làm việc, trừ hộ chỉ bán theo mùa vụ.",
    "Người chưa đủ 18 tuổi thì quầy không được bán rượu cho.",
    "Tiền thuê quầy được bớt một nửa, miễn là quầy bán sản phẩm của địa phương.",
    "Số quầy tối đa do UBND tỉnh quyết định.",
    "Nghị định 417/2029/NĐ-CP ra ngày 5 tháng 8 năm 2029.",
)
DEFECTS = (
    ("figure", "Ít nhất 65% số quầy phải thanh toán không dùng tiền mặt vào năm 2030."),
    ("figure", "Ít nhất hai phần ba số quầy phải thanh toán không dùng tiền mặt vào năm 2030."),
    ("bound", "Dưới 60% số quầy thanh toán không dùng tiền mặt vào năm 2030."),
    ("unit", "Hộ có từ 3 người bán trở lên phải đăng ký trong vòng 15 tháng, trừ hộ chỉ bán theo mùa vụ."),
    ("unit", "Hộ có từ 3 người bán trở lên phải đăng ký trong vòng 15 ngày, trừ hộ chỉ bán theo mùa vụ."),
    ("date", "Ít nhất 60% số quầy phải thanh toán không dùng tiền mặt vào năm 2031."),
    ("date", "Nghị định 417/2029/NĐ-CP ra ngày 6 tháng 8 năm 2029."),
    ("year_of_figure", "Năm 2035, ít nhất 60% số quầy thanh toán không dùng tiền mặt."),
    ("agency", "Sở Công Thương chủ trì kiểm tra bãi xe chợ đêm."),
    ("agency", "Chủ tịch Ủy ban nhân dân tỉnh quyết định số quầy tối đa."),
    ("document", "Nghị định 471/2029/NĐ-CP giảm 50% tiền thuê quầy nếu quầy bán sản phẩm của địa phương."),
    ("document", "Nghị định 471 giảm tiền thuê quầy."),
    ("role", "Công an tỉnh đứng mũi chịu sào trong việc kiểm tra bãi xe chợ đêm."),
    ("role", "Sở Xây dựng quyết định số quầy tối đa."),
    ("quote", "Quy định ghi “không được bán rượu cho trẻ em”."),
    ("negation", "Quầy được bán rượu cho người dưới 18 tuổi."),
    ("condition", "Tiền thuê quầy được giảm 50%."),
    ("condition", "Hộ kinh doanh có từ 3 người bán trở lên phải đăng ký trong thời hạn 15 ngày làm việc."),
    ("coverage", "Không được bán rượu cho người dưới 18 tuổi và phải lắp camera giám sát quanh bãi đậu."),
    ("name", "Không được bán rượu cho người dưới 18 tuổi ở Đà Lạt."),
    ("characters", "Không được bán rượu cho người dưới 1\u200b8 tuổi."),
    ("length", " "),
    ("nothing", "Không."),
)


@pytest.mark.parametrize("claim", PROVEN)
def test_what_the_passage_proves_passes_in_other_words(lexicon: Lexicon, claim: str) -> None:
    assert faults(claim, [MARKET], lexicon) == ()


@pytest.mark.parametrize(("fault", "claim"), DEFECTS)
def test_what_it_does_not_prove_is_named(lexicon: Lexicon, fault: str, claim: str) -> None:
    assert fault in faults(claim, [MARKET], lexicon)


def test_nothing_is_proven_by_nothing(lexicon: Lexicon) -> None:
    assert "passages" in faults("Không được bán rượu cho người dưới 18 tuổi.", [], lexicon)


def test_a_condition_may_be_said_beside(lexicon: Lexicon) -> None:
    claim = "Tiền thuê quầy được giảm 50%."
    assert faults(claim, [MARKET], lexicon) == ("condition",)
    assert faults(claim, [MARKET], lexicon, beside=["Quầy đó phải bán sản phẩm của địa phương."]) == ()


@pytest.mark.parametrize(
    ("fault", "claim"),
    [
        ("plain_figure", "Người dưới 18 tuổi thì không được bán rượu cho."),
        ("plain_date", "Việc này nói về năm 2030."),
        ("plain_agency", "Ủy ban nhân dân tỉnh quyết định."),
        ("plain_document", "Việc này theo Nghị định 417/2029/NĐ-CP."),
        ("plain_quote", "Nghĩa là “không được bán rượu”."),
    ],
)
def test_plain_words_bring_no_fact(lexicon: Lexicon, fault: str, claim: str) -> None:
    assert fault in plain_faults(claim, [MARKET], lexicon)


def test_plain_words_may_say_what_is_meant(lexicon: Lexicon) -> None:
    assert plain_faults("Quầy không được bán rượu cho trẻ em, người chưa đủ tuổi.", [MARKET], lexicon) == ()


@pytest.mark.parametrize(
    ("said", "value", "unit", "bound"),
    [
        ("tối đa 2,5 triệu đồng", 2_500_000, "đồng", "≤"),
        ("từ 80% trở lên", 80, "%", "≥"),
        ("không dưới hai mươi lăm ngày", 25, "ngày", "≥"),
        ("một nửa", 50, "%", ""),
        ("gấp đôi", 2, "lần", ""),
        ("không được dùng quá 12 năm", 144, "tháng", ""),
        ("nửa năm", 6, "tháng", ""),
        ("chưa đủ 16 tuổi", 16, "tuổi", "<"),
        ("55 tỷ USD", 55e9, "usd", ""),
    ],
)
def test_figures_are_read_with_unit_and_bound(said: str, value: float, unit: str, bound: str) -> None:
    (found,) = amounts(said)
    assert (found.value, found.unit, found.bound) == (pytest.approx(value), unit, bound)


def test_dates_are_read_alike_however_they_are_written() -> None:
    short, long = moments("10/5/2025"), moments("ngày 10 tháng 5 năm 2025")
    assert [(m.day, m.month, m.year) for m in (*short, *long)] == [(10, 5, 2025)] * 2


@pytest.fixture(scope="module")
def sentences(lexicon: Lexicon) -> list[tuple[str, str]]:
    """Return sentences of the library's provisions with the passages they stand in."""
    return [
        (sentence.strip(), passage_of(p.id, lexicon))
        for document in lexicon.documents
        for p in lexicon.library.provisions(document)
        if p.kind in {"statement", "bullet", "clause", "point"} and '"' not in p.text and "“" not in p.text
        for sentence in re.split(r"(?<=[.;])\s+|\n", p.text)
        if 30 < len(sentence) < 900
    ]


@settings(deadline=None)
@given(data=st.data())
def test_the_passages_own_sentence_has_no_fault_and_one_with_another_digit_has(
    lexicon: Lexicon, sentences: list[tuple[str, str]], data: st.DataObject
) -> None:
    sentence, passage = data.draw(st.sampled_from(sentences))
    assert faults(sentence, [passage], lexicon) == ()
    places = [m.start() for m in re.finditer("[0-9]", sentence)]
    if places:
        place = data.draw(st.sampled_from(places))
        digit = data.draw(st.sampled_from([d for d in "123456789" if d != sentence[place]]))
        assert faults(f"{sentence[:place]}{digit}{sentence[place + 1 :]}", [passage], lexicon)


@settings(deadline=None)
@given(data=st.data())
def test_a_body_that_is_not_there_is_a_fault(
    lexicon: Lexicon, sentences: list[tuple[str, str]], data: st.DataObject
) -> None:
    sentence, passage = data.draw(st.sampled_from(sentences))
    body = data.draw(
        st.sampled_from(["Bộ Thủy lợi và Hải đảo", "Sở Canh nông", "Ủy ban Thống nhất toàn quốc"])
    )
    assert "agency" in faults(f"{sentence.rstrip(' .;')}, theo {body}.", [passage], lexicon)


@pytest.mark.parametrize(("one", "other"), [("2030", "2035"), ("60", "85")])
def test_two_figures_or_years_swapped_are_a_fault(lexicon: Lexicon, one: str, other: str) -> None:
    claim = "Đến năm 2030, tối thiểu 60% quầy thanh toán không dùng tiền mặt; đến năm 2035 là 85%."
    assert faults(claim, [MARKET], lexicon) == ()
    swapped = claim.replace(one, "#").replace(other, one).replace("#", other)
    assert faults(swapped, [MARKET], lexicon)


HOSTILE = (
    "\u200b\u200d\u2060\ufeff\u202e\u202d\u2066\u2069\u00ad\u0335\u0660\u06f8\uff18²⑧Ⅷ½аοе８𝟴\u0301\x00\t"
)


@settings(deadline=None)
@given(data=st.data())
def test_hostile_text_never_carries_a_figure_that_is_not_there(lexicon: Lexicon, data: st.DataObject) -> None:
    noise = data.draw(st.text(alphabet=HOSTILE, min_size=1, max_size=5))
    form = data.draw(st.sampled_from(["NFC", "NFD", "NFKC"]))
    claim = "Không được bán rượu cho người dưới 28 tuổi."
    place = data.draw(st.integers(0, len(claim)))
    assert faults(unicodedata.normalize(form, f"{claim[:place]}{noise}{claim[place:]}"), [MARKET], lexicon)


@pytest.mark.parametrize(
    "piece", ["a", "1 ", "1.", "không ", "nếu ", "“", "Sở ", "năm 2030, 60%; ", "\u202e8", "trừ hộ có "]
)
def test_long_text_takes_no_long_time(lexicon: Lexicon, piece: str) -> None:
    long = (piece * 20_000)[:20_000]
    begun = time.process_time()
    assert faults(long, [MARKET], lexicon) == ("length",)
    faults("Không được bán rượu cho người dưới 18 tuổi.", [long], lexicon)
    assert time.process_time() - begun < 5


DRAFTS = Path(__file__).parents[2] / "evals" / "drafts"
# Of each kind of lie in lies.toml, written without sight of the check, so many of thirty are caught.
CAUGHT = {
    "agency": 27,
    "condition": 22,
    "document_number": 28,
    "figure": 27,
    "foreign_quote": 30,
    "invented": 24,
    "lead_role": 25,
    "negation": 27,
    "unit": 26,
    "year": 28,
}
FALSE_ALARMS = 90
"""Of 300 honest drafts no more than so many are dropped; what is dropped is said in the clause's own words."""


def test_drafts_of_others_are_told_apart(lexicon: Lexicon) -> None:
    drafts = [one for name in ("lies", "honest") for one in drafts_of(DRAFTS / f"{name}.toml", lexicon)]
    judged = [(one, faults(one.text, one.passages, lexicon)) for one in drafts]
    caught = Counter(one.defect for one, failed in judged if failed)
    assert Counter(one.defect for one in drafts) == {None: 300, **dict.fromkeys(CAUGHT, 30)}
    assert {kind: caught[kind] for kind, least in CAUGHT.items() if caught[kind] < least} == {}
    assert caught[None] <= FALSE_ALARMS
    assert any("false alarms" in line for line in report(judged))


def test_drafts_that_were_seen_are_judged_as_before(lexicon: Lexicon) -> None:
    files = sorted((DRAFTS / "seen").glob("*.toml"))
    judged = [
        (one, faults(one.text, one.passages, lexicon)) for file in files for one in drafts_of(file, lexicon)
    ]
    lies = [bool(failed) for one, failed in judged if one.defect]
    honest = [bool(failed) for one, failed in judged if not one.defect]
    assert sum(lies) >= 0.92 * len(lies)
    assert sum(honest) <= 0.22 * len(honest)
