"""Whatever is typed, an answer comes, and what it shows is proven."""

import random
import string

from assistant.answers.answer import Status
from assistant.answers.proof.evidence import proven
from assistant.answers.question.lexicon import Lexicon
from assistant.text.normal import fold
from tests.answers.conftest import Asked
from tests.sizes import size

ODD = (
    "năm 2030", "2025-2045", "chỉ tiêu 51", "mục IV", "IV.3.7", "ai", "làm gì", "bao nhiêu", "bao lâu một lần",
    "ngày nào", "tỷ đồng", "UBND tỉnh", "42-CTr/TU", "\u200b", "\ufeff", "%", "[1]", "**", "$value", "{x}", "\\",
    "\x00",
    "<b>", "';--", "🙂", "漢字", "İ", "a\u0301\u0323", "1" * 40, "(", "[", "?" * 20,
)  # fmt: skip


def hostile(words: list[str], luck: random.Random) -> str:
    """Return a question of words of the documents, odd pieces and noise."""
    parts = [
        luck.choice((luck.choice(words), luck.choice(words), luck.choice(ODD), luck.choice(string.printable)))
        for _ in range(luck.randrange(1, 14))
    ]
    text = luck.choice((" ", " ", "")).join(parts)
    return luck.choice((text, text, fold(text), text.upper()))


def test_every_question_ends_in_a_proven_answer(ask: Asked, lexicon: Lexicon) -> None:
    luck = random.Random(57)
    words = [word for holding in ask.holdings for word in holding.clean.split()]
    for _ in range(size("hostile questions")):
        question = hostile(words, luck)
        answer = ask(question, conversation=luck.choice((None, "c")))
        assert answer.text, question
        assert proven(answer.sentences, answer.citations, lexicon) == answer.sentences, question
        if answer.status is not Status.CLARIFY:  # which may name documents that nothing is cited of
            assert bool(answer.sentences) == (answer.status in {Status.ANSWERED, Status.PARTIAL}), question
        used = {n for sentence in answer.sentences for n in sentence.citations}
        assert used == {citation.n for citation in answer.citations}, question
