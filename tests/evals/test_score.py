"""The judge is tried before it is believed: on replies written by hand, on respondents that must fail, on noise."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answers.answer import Status
from evals.examinations import Result
from evals.figures import figures_of
from evals.phrases import figures, normal, says
from evals.questions import FULL, Question, read_questions
from evals.record import Record
from evals.reply import Cited, Reply
from evals.respondents.provisions import cite
from evals.respondents.respondent import Ask
from evals.respondents.silly import abstain, dump, wrong_cell
from evals.score import ABSTAINING, SAYING, Outcome, judge
from tests.evals.cases import CASES, CELL, COVERAGE, DOCUMENT, INDEX, Case, asked

REAL = tuple(question for question in read_questions("targets", "programme") if question.style == FULL)
EVERY = tuple(one for one in read_questions() if one.style == FULL and not one.documents)


def replied(case: Case, record: Record) -> Reply:
    return Reply(
        case.status,
        case.text,
        tuple(cite(record.provisions[f"{DOCUMENT}/{place}"]) for place in case.places),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_judge_comes_to(case: Case, record: Record) -> None:
    judgement = judge(case.question, replied(case, record), record)
    assert judgement.outcome is case.outcome, judgement.reasons
    assert bool(judgement.reasons) is (judgement.outcome is not Outcome.RIGHT)


@pytest.mark.parametrize(
    ("text", "phrase", "there"),
    [
        ("đạt 95%", "5%", False),
        ("đạt 5 %", "5%", True),
        ("đạt 0,5%", "5%", False),
        ("mục 51", "1", False),
        ("mục 5.1", "1", False),
        ("1.000 người", "1", False),
        ("≥80%", "≥ 80%", True),
        ("≥ 80%", "80%", False),
        ("= 20%", "20%", True),
        ("tối thiểu 80%", "≥ 80%", True),
        ("tối thiểu 80%", "80%", True),
        ("không quá 20", "≤ 20", True),
        ("40%–50%", "40% - 50%", True),
        ("số hoá hồ sơ", "số hóa", True),
        ("số hóa", "số hoa", False),
        ("2 % GRDP", "2% GRDP", True),
        ("phản biện", "phản", True),
        ("trách nhiệm", "trách nhiệ", False),
        ("95% [5]", "5", False),
    ],
)
def test_phrases_end_where_words_and_numbers_end(text: str, phrase: str, there: bool) -> None:
    assert says(normal(text), phrase) is there


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1. Theo 42-CTr/TU (Mục V.4-1), 5G đạt ≥ 1,50% [3]", {"42-ctr/tu", "1", "1.50%"}),
        ("xem 13/2023/NĐ-CP và Luật số 93/2025/QH15", {"13/2023/nđ-cp", "93/2025/qh15"}),
        ("ngày 10 tháng 4 năm 2025", {"10/4/2025", "10/4", "4/2025", "2025"}),
        ("10/04/2025", {"10/4/2025", "10/4", "4/2025", "2025"}),
        ("tháng 4/2025, ngày 10/4", {"4/2025", "2025", "10/4"}),
        ("0.68 năm 2030, 15/63 tỉnh", {"0.68", "2030", "15", "63"}),
        ("01-02 trong giai đoạn 2025 - 2030", {"1", "2", "2025", "2030"}),
    ],
)
def test_figures_are_numbers_dates_and_document_numbers(text: str, found: set[str]) -> None:
    assert figures(normal(text)) == found


def test_citations_are_held_against_the_text(record: Record) -> None:
    row, head = (cite(record.provisions[f"{DOCUMENT}/{place}"]) for place in CELL)
    said = "≥ 0.68 vào năm 2030."
    shifted = Cited(row.provision, row.text, row.start + 1, row.end + 1)
    other = cite(record.provisions[f"{DOCUMENT}/V.9"])
    whole = judge(INDEX, Reply(Status.ANSWERED, said, (row, head, other)), record)
    assert (whole.cited_right, whole.coverage, whole.precision) == (True, 1.0, 2 / 3)
    assert judge(INDEX, Reply(Status.ANSWERED, said, (shifted,)), record).cited_right is False
    silent = judge(INDEX, Reply(Status.NOT_FOUND, "Không thấy."), record)
    assert (silent.cited_right, silent.coverage, silent.precision, silent.abstained) == (
        None,
        0.0,
        None,
        True,
    )


def test_what_stands_below_a_place_cites_it(record: Record) -> None:
    question = asked("duties", "Ban Chỉ đạo tỉnh làm gì?", places=("V.1",), says=("ban hành các chiến lược",))
    below = cite(record.provisions[f"{DOCUMENT}/V.1-1"])
    judgement = judge(question, Reply(Status.ANSWERED, "Ban hành các chiến lược.", (below,)), record)
    assert (judgement.outcome, judgement.precision) == (Outcome.RIGHT, 1.0)


def told_the_gold(question: Question, record: Record) -> Reply:
    """What somebody says who knows the gold and nothing else."""
    saying = next((one for one in question.expect if one in SAYING), None) if question.answerable else None
    if saying is None:
        return Reply(question.expect[0], "Không thấy.")
    said = "\n".join(phrase.partition("|")[0] for phrase in question.says) or "Có."
    return Reply(saying, said, tuple(cite(record.provisions[place]) for place in question.places))


def test_whoever_says_the_gold_is_right(record: Record) -> None:
    judged = {one.name: judge(one, told_the_gold(one, record), record) for one in EVERY}
    assert not {name: one.reasons for name, one in judged.items() if one.outcome is not Outcome.RIGHT}


@pytest.mark.parametrize(("silly", "most"), [(wrong_cell, 5), (dump, 1), (abstain, 0)])
def test_whoever_must_fail_fails(silly: Callable[[Record], Ask], most: float, record: Record) -> None:
    ask = silly(record)
    answerable = [one for one in REAL if one.answerable and ABSTAINING.isdisjoint(one.expect)]
    results = [Result(one, "silly", reply := ask(one), judge(one, reply, record)) for one in answerable]
    right = figures_of(results).right
    assert right is not None
    assert right <= most, [
        result.question.name for result in results if result.judgement.outcome is Outcome.RIGHT
    ]


@given(text=st.text(), status=st.sampled_from(Status), places=st.lists(st.text(max_size=9), max_size=4))
def test_no_reply_breaks_the_judge(text: str, status: Status, places: list[str], record: Record) -> None:
    cited = tuple(Cited(place, text, -1, len(text)) for place in places)
    for question in (INDEX, COVERAGE, *REAL[-1:]):
        judgement = judge(question, Reply(status, text, cited), record)
        assert judgement.outcome is not Outcome.RIGHT or status in question.expect


@given(
    text=st.lists(
        st.sampled_from(["≥ 0.68", "0.7", "năm", "2030", "2035", "[1]", "80 %", "\n1. ", "**", "≥", "|"])
    ),
)
def test_writing_it_otherwise_changes_nothing(text: list[str], record: Record) -> None:
    said = " ".join(text)
    marked = "  ".join(f"**{word}**[2]" if word.isalnum() else word for word in text)
    outcomes = {judge(INDEX, Reply(Status.ANSWERED, one), record).outcome for one in (said, marked)}
    assert len(outcomes) == 1
