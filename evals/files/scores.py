"""How much of the gold a built document gets right, and what it gets wrong, said in a line each."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from assistant.library.nouns import Document, Holding, Provision
from assistant.text.footnotes import DIGITS
from evals.files.gold import ActGold, CountGold, FileGold, HeadingGold, PlaceGold, RowGold
from ingest.read.reading import Reading

_MARK = re.compile(
    r"(?:(?:Điều|Chương|Mục)\s+)?(?:[IVXLC]+|\d+[a-zđ]?(?:\.\d+)*|[a-zđ])[.)]\s*|[-–+]\s+", re.IGNORECASE
)
_ROMAN = re.compile(r"[IVXLC]+[.)]?")
_KIND = re.compile(
    r"^(?:bộ luật|luật|nghị định|nghị quyết|quyết định|thông tư liên tịch|thông tư|văn bản hợp nhất)\s+"
)
_RUNNING_HEAD = re.compile(r"CÔNG BÁO/Số")
_BEGINS = 8
"""How many of the first words a wrong place is told with."""


@dataclass(slots=True)
class Tally:
    """Right ones of all, and a line for each that is wrong."""

    right: int = 0
    all: int = 0
    wrong: list[str] = field(default_factory=list)

    def count(self, right: bool, told: str) -> None:
        """Count one; `told` is kept where it is wrong."""
        self.all += 1
        self.right += right
        if not right:
            self.wrong.append(told)


def folded(text: str) -> str:
    """Return the words of a text in small letters, one space between, without marks of footnotes."""
    return " ".join(re.findall(r"\w+", re.sub(f"[{DIGITS}]", "", text.lower())))


def wrong_fields(gold: FileGold, document: Document) -> Mapping[str, str]:
    """Return the fields of the identity that are not what the pages print, each with what was found."""
    found = {name: getattr(document, name) for name in gold.printed}
    return {
        name: str(found[name])
        for name, printed in gold.printed.items()
        if not _is_said(name, printed, found[name], gold)
    }


def _is_said(name: str, printed: object, found: object, gold: FileGold) -> bool:
    if isinstance(printed, list):
        return all(folded(one) in folded(str(found)) for one in printed)
    if name == "place":  # the library keeps the place of local issuers only, and the gazette has none
        return folded(str(found)) in {"", folded(str(printed))}
    if name == "in_force_from" and gold.base_in_force_from:
        return found in {"unknown", None, gold.base_in_force_from}
    if name == "title":
        return _KIND.sub("", folded(str(found))) == _KIND.sub("", folded(str(printed)))
    if isinstance(printed, date) or printed == "unknown":
        return found == printed
    return folded(str(found)) == folded(str(printed))


def articles_of(holding: Holding) -> tuple[int, int]:
    """Return how many articles the document itself has, and how many of what is issued with it."""
    own = sum(p.kind == "article" and "." not in p.path for p in holding.provisions)
    attached = sum(
        p.kind == "article" and re.fullmatch(r"PL\w*\.d\d+[a-zđ]*", p.path) is not None
        for p in holding.provisions
    )
    return own, attached


def footnotes_of(holding: Holding) -> list[str]:
    """Return the numbers of the footnotes, as they follow each other in the text."""
    return [p.path.rpartition("cn")[2] for p in holding.provisions if p.kind == "footnote"]


def words_set_aside(reading: Reading) -> int:
    """Return how many words were taken for furniture, the running head and the repeated heads of tables aside."""
    lines = (line.text for line in reading.lines if line.furniture and "\t" not in line.text)
    return sum(len(re.findall(r"[^\W\d_]+", text)) for text in lines if not _RUNNING_HEAD.search(text))


def owned_once(holding: Holding) -> int:
    """Return how many characters of the clean text belong to exactly one provision's own text."""
    owners = bytearray(len(holding.clean))
    for provision in holding.provisions:
        if provision.span.of(holding.clean) != provision.text:
            continue
        for at in range(provision.start, provision.end):
            owners[at] = min(owners[at] + 1, 2)
    return owners.count(1)


def wrong_place(gold: PlaceGold, holding: Holding) -> str:
    """Return what is wrong with a place, or "" for nothing."""
    found = _at(gold.path, holding)
    if not found:
        return "no such path"
    first = found[0]
    best = next((p for p in found if _begins(p, gold.begins)), first)
    if not _begins(best, gold.begins):
        return f"begins “{' '.join(_words(best).split()[:_BEGINS])}”"
    return "" if best.page == gold.page else f"on page {best.page}"


def wrong_heading(gold: HeadingGold, holding: Holding) -> str:
    """Return which title is missing above a place, or "" for none."""
    found = _at(gold.path, holding)
    trail = [folded(title) for title in found[0].trail] if found else []
    missing = [title for title in gold.trail if not any(one.endswith(folded(title)) for one in trail)]
    return "" if found and not missing else f"lacks {missing}"


def wrong_act(gold: ActGold, holding: Holding) -> str:
    """Return what is found of another document where the act is not, or ""."""
    found = [one for one in holding.relations if one.to == gold.to]
    if any(one.kind == gold.kind and (gold.on is None or one.on == gold.on) for one in found):
        return ""
    return f"{[(str(one.kind), str(one.on)) for one in found]}"


def wrong_cells(gold: RowGold, holding: Holding) -> Mapping[str, str]:
    """Return the cells of a task that are not as printed, each with what was found."""
    row = next(iter(_at(gold.path, holding)), None)
    if row is None:
        return {"row": "none"}
    leads = [d for d in holding.duties if d.provision == row.id and d.role == "leads"]
    if len(leads) != 1:
        return {"lead": f"{[d.agency for d in leads]}"}
    duty = leads[0]
    cells = row.text.split("\t")
    task = folded(cells[1] if len(cells) > 1 else "")
    told = {
        "begins": (task[:60], task.startswith(folded(gold.begins))),
        "lead": (duty.agency, folded(duty.agency) == folded(gold.lead)),
        "partners": (str(duty.partners), _bodies(duty.partners) == _bodies(gold.partners)),
        "deadline": (str(duty.deadline), folded(duty.deadline or "") == folded(gold.deadline)),
        "product": (str(duty.product), _is_product(duty.product, gold.product)),
        "page": (str(row.page), row.page == gold.page),
    }
    return {name: found for name, (found, right) in told.items() if not right}


def wrong_count(gold: CountGold, holding: Holding) -> str:
    """Return the counts of a table's rows where they are not the printed ones, or ""."""
    numbered = groups = further = 0
    for cells in _rows(gold.path, holding):
        number, rest = cells[0], cells[2:]
        if _ROMAN.fullmatch(number) or (number and not any(rest)):
            groups += 1
        elif number:
            numbered += 1
        else:
            further += 1
    if (numbered, groups) == (gold.numbered, gold.groups) and further >= gold.further:
        return ""
    return f"{numbered} numbered, {groups} groups, {further} further"


def _rows(path: str, holding: Holding) -> Iterator[list[str]]:
    for provision in holding.provisions:
        if provision.kind == "row" and provision.path.startswith(f"{path}."):
            yield [cell.strip() for cell in provision.text.split("\t")]


def _at(path: str, holding: Holding) -> list[Provision]:
    if not path.startswith("*."):
        return [p for p in holding.provisions if p.path == path]
    return [p for p in holding.provisions if re.fullmatch(rf"PL\w*\.{re.escape(path[2:])}", p.path)]


def _words(provision: Provision) -> str:
    text = re.sub(f"[{DIGITS}]", "", provision.text).lstrip('“" ')
    if provision.kind == "row":
        return folded(text.partition("\t")[2])
    return folded(_MARK.sub("", text, count=1) if _MARK.match(text) else text)


def _begins(provision: Provision, words: str) -> bool:
    return _words(provision).startswith(folded(words))


def _bodies(names: Sequence[str]) -> list[str]:
    return [folded(name).removeprefix("và ") for name in names]


def _is_product(found: str | None, printed: str | None) -> bool:
    return not found if printed is None else folded(found or "").startswith(folded(printed))
