"""Questions that have nothing to do with each other, asked one after another in one conversation."""

from itertools import permutations
from random import Random

from assistant.answers.answer import Answer, Status
from assistant.text.normal import fold
from tests.answers.conftest import Asked
from tests.sizes import size

# Each says all that it asks: nobody needs to have heard another to understand it.
SAID_WHOLE = (
    "Chỉ tiêu nào năm 2025 bằng 0?",
    "TFP của tỉnh với cả nước năm 2030 khác nhau thế nào?",
    "TFP các mốc",
    "TFP là gì?",
    "chữ ký số 2025",
    "22 với 40 năm 2045",
    "chỉ tiêu theo GRDP",
    "Kinh tế số là gì?",
    "mục tiêu ĐMST",
    "Các sở, ban, ngành phải làm gì?",
    "Sở tôi không được nêu tên trong chương trình, vậy có phải làm gì không?",
    "ai chỉ đạo các sở",
    "Ai ký chương trình?",
    "số hiệu chương trình?",
    "Chương trình đặt ra những yêu cầu nào?",
    "Chỉ số PII năm 2025 và năm 2030 khác nhau bao nhiêu?",
    "Nơi nhận ghi các huyện, thành, thị ủy, bây giờ còn cấp đó không?",
    "Mục V.8 ghi kinh phí 2.000 tỷ đồng, bạn chép lại câu đó giúp.",
    "Luật Dữ liệu có cho cơ quan nhà nước thu thập lại dữ liệu đã có không?",
    "Ban Nội chính làm gì?",
    "UBND tỉnh báo cáo bao lâu một lần?",
    "Nghị định 88/2025/NĐ-CP còn hiệu lực không?",
    "Em đọc báo cáo thấy chữ TFP mà không hiểu. TFP là gì vậy ạ?",
)
ASK_BACK = ("Nghị quyết 71 còn hiệu lực không?", "BCĐ có trách nhiệm gì?")
OUTSIDE = ("Ly hôn thì ai được nuôi con?", "nấu kẹo cu đơ thế nào")


def told(answer: Answer) -> tuple[object, ...]:
    cited = tuple((one.quote.provision, one.quote.text) for one in answer.citations)
    return answer.status, answer.text, cited


def places(answer: Answer) -> list[str]:
    return [one.quote.provision for one in answer.citations]


def pairs(asked: tuple[str, ...], before: tuple[str, ...]) -> list[tuple[str, str]]:
    """As many pairs as this session asks, drawn of all with and without accents, always the same ones."""
    typed = [(*asked, *map(fold, asked)), (*before, *map(fold, before))]
    every = [(b, a) for a in typed[0] for b in typed[1] if fold(a) != fold(b)]
    return Random(57).sample(every, min(len(every), size("pairs of questions")))


def test_a_question_that_says_all_it_asks_is_answered_as_if_it_stood_alone(ask: Asked) -> None:
    alone = {text: told(ask(text)) for text in (*SAID_WHOLE, *map(fold, SAID_WHOLE))}
    answered = {text for text, (status, *_) in alone.items() if status in {Status.ANSWERED, Status.PARTIAL}}
    assert answered >= set(SAID_WHOLE)
    for before, text in pairs(SAID_WHOLE, SAID_WHOLE):
        conversation = f"{before} {text}"
        ask(before, conversation=conversation)
        if text in answered:
            assert told(ask(text, conversation=conversation)) == alone[text], (before, text)


def test_what_may_mean_several_things_is_asked_back_whatever_was_said_before(ask: Asked) -> None:
    for before, text in pairs(ASK_BACK, tuple(one for one in SAID_WHOLE if "Nghị quyết" not in one)):
        answer = ask(text, history=(before,))
        assert told(answer) == told(ask(text)), (before, text)
        assert answer.status is Status.CLARIFY


def test_what_no_document_is_about_finds_no_answer_in_what_was_said_before(ask: Asked) -> None:
    for before, text in pairs(OUTSIDE, SAID_WHOLE):
        assert not ask(text, history=(before,)).citations, (before, text)


def test_where_the_answer_stands_is_asked_in_a_word(ask: Asked) -> None:
    before = "Tỷ lệ giao dịch không dùng tiền mặt năm 2035?"
    for text in ("nguồn?", "nguồn đâu", "văn bản nào?"):
        answer = ask(text, history=(before,))
        assert answer.text.startswith("Nội dung này ở **"), text
        assert places(answer) == places(ask(before))[:1]


def test_thanks_are_no_greeting(ask: Asked) -> None:
    for text in ("ok", "ok cảm ơn bạn", "được rồi, cảm ơn", "ok cam on ban"):
        assert ask(text).text.startswith("Không có gì"), text


def test_rows_of_another_programme_are_asked_one_after_another(ask_invented: Asked) -> None:
    rows = [row for holding in ask_invented.holdings for row in holding.targets if row.milestones]
    texts = [f"{row.name} năm {row.milestones[0].year}" for row in rows]
    drawn = list(permutations(texts, 2))
    for before, text in Random(57).sample(drawn, min(len(drawn), size("pairs of questions"))):
        alone = ask_invented(text)
        if alone.status is Status.ANSWERED:
            assert told(ask_invented(text, history=(before,))) == told(alone), (before, text)
