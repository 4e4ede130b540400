"""Sentences turned into questions: what a question asks for is taken out and a question word put in its place."""

import re
from collections.abc import Sequence

import numpy as np

_CAPITAL = "A-ZĐÀ-ỸĂÂÊÔƠƯ"
_NAME = rf"[{_CAPITAL}]\w+(?: [{_CAPITAL}]\w*)+"
_WHEN = ("khi nào", "năm nào", "thời gian nào", "lúc nào", "vào năm nào", "từ khi nào", "ngày nào")
_MANY = ("bao nhiêu", "mấy", "là bao nhiêu", "tối đa bao nhiêu", "khoảng bao nhiêu")
_WHERE = ("ở đâu", "tại đâu", "nơi nào", "ở nước nào", "ở thành phố nào", "địa điểm nào")
_WHY = ("vì sao", "tại sao", "do đâu", "nguyên nhân nào", "lý do gì", "vì lý do nào")
_AIM = ("để làm gì", "nhằm mục đích gì", "mục đích gì", "để đạt được điều gì")
_WHO = ("ai", "do ai", "người nào", "nhân vật nào", "cơ quan nào", "tổ chức nào", "cái gì", "gì")
_WHAT = ("là gì", "là ai", "là những gì", "được hiểu như thế nào", "nghĩa là gì", "gồm những gì")
_HOW = ("như thế nào", "ra sao", "thế nào", "bằng cách nào", "như thế nào thì được", "có đúng không")
_LOOSE = (
    "gì",
    "nào",
    "những gì",
    "như thế nào",
    "ra sao",
    "có được không",
    "có phải không",
    "hay không",
    "ai",
)

# What is asked for, and the words that ask for it. The order is nobody's preference: one that fits is drawn.
_ASKED: tuple[tuple[re.Pattern[str], Sequence[str]], ...] = (
    (
        re.compile(
            r"(?:[Vv]ào )?(?:[Nn]gày \d+(?: tháng \d+)?(?: năm \d+)?|[Tt]háng \d+ năm \d+|[Nn]ăm \d{3,4})"
        ),
        _WHEN,
    ),
    (re.compile(r"\d[\d.,]*(?: (?:triệu|tỷ|tỉ|nghìn|ngàn|phần trăm))?%?"), _MANY),
    (re.compile(rf"(?:[Tt]ại|[Ởở]) {_NAME}"), _WHERE),
    (re.compile(r"(?<=[\s,])(?:vì|bởi vì|do|bởi|nhờ) (?:\w+ ){2,8}\w+"), _WHY),
    (re.compile(r"(?<=[\s,])(?:để|nhằm) (?:\w+ ){2,8}\w+"), _AIM),
    (re.compile(rf"(?<=\s){_NAME}"), _WHO),
    (re.compile(r"(?<=\s)là (?:\w+ ){2,10}\w+"), _WHAT),
    (re.compile(r"(?<=\s)bằng (?:\w+ ){1,5}\w+"), _HOW),
)


def question_of(sentence: str, luck: np.random.Generator) -> str:
    """Return a question that `sentence` answers, in words of its own; not always a grammatical one."""
    fitting = [(pattern, words) for pattern, words in _ASKED if pattern.search(sentence)]
    if fitting:
        pattern, words = fitting[int(luck.integers(len(fitting)))]
        places = list(pattern.finditer(sentence))
        place = places[int(luck.integers(len(places)))]
        before, after = sentence[: place.start()].split(), sentence[place.end() :].split()
    else:
        words = _LOOSE
        before, after = sentence.split(), []
    reach = int(luck.integers(4, 13))
    ahead = int(luck.integers(reach + 1)) if after else reach
    kept = [
        *before[max(0, len(before) - ahead) :],
        words[int(luck.integers(len(words)))],
        *after[: reach - ahead],
    ]
    return " ".join(kept)
