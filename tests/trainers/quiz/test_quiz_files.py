"""The files of a quiz, read back by readers of their own: the same questions and right answers."""

import csv
import re
from dataclasses import replace
from io import BytesIO, StringIO

import pytest

from assistant.answers.answer import Quote
from assistant.library.nouns import Span
from bot.exports.paper import Break, Grid, Line
from bot.trainers.quiz.drawing import draw
from bot.trainers.quiz.files.comma import comma
from bot.trainers.quiz.files.gift import gift
from bot.trainers.quiz.files.paper import paper
from bot.trainers.quiz.files.proving import told
from bot.trainers.quiz.item import Item, Kind, Level
from bot.trainers.quiz.marking import mark
from bot.trainers.quiz.quiz import Quiz, Wish
from bot.trainers.quiz.text import key_of
from tests.trainers.quiz.conftest import Room

ESCAPED = re.compile(r"\\(.)")
# What an author of a document could write to break the file.
HOSTILE = "%50%a~b =c #d {e} f: g\\n -> h\x00*\n\n::i::"


def unescaped(text: str) -> str:
    text = ESCAPED.sub(lambda found: {"n": "\n"}.get(found[1], found[1]), text.strip())
    return text.replace("\N{WORD JOINER}", "")


def as_written(text: str) -> str:
    """Return a text as GIFT can hold it: no controls, no blank lines, single spaces."""
    lines = (" ".join(line.replace("\x00", " ").split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def parted(text: str, sign: str) -> list[str]:
    return re.split(rf"(?<!\\){sign}", text)


def read_back(text: str) -> tuple[str, list[dict[str, object]]]:
    """Read GIFT as Moodle does: blocks between blank lines, control characters but where they are escaped."""
    category, *blocks = [block for block in text.split("\n\n") if block.strip()]
    found = []
    for block in blocks:
        heads, body = parted(block, r"\{")
        body, end = parted(body, r"\}")
        assert not end.strip()
        name, stem = re.fullmatch(r"::(.*?)(?<!\\)::\[plain\](.*)", heads, re.DOTALL).groups()  # type: ignore[union-attr]
        answers, feedback = body.split("####")
        found.append(
            {"name": unescaped(name), "stem": unescaped(stem), "feedback": unescaped(feedback)}
            | right_of(answers)
        )
    return category, found


def right_of(answers: str) -> dict[str, object]:
    answers = answers.strip()
    if answers in {"TRUE", "FALSE"}:
        return {"truth": answers == "TRUE"}
    if re.search(r"(?<!\\)~", answers):
        # Behind "=" a weight would be a part of the text.
        _, *pieces = parted(answers, r"(=|~(?:%-?[\d.]+%)?)")
        weights = [100.0 if sign == "=" else float(sign.strip("~%") or 0) for sign in pieces[::2]]
        texts = map(unescaped, pieces[1::2])
        return {"weights": dict(zip(texts, weights, strict=True))}
    texts = parted(answers, "=")[1:]
    if "->" in answers:
        pairs = [one.split("->", 1) for one in texts]
        return {"pairs": [(unescaped(left), unescaped(right)) for left, right in pairs]}
    return {"accepted": [unescaped(re.sub(r"^%100%", "", one.strip())) for one in texts]}


def agrees(item: Item, read: dict[str, object]) -> bool:
    """Tell whether what was read has the item's options, and its right answer and no other."""
    options = list(map(as_written, item.options))
    match item.kind:
        case Kind.TRUTH:
            return read["truth"] == (options[item.key[0]] == "Đúng")
        case Kind.FILL:
            ways = read["accepted"]
            assert isinstance(ways, list)
            return set(map(as_written, item.accepted)) <= set(ways) and all(
                mark(item, one).right for one in ways
            )
        case Kind.MATCH:
            left = map(as_written, item.left)
            return read["pairs"] == list(zip(left, (options[at] for at in item.key), strict=True))
        case Kind.ORDER:
            pairs = read["pairs"]
            assert isinstance(pairs, list)
            return [text for text, _ in sorted(pairs, key=lambda pair: int(pair[1]))] == [
                options[at] for at in item.key
            ]
    weights = read["weights"]
    assert isinstance(weights, dict)
    right = [weights[options[at]] for at in item.key]
    wrong = [weights[one] for n, one in enumerate(options) if n not in item.key]
    if item.kind is Kind.SINGLE:
        return right == [100.0] and set(wrong) == {0.0}
    return list(weights) == options and sum(right) == pytest.approx(100, abs=0.01) and max(wrong) < 0


@pytest.fixture(scope="module")
def quiz(corpus_room: Room) -> Quiz:
    return draw(corpus_room.pool, corpus_room.topics, Wish(count=40, seed=7))


def item_of(kind: Kind, text: str) -> Item:
    options = ("Đúng", "Sai") if kind is Kind.TRUTH else (f"{text} 1", f"{text} 2", f"{text} 3")
    keys = {
        Kind.SINGLE: (1,),
        Kind.SEVERAL: (0, 2),
        Kind.TRUTH: (1,),
        Kind.ORDER: (2, 0, 1),
        Kind.MATCH: (1, 2, 0),
    }
    return Item(
        id=kind,
        family="clause.where",
        kind=kind,
        level=Level.EASY,
        stem=text,
        options=() if kind is Kind.FILL else options,
        key=keys.get(kind, ()),
        explanation=text,
        proofs=(Quote("d", "d/1", Span(0, len(text)), text, "Điều 1"),),
        subject=text,
        places=("d/1",),
        left=options if kind is Kind.MATCH else (),
        accepted=(text,) if kind is Kind.FILL else (),
    )


def test_moodle_reads_the_same_questions_and_right_answers(corpus_room: Room, quiz: Quiz) -> None:
    every = Quiz("v", Wish(), corpus_room.pool.items[::5])
    for some in (quiz, every):
        category, read = read_back(gift(some))
        assert category.startswith("$CATEGORY: $course$/top/")
        for item, one in zip(some.items, read, strict=True):
            assert str(one["stem"]).startswith(as_written(item.stem))
            assert str(one["feedback"]).startswith(as_written(item.explanation))
            assert as_written(item.proofs[0].text.replace("\n", " ")) in str(one["feedback"])
            assert agrees(item, one), item
    assert {item.kind for item in quiz.items} == set(Kind)


def test_no_text_of_a_document_breaks_out_of_its_question() -> None:
    items = tuple(item_of(kind, HOSTILE) for kind in Kind)
    category, read = read_back(gift(Quiz("v/1", Wish(), items)))
    assert category.endswith("v//1")
    assert all(str(one["stem"]).startswith(as_written(HOSTILE)) for one in read)
    for item, one in zip(items, read, strict=True):
        if item.kind is Kind.FILL:
            # A star would stand for anything.
            accepted = one["accepted"]
            assert isinstance(accepted, list)
            assert accepted[0] == as_written(HOSTILE).replace("*", "\\*")
        else:
            assert agrees(item, one), item


def test_a_spreadsheet_opens_every_question_with_its_proof(quiz: Quiz) -> None:
    first = replace(quiz.items[0], stem="=HYPERLINK(1)")
    made = comma(replace(quiz, items=(first, *quiz.items[1:])))
    heads, *rows = csv.reader(StringIO(made.decode("utf-8-sig")))
    assert len(heads) == 11
    assert rows[0][3] == "'=HYPERLINK(1)"
    for n, (item, row) in enumerate(zip(quiz.items, rows, strict=True), 1):
        assert row[0] == str(n)
        assert [line for line in row[4].splitlines() if line] == [
            *(f"{m}. {text}" for m, text in enumerate(item.left, 1)),
            *(f"{m}. {text}" for m, text in zip("ABCDEFGH", item.options, strict=False)),
        ]
        assert (item.accepted[0] if item.accepted else item.options[item.key[0]]) in row[5]
        assert row[7] in item.stem or item.family.startswith("document")
        assert all(one.label in row[8] and " ".join(one.text.split()) in row[9] for one in told(item))
        assert all(address.startswith("/van-ban/") for address in row[10].splitlines())


def test_a_printed_quiz_keeps_its_answers_to_the_last_pages(quiz: Quiz) -> None:
    blocks = paper(quiz)
    ends = [n for n, one in enumerate(blocks) if isinstance(one, Break)]
    assert len(ends) == 2
    asked, key = blocks[: ends[0]], blocks[ends[1] :]
    said = "\n".join(one.text for one in asked if isinstance(one, Line))
    assert all(item.stem in said and item.explanation not in said for item in quiz.items)
    assert all(option in said for item in quiz.items for option in item.options)
    told_ = "\n".join(one.text for one in key if isinstance(one, Line))
    for n, item in enumerate(quiz.items, 1):
        assert f"Câu {n}: {key_of(item)}\n{item.explanation}\n" in told_
    (grid,) = (one for one in blocks if isinstance(one, Grid))
    numbers = [cell for row in grid.sheet.rows for cell in row[::2] if cell]
    assert sorted(map(int, numbers)) == list(range(1, len(quiz.items) + 1))
    assert f"Hạt giống {quiz.wish.seed}, bản thư viện {quiz.version}" in said


def test_an_empty_quiz_is_a_paper_too() -> None:
    none = Quiz("v", Wish(), ())
    assert [one.text for one in paper(none) if isinstance(one, Line)][-1] == "Không có câu hỏi nào."
    assert read_back(gift(none))[1] == []
    assert len(BytesIO(comma(none)).readlines()) == 1
