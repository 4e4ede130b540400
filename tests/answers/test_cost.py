"""What is made or read once is not made again for each question, and what is quick finds what is plain."""

import re
import unicodedata
from importlib import import_module
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answers.question.terms import says, without_phrases
from assistant.search.vectors import Vectors
from assistant.text.normal import fold, has_accents
from assistant.wording import words
from tests.answers.conftest import Asked

QUESTIONS = (
    "Chỉ số chuyển đổi số cấp tỉnh năm 2030 là bao nhiêu?",
    "Ban Nội chính làm gì?",
    "ai chu tri tuyen truyen",
    "Xin chào",
    "Chương trình có hiệu lực từ khi nào?",
    "Cảm ơn bạn nhiều nhé",
)
MOST_PATTERNS = 5
"""So many patterns may be made for one question: they are of its own words."""
SAID = st.lists(
    st.sampled_from(
        [*words("questions.amount"), *words("questions.whose"), *words("questions.asking"), "AI", "5G"]
    ),
    max_size=6,
).map(" ".join)
WORD = r"[\w.]+"
KEYS = st.sampled_from(["amount", "whose", "duties", "when"])


def test_a_question_makes_no_pattern_that_is_not_of_its_own_words(
    ask: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    for question in QUESTIONS:
        ask(question)
    made: list[str] = []
    sre = import_module("re._compiler")
    compile_ = sre.compile
    monkeypatch.setattr(sre, "compile", lambda p, flags=0: made.append(p) or compile_(p, flags))
    re.purge()  # what module and call share keeps few patterns, and other questions push them out
    for question in QUESTIONS:
        ask(question)
    long = [pattern for pattern in made if len(pattern) > 1000]
    assert not long
    assert len(made) <= MOST_PATTERNS * len(QUESTIONS)


def test_vectors_are_read_once_whichever_documents_are_asked(
    ask: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[object] = []
    of_documents = Vectors.of_documents
    monkeypatch.setattr(
        Vectors, "of_documents", lambda self, among: read.append(among) or of_documents(self, among)
    )
    with ask.shelf.lend() as edition:
        documents = [one.id for one in edition.library.documents() if one.may_answer][:5]
        for two in combinations(documents, 2):
            edition.search("chuyển đổi số", documents=two)
    assert len(read) <= 1


@given(st.text(max_size=60))
def test_accents_and_marks_are_taken_off_whatever_is_typed(text: str) -> None:
    bare = unicodedata.normalize("NFD", text.lower().translate(dict.fromkeys(map(ord, "đðɖ"), "d")))
    bare = "".join(c for c in bare if not unicodedata.combining(c))
    assert fold(text) == bare
    assert has_accents(text) == (bare != unicodedata.normalize("NFC", text).lower())


@given(SAID, KEYS)
def test_a_phrase_is_found_exactly_where_it_stands(text: str, key: str) -> None:
    spoken = re.sub(r"\b[A-ZĐ]{2,}\b", " ", text) if not text.isupper() else text
    spoken = spoken.lower() if has_accents(text) else fold(spoken)
    phrases = [one.lower() if has_accents(text) else fold(one) for one in words(f"questions.{key}")]
    padded = f" {' '.join(re.findall(WORD, spoken))} "
    found = [one for one in phrases if f" {one} " in padded]
    assert says(text, f"questions.{key}") == bool(found)


@given(SAID, KEYS)
def test_phrases_are_taken_out_the_longest_first(text: str, key: str) -> None:
    text = text.replace("AI", "").replace("5G", "")
    accented = has_accents(text)
    rest = text.lower() if accented else fold(text)
    for phrase in sorted(words(f"questions.{key}"), key=len, reverse=True):
        spelt = re.escape(phrase.lower() if accented else fold(phrase))
        rest = re.sub(rf"(?<!\w){spelt}(?!\w)", " ", rest)
    assert without_phrases(text, (key,)) == rest
