"""What a term means, as a document itself says: the clause that defines it, and none that merely uses it."""

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from assistant.answers.answer import Answer, Status
from assistant.answers.clauses.definitions import write_definition
from assistant.answers.question.defined import definitions, key_of
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.understand import understand
from assistant.text.normal import fold
from ingest.corpus import build_document
from tests.answers.conftest import Asked
from tests.answers.invented_acts import CARD, acts
from tests.invented import holding

RULES = """CHÍNH PHỦ
Số: 31/2033/NĐ-CP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 03 tháng 02 năm 2033

NGHỊ ĐỊNH
Quy định về lễ hội đua ghe

Điều 1. Giải thích từ ngữ

1. Ghe ngo là ghe dài dùng để đua trong lễ hội.

2. Người đi ghe bao gồm:

a) Người chèo;

b) Người cầm lái.

3. Trưởng ghe, người cầm lái và người gõ nhịp (sau đây gọi chung là ban chèo ghe) có mặt trước giờ đua.

Điều 2. Chèo thuê

Chèo thuê là việc chèo cho ghe của làng khác trong các trường hợp sau đây:

1. Không có tên trong danh sách;

2. Nhận tiền của chủ ghe.

Điều 3. Thời gian tập đua

Thời gian tập đua quy định tại khoản 1 Điều 9 của Luật Lễ hội được xác định như sau:

1. Mỗi ngày không quá 03 giờ.

2. Ngày nghỉ thì không tính.

Điều 4. Đường đua

1. Đường đua gồm hai làn, mỗi làn một ghe ngo.

2. Ghe về sau không là ghe thua nếu bị va.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    folder = tmp_path_factory.mktemp("rules")
    (folder / "31-2033-nd-cp").mkdir()
    (folder / "31-2033-nd-cp" / "source.md").write_text(RULES, encoding="utf-8")
    card = CARD.format(
        id="31-2033-nd-cp",
        number="31/2033/NĐ-CP",
        title="Nghị định quy định về lễ hội đua ghe",
        day="2033-02-03",
    )
    (folder / "31-2033-nd-cp" / "card.toml").write_text(card, encoding="utf-8")
    held = [*acts(folder), build_document(folder / "31-2033-nd-cp")]
    asked = Asked(held, tmp_path_factory.mktemp("home") / "home")
    yield asked
    asked.shelf.close()


def places(answer: Answer) -> list[str]:
    return [citation.quote.provision.partition("/")[2] for citation in answer.citations]


@pytest.mark.parametrize("typed", [str, fold])
@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("Ghe ngo là gì?", ["d1.k1"]),
        ("Thế nào là ghe ngo?", ["d1.k1"]),
        ("“Ghe ngo” trong lễ hội nghĩa là gì?", ["d1.k1"]),
        ("Theo Nghị định 31/2033, ghe ngo được hiểu là gì?", ["d1.k1"]),
        ("Tôi mới về làng, nghe bà con nói mà không rõ. Ghe ngo là gì vậy ạ?", ["d1.k1"]),
        ("Người đi ghe gồm những ai?", ["d1.k2", "d1.k2.a", "d1.k2.b"]),
        ("Cụm từ “ban chèo ghe” chỉ những ai?", ["d1.k3"]),
        ("Ban chèo ghe là những ai?", ["d1.k3"]),
        ("Chèo thuê là gì?", ["d2~1", "d2.k1", "d2.k2"]),
        ("Thời gian tập đua được Nghị định 31 hiểu và tính như thế nào?", ["d3~1", "d3.k1", "d3.k2"]),
    ],
)
def test_the_clause_that_defines_the_term_is_said_whole(
    ask: Asked, question: str, cited: list[str], typed: type[str]
) -> None:
    answer = ask(typed(question))
    assert answer.status is Status.ANSWERED
    assert places(answer) == cited


def test_a_term_that_without_accents_would_point_is_told_by_them(ask: Asked) -> None:
    assert places(ask("Bến đò là gì?")) == ["d2.k1"]
    assert places(ask("Chủ đò là ai?")) == ["d2.k2"]


@pytest.mark.parametrize(
    "question",
    [
        "Làn là gì?",  # a clause uses the word
        "Đường đua là gì?",  # what it consists of is no meaning
        "Ghe về sau là gì?",  # said of what it is not
        "Ghe ngo theo Nghị định 9/2031 là gì?",  # another document defines it
        "Ghe ngo máy là gì?",
        "Ghê ngô là gì?",  # other accents, another word
        "Trưởng ghe là gì?",  # it is only one of those who bear the name
    ],
)
def test_what_no_clause_in_question_defines_is_not_defined(ask: Asked, question: str) -> None:
    with ask.shelf.lend() as edition:
        lexicon = Lexicon(edition)
        asked = understand(edition.reader.mended(question), lexicon.names)
        assert write_definition(asked, lexicon, lexicon.documents) is None


def test_what_asks_for_more_is_no_question_of_meaning(ask: Asked) -> None:
    for question in ("Ghe ngo dài bao nhiêu mét?", "Ai quản lý ghe ngo là gì?", "Khi nào ghe ngo là gì?"):
        assert places(ask(question)) != ["d1.k1"]


def test_any_term_is_found_however_its_clause_is_numbered_and_quoted() -> None:
    """Terms made by chance, in every shape in which documents define."""
    chance = random.Random(57)
    syllables = [f"{c}{v}{e}" for c in "bcghklmnrstvx" for v in "aăâeêiôơu" for e in ("ng", "nh", "p", "m")]
    marks = ("", "1. ", "12. ", "a) ", "đ) ", "“9. ", "- ", "+ ")
    shapes = (
        "{} là điều được đặt ra.",
        "“{}” là điều được đặt ra.",
        "{} (tên tắt) được hiểu là điều ấy.",
        "{} có nghĩa là điều ấy.",
        "{} quy định tại Điều 3 được xác định như sau:",
        "Điều ấy (sau đây gọi tắt là {}) được lập ra.",
        "Điều ấy (sau đây gọi chung là “{}”) được lập ra.",
    )
    one = holding().provisions[1]
    for _ in range(300):
        term = " ".join(chance.sample(syllables, chance.randint(3, 6)))
        text = chance.choice(marks) + chance.choice(shapes).format(term.capitalize())
        found = definitions([replace(one, text=text)])
        assert fold(term) in found, text
        assert key_of(found[fold(term)][0].term) == fold(term)
        assert not definitions([replace(one, text=f"Việc ấy do {term} làm.")])
