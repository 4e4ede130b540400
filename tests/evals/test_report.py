"""What a run leaves behind: figures, lines of JSON, and a page that needs nothing else."""

import json
from pathlib import Path

import pytest

from assistant.answers.answer import Status
from evals import gazette
from evals.examinations import Result, examinations
from evals.figures import Pairing, figures_of, pairings
from evals.questions import FULL, Question
from evals.record import Record
from evals.reply import Reply
from evals.report import section_of, write_lines, write_page
from evals.respondents import PLAIN_BM25, PRODUCT
from evals.respondents.provisions import cite
from evals.score import judge
from evals.tables import figures_table, pairings_table, ratios_table
from tests.evals.cases import DOCUMENT, INDEX, POVERTY

SCRIPT = "<script>alert(1)</script>"


def result(question: Question, text: str, status: Status, record: Record, *places: str) -> Result:
    reply = Reply(
        status, text, tuple(cite(record.provisions[f"{DOCUMENT}/{one}"]) for one in places), took_ms=2.0
    )
    return Result(question, "product", reply, judge(question, reply, record))


def typed(question: Question, style: str, pair: str = "a") -> Question:
    return Question("id", question.kind, style, pair, "cases", question.ask, says=("2030",))


@pytest.fixture
def results(record: Record) -> list[Result]:
    return [
        result(INDEX, "≥ 0.68 vào năm 2030.", Status.ANSWERED, record, "PL.46", "PL~1"),
        result(INDEX, f"Không thấy. {SCRIPT}", Status.NOT_FOUND, record),
        result(POVERTY, "Không thấy.", Status.NOT_FOUND, record),
    ]


def test_figures_count_each_thing_over_its_own(results: list[Result]) -> None:
    figures = figures_of(results)
    assert (figures.n, figures.wrong) == (3, 0)
    assert (figures.right, figures.missed) == (200 / 3, 100 / 3)
    assert (figures.citation_right, figures.precision, figures.coverage) == (100, 100, 50)
    assert (figures.abstention_right, figures.over_abstention, figures.p95_ms) == (100, 50, 2)
    assert figures_of([]).right is None


def test_styles_are_paired_with_the_same_question(record: Record) -> None:
    right, wrong = "2030", "2035"
    held = [
        (FULL, "a", right), ("terse", "a", wrong),
        (FULL, "b", right), ("terse", "b", right),
        (FULL, "c", wrong), ("terse", "c", right),
        (FULL, "d", right), ("slip", "e", right),
    ]  # fmt: skip
    results = [result(typed(INDEX, style, pair), text, Status.ANSWERED, record) for style, pair, text in held]
    assert pairings(results) == (Pairing("terse", pairs=3, right_full=2, right=2, lost=1, gained=1),)


def test_tables_line_up(results: list[Result]) -> None:
    figures = figures_of(results)
    tables = (
        figures_table("kind", {"cell": figures, "a longer name": figures}),
        ratios_table("times", {"cell": figures}, figures),
        pairings_table([Pairing("slip", 1, 1, 0, 1, 0)]),
    )
    for table in tables:
        assert len({len(line) for line in table.splitlines()}) == 1
    assert "66.7" in tables[0]
    assert "×1.00" in tables[1]


def test_every_result_is_a_line(results: list[Result], tmp_path: Path) -> None:
    write_lines(tmp_path / "new" / "lines.jsonl", results)
    lines = [json.loads(line) for line in (tmp_path / "new" / "lines.jsonl").read_text("utf-8").splitlines()]
    assert [line["judgement"]["outcome"] for line in lines] == ["right", "missed", "right"]
    assert lines[0]["reply"]["cited"][0]["provision"] == f"{DOCUMENT}/PL.46"
    assert lines[0]["question"]["says"] == ["≥ 0.68", "2030"]


def test_the_page_stands_alone(results: list[Result], record: Record, tmp_path: Path) -> None:
    section = section_of("kho", {PRODUCT: results[1:2], PLAIN_BM25: results[1:2]}, record)
    path = tmp_path / "report.html"
    write_page(path, [section], titles={"product": "Trợ lý 57"}, at="24/11/2026")
    page = path.read_text(encoding="utf-8")
    assert SCRIPT not in page
    assert "&lt;script&gt;" in page
    assert not [
        part for part in ("<script", "http:", "https:", "<link", "<img", "@import", "url(") if part in page
    ]
    assert record.provisions[f"{DOCUMENT}/PL.46"].label in page
    assert page.count('class="reply missed"') == 2


def test_a_library_that_is_not_there_is_skipped_and_told(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(gazette, "FILES", tmp_path)
    asked = Question("id", "article", FULL, "cases/id", "cases", "Điều 1?", documents=("893-qd-ttg-2026",))
    (examination,) = examinations([asked, INDEX], published)
    assert examination.questions == (INDEX,)
    assert "1 questions skipped: there is no file of 893-qd-ttg-2026" in capsys.readouterr().out


def test_a_place_that_a_library_lacks_is_nobodys_to_cite(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = (f"{DOCUMENT}/PL.46", f"{DOCUMENT}/d1.k1")
    asked = Question("id", "cell", FULL, "cases/id", "cases", "?", places=places)
    (examination,) = examinations([asked], published)
    assert examination.questions[0].places == places[:1]
    assert "lacks 1 gold places" in capsys.readouterr().out
