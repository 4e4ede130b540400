"""The paraphrases really paraphrase, what is typed is what was meant, and both lead to provisions of the library."""

import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from assistant.places import data_folder
from assistant.text.normal import fold, words
from evals.paraphrases.rows import STYLES, Typed, read_paraphrases, read_typed
from evals.paraphrases.sharing import common, shared
from evals.questions import QuestionInvalid
from evals.record import Record

RELAXED_AT_MOST = 0.2
GOOD = '[[question]]\nid = "a-1"\nwho = "farmer"\nask = "Mô?"\ngold = ["x/1"]\n'


def test_there_are_enough_of_each() -> None:
    assert len(read_paraphrases()) >= 200
    assert Counter(one.style for one in read_typed()) == dict.fromkeys(STYLES, 20)


def test_no_question_is_asked_twice() -> None:
    for rows in (read_paraphrases(), read_typed()):
        assert [ask for ask, count in Counter(one.ask for one in rows).items() if count > 1] == []


def test_the_gold_is_in_the_library(record: Record) -> None:
    gold = {id_ for one in (*read_paraphrases(), *read_typed()) for id_ in one.gold}
    assert sorted(gold - record.provisions.keys()) == []


def test_no_clause_and_no_document_carries_the_set() -> None:
    gold = [id_ for one in read_paraphrases() for id_ in set(one.gold)]
    assert [id_ for id_, count in Counter(gold).items() if count > 3] == []
    assert len({id_.split("/")[0] for id_ in gold}) >= 20


def test_a_paraphrase_shares_no_content_syllable_with_its_gold(record: Record) -> None:
    everywhere = common([provision.text for provision in record.provisions.values()])
    both = {
        (one.id, id_): shared(one.ask, record.provisions[id_].text)
        for one in read_paraphrases()
        for id_ in one.gold
    }
    assert {row: sorted(syllables) for row, syllables in both.items() if syllables - everywhere} == {}
    relaxed = {id_ for (id_, _), syllables in both.items() if syllables}
    sys.stdout.write(
        f"{len(relaxed)} of {len(read_paraphrases())} share a syllable that every fifth provision has\n"
    )
    assert len(relaxed) <= RELAXED_AT_MOST * len(read_paraphrases())


def test_what_is_shared_is_seen_through_accents_and_small_words() -> None:
    assert shared("Bán ở chợ được bao nhiêu?", "trên địa bàn, được") == {"ban"}
    assert shared("Bạn có thể cho mình biết tỷ lệ năm 2030 không?", "cụ thể, tỷ lệ năm 2030 của bản này") == {
        "the"
    }
    assert shared("Tiêu tiền cho chỉ tiêu nào?", "mục tiêu, chỉ tiêu") == {"tieu"}
    assert shared("Chỉ tiêu bao nhiêu?", "mục tiêu, chỉ tiêu") == frozenset()


def test_common_means_more_than_a_share_of_the_texts() -> None:
    assert common(["công nghệ", "công ty", "làng", "chợ"], share=0.25) == {"cong"}


def test_what_is_typed_differs_from_the_full_question_as_its_style_says() -> None:
    known = {entry["short"] for entry in _abbreviations()}
    odd = [one.id for one in read_typed() if not _fits(one, known)]
    assert odd == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (GOOD + GOOD, "given twice"),
        (GOOD + "note = 1\n", "the keys are"),
        (GOOD.replace('["x/1"]', "[]"), "`gold` must be"),
        (GOOD.replace("Mô?", " "), "none empty"),
        (GOOD.replace("[[question]]", "[[row]]"), "expected only"),
    ],
)
def test_a_row_nobody_understands_is_refused(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "one.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(QuestionInvalid, match=told):
        read_paraphrases(path)


def _fits(one: Typed, abbreviations: set[str]) -> bool:
    if one.style == "no_accents":
        return one.ask == fold(one.full).rstrip("?") and one.ask.isascii()
    if one.style == "abbreviated":
        return bool(abbreviations & set(words(one.ask))) and len(one.ask) < len(one.full)
    return one.ask != one.full and (
        _unspaced(one.ask) == _unspaced(one.full) or _one_letter_off(one.ask, one.full)
    )


def _unspaced(text: str) -> str:
    return text.replace(" ", "")


def _one_letter_off(typed: str, meant: str) -> bool:
    longer, shorter = sorted((typed, meant), key=len, reverse=True)
    if len(longer) == len(shorter):
        return sum(a != b for a, b in zip(longer, shorter, strict=True)) == 1
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def _abbreviations() -> list[dict[str, str]]:
    tables = tomllib.loads((data_folder("corpus") / "abbreviations.toml").read_text(encoding="utf-8"))
    return [entry for table in tables.values() for entry in table]
