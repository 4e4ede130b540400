"""Questions on the programme of nobody, each as it should be where nothing else is asked for."""

from assistant.wording import say
from bot.trainers.quiz.item import Item
from tests.evals.quiz_paper import (
    cell,
    heading,
    item,
    part,
    printed,
    quote,
    row_label,
    row_option,
    row_said,
)

TRUE, FALSE = say("quiz.choice.true"), say("quiz.choice.false")


def value(number: str, year: int, *others: str, right: str = "") -> Item:
    said = printed(number, year)
    why = say("quiz.why.target.value_other", place=row_label(number), value=said, column=f"Năm {year}")
    fields = {"row": row_said(number), "column": f"Năm {year}"}
    return item("target.value", fields, (right or said, *others), (0,), why=why, proofs=cell(number, year))


def column(number: str, year: int, *others: int) -> Item:
    said = printed(number, year)
    why = say("quiz.why.target.column", place=row_label(number), value=said, column=f"Năm {year}")
    fields = {"row": row_said(number), "value": said}
    options = tuple(f"Năm {one}" for one in (year, *others))
    return item("target.column", fields, options, (0,), why=why, proofs=cell(number, year))


def row(number: str, year: int, *others: str) -> Item:
    said = printed(number, year)
    why = say("quiz.why.target.row", place=row_label(number), value=said, column=f"Năm {year}")
    fields = {"value": said, "column": f"Năm {year}"}
    options = tuple(map(row_option, (number, *others)))
    return item("target.row", fields, options, (0,), why=why, proofs=cell(number, year))


def rows(year: int, said: str, right: tuple[str, ...], *others: str) -> Item:
    why = say("quiz.why.target.rows", value=said, column=f"Năm {year}")
    options = tuple(map(row_option, (*right, *others)))
    proofs = [one for number in right for one in cell(number, year)]
    fields = {"value": said, "column": f"Năm {year}"}
    return item("target.rows", fields, options, tuple(range(len(right))), why=why, proofs=proofs)


def stated(number: str, year: int, said: str, *, truly: bool) -> Item:
    kind = "right" if truly else "wrong_row"
    shown = printed(number, year)
    why = say(
        f"quiz.why.target.{kind}", place=row_label(number), value=shown, column=f"Năm {year}", other=said
    )
    fields = {"row": row_said(number), "value": said, "column": f"Năm {year}"}
    key = (0,) if truly else (1,)
    return item("target.truth", fields, (TRUE, FALSE), key, why=why, proofs=cell(number, year))


def fill(number: str, year: int, *accepted: str) -> Item:
    said = printed(number, year)
    why = say("quiz.why.target.fill", place=row_label(number), value=said, column=f"Năm {year}")
    fields = {"row": row_said(number), "column": f"Năm {year}"}
    return item(
        "target.fill_value", fields, why=why, proofs=cell(number, year), accepted=(said or "0", *accepted)
    )


def year_of(number: str, year: int, *accepted: str) -> Item:
    said = printed(number, year)
    why = say("quiz.why.target.fill", place=row_label(number), value=said, column=f"Năm {year}")
    fields = {"row": row_said(number), "value": said}
    return item(
        "target.fill_column", fields, why=why, proofs=cell(number, year), accepted=(str(year), *accepted)
    )


def _told(numbers: tuple[str, ...], year: int) -> str:
    pairs = [say("quiz.part.told_row", label=f"chỉ tiêu {n}", value=printed(n, year)) for n in numbers]
    return "; ".join(pairs)


def order(year: int, *numbers: str) -> Item:
    why = say("quiz.why.target.order", column=f"Năm {year}", values=_told(numbers, year))
    proofs = [one for number in numbers for one in cell(number, year)]
    options, key = tuple(map(row_option, numbers)), tuple(range(len(numbers)))
    return item("target.order", {"column": f"Năm {year}"}, options, key, why=why, proofs=proofs)


def match_rows(year: int, *numbers: str) -> Item:
    why = say("quiz.why.target.match_rows", column=f"Năm {year}", values=_told(numbers, year))
    return item(
        "target.match_rows",
        {"column": f"Năm {year}"},
        tuple(printed(number, year) for number in numbers),
        tuple(range(len(numbers))),
        why=why,
        proofs=[one for number in numbers for one in cell(number, year)],
        left=tuple(map(row_option, numbers)),
    )


def match_columns(number: str, *years: int) -> Item:
    told = [say("quiz.part.told_column", column=f"Năm {y}", value=printed(number, y)) for y in years]
    return item(
        "target.match_columns",
        {"row": row_said(number)},
        tuple(printed(number, year) for year in years),
        tuple(range(len(years))),
        why=say("quiz.why.target.match_columns", place=row_label(number), values="; ".join(told)),
        proofs=[one for year in years for one in cell(number, year)],
        left=tuple(f"Năm {year}" for year in years),
    )


def _given(label: str, who: str, task: str, at: str = "") -> list:
    return [quote(task, label), quote(who, at or label.partition(",")[0])]


def who_has(task: str, label: str, who: str, *others: str, at: str = "") -> Item:
    why = say("quiz.why.duty.who", place=label, agency=who)
    return item(
        "duty.who", {"task": task}, (who, *others), (0,), why=why, proofs=_given(label, who, task, at)
    )


def what_has(who: str, task: str, label: str, *others: str, at: str = "") -> Item:
    why = say("quiz.why.duty.what", place=label, agency=who)
    return item(
        "duty.what", {"agency": who}, (task, *others), (0,), why=why, proofs=_given(label, who, task, at)
    )


def which_has(who: str, tasks: dict[str, str], *others: str) -> Item:
    why = say("quiz.why.duty.which", agency=who, places="; ".join(dict.fromkeys(tasks.values())))
    proofs = [one for task, label in tasks.items() for one in _given(label, who, task)]
    options = (*tasks, *others)
    return item("duty.which", {"agency": who}, options, tuple(range(len(tasks))), why=why, proofs=proofs)


def has(who: str, task: str, label: str, owner: str, *, truly: bool, at: str = "") -> Item:
    why = say(f"quiz.why.duty.{'right' if truly else 'wrong'}", place=label, agency=owner, other=who)
    fields = {"agency": who, "task": task}
    key = (0,) if truly else (1,)
    proofs = _given(label, owner, task, at)
    return item("duty.truth", fields, (TRUE, FALSE), key, why=why, proofs=proofs)


def match_duties(*given: tuple[str, str, str]) -> Item:
    return item(
        "duty.match",
        {},
        tuple(task for _, task, _ in given),
        tuple(range(len(given))),
        why=say("quiz.why.duty.match", places="; ".join(label for _, _, label in given)),
        proofs=[one for who, task, label in given for one in _given(label, who, task)],
        left=tuple(who for who, _, _ in given),
    )


def where(text: str, label: str, under: str, *others: str) -> Item:
    options = tuple(map(heading, (under, *others)))
    why = say("quiz.why.clause.where", place=label)
    proofs = [quote(text, label), quote(part(under), under)]
    return item("clause.where", {"text": text}, options, (0,), why=why, proofs=proofs)


def parts(under: str, right: dict[str, str], *others: str) -> Item:
    why = say("quiz.why.clause.parts", places="; ".join(right.values()))
    proofs = [*(quote(text, label) for text, label in right.items()), quote(part(under), under)]
    key = tuple(range(len(right)))
    return item("clause.parts", {"heading": heading(under)}, (*right, *others), key, why=why, proofs=proofs)


def stands(text: str, label: str, under: str, *, truly: bool, own: str = "") -> Item:
    own = own or under
    why = say(f"quiz.why.clause.{'right' if truly else 'wrong'}", place=label, heading=heading(own))
    fields = {"text": text, "heading": heading(under)}
    proofs = [quote(text, label), quote(part(own), own)]
    return item("clause.truth", fields, (TRUE, FALSE), (0,) if truly else (1,), why=why, proofs=proofs)


def match_parts(*given: tuple[str, str, str]) -> Item:
    return item(
        "clause.match",
        {},
        tuple(heading(under) for _, _, under in given),
        tuple(range(len(given))),
        why=say("quiz.why.clause.match", places="; ".join(label for _, label, _ in given)),
        proofs=[one for t, at, under in given for one in (quote(t, at), quote(part(under), under))],
        left=tuple(text for text, _, _ in given),
    )


def in_order(under: str, *labels: str) -> Item:
    why = say("quiz.why.clause.order", labels="; ".join(labels))
    proofs = [quote(part(label), label) for label in labels]
    names = tuple(part(label).partition(". ")[2] for label in labels)
    fields = {"heading": heading(under)} if under else {}
    family = "clause.order" if under else "clause.order_whole"
    return item(family, fields, names, tuple(range(len(labels))), why=why, proofs=proofs)


def gap(label: str, before: str, phrase: str, after: str, *others: str) -> Item:
    why = say("quiz.why.clause.gap", place=label, phrase=phrase)
    fields = {"place": label, "before": before, "after": after}
    proofs = [quote(phrase, label), quote(part(label), label)]
    return item("clause.gap", fields, (phrase, *others), (0,), why=why, proofs=proofs)


def number_in(label: str, before: str, after: str, phrase: str, *accepted: str) -> Item:
    why = say("quiz.why.clause.fill", place=label, phrase=phrase)
    fields = {"place": label, "before": before, "after": after}
    proofs = [quote(phrase, label), quote(part(label), label)]
    return item("clause.fill", fields, why=why, proofs=proofs, accepted=accepted)


def of_document(family: str, why: str, told: str, quoted: str, label: str, *options: str) -> Item:
    """Return a question on who the document is; the first option is the right one."""
    reason = say(f"quiz.why.document.{why}", place=label, value=told)
    fields = {"title": "Chương trình về đọc sách"} if family == "document.number" else {}
    return item(family, fields, options, (0,), why=reason, proofs=[quote(quoted, label)])
