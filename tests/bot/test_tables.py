"""A table as a page shows it."""

from assistant.library.nouns import Provision
from bot.web.documents.tables import table_of

HEAD = "TT\tViệc\tMốc\t\n\t\tNăm 2031\tNăm 2032\n"


def provision(path: str, kind: str, text: str, start: int) -> Provision:
    return Provision(f"d/{path}", "d", path, None, kind, path, (), text, start, start + len(text), 0)


def cut(held: Provision, start: int, end: int) -> tuple[str, ...]:
    text = held.text[start - held.start : end - held.start]
    return (text,) if text else ()


def test_blank_header_cells_belong_to_their_neighbours() -> None:
    texts = [("columns", HEAD), ("row", "1\tCầu\t5\t6\n"), ("footnote", "¹ Ghi chú\n"), ("row", "\tChợ\n")]
    provisions, at = [], 100
    for n, (kind, text) in enumerate(texts):
        provisions.append(provision(f"PL.{n}", kind, text, at))
        at += len(text)
    table = table_of(provisions, cut)
    assert [[(head.runs, head.across, head.down) for head in line] for line in table.header] == [
        [(("TT",), 1, 2), (("Việc",), 1, 2), (("Mốc",), 2, 1)],
        [(("Năm 2031",), 1, 1), (("Năm 2032",), 1, 1)],
    ]
    cells = [[(cell.runs, cell.column) for cell in row.cells] for row in table.rows]
    assert cells[0] == [(("1",), "TT"), (("Cầu",), "Việc"), (("5",), "Năm 2031"), (("6",), "Năm 2032")]
    assert cells[1] == [(("¹ Ghi chú",), "")]
    assert cells[2] == [((), "TT"), (("Chợ",), "Việc"), ((), "Năm 2031"), ((), "Năm 2032")]
    assert [row.wide for row in table.rows] == [False, True, False]


def test_a_table_without_a_header_still_has_its_rows() -> None:
    table = table_of([provision("PL.1", "row", "a\tb\n", 0)], cut)
    assert (table.columns, table.header, table.width, len(table.rows)) == (None, (), 2, 1)
