"""What of a pack is printed whole or not at all: a clause, a table of figures, a question with its answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from assistant.library.citing import cite_document
from assistant.wording import say
from bot.exports.deck import Slide
from bot.exports.paper import Block, Grid, Line
from bot.exports.sheet import Sheet
from bot.trainers.pack.pack import Likely, Pack
from bot.trainers.pack.slides.framing import said_of
from bot.views.answers.sources import sources

_NARROWEST, _WIDEST = 5, 60
_NUMBER, _NAME, _FIGURE = 7, 46, 13


@dataclass(frozen=True, slots=True)
class Thing:
    """What is printed whole or not at all: a clause, a table of figures, or a question with its answer."""

    part: int
    title: str
    blocks: tuple[Block, ...]
    cited: tuple[str, ...]
    said: str


def clauses_of(pack: Pack, n: int, slides: Sequence[Slide]) -> Iterator[Thing]:
    """Yield the clauses, one that slides show in parts as one, and tables of tasks."""
    told = (
        one
        for one in slides
        if one.places and (one.kind == "text" or (one.kind == "table" and not _sets(one)))
    )
    for _, some in groupby(told, lambda one: (one.kind, one.title, one.places[:1])):
        run = _whole(list(some))
        cited = (_placed(pack, run[0])[0],)
        if run[0].sheet:
            blocks: list[Block] = [Grid(replace(_widened(run[0].sheet), notes=_notes(pack, run[0])))]
        else:
            blocks = list(quoted(pack, run))
        said = " ".join(block.text for slide in run for block in slide.blocks)
        said += " ".join(
            str(cell) for slide in run if slide.sheet for row in slide.sheet.rows for cell in row
        )
        yield Thing(n, run[0].title, tuple(blocks), cited, said)


def figures_of(pack: Pack, n: int, slides: Sequence[Slide]) -> Iterator[Thing]:
    """Yield the rows of each slide that sets figures, as a table."""
    for slide in slides:
        sheet = slide.figures or slide.sheet
        if sheet and _sets(slide):
            said = " ".join(str(cell) for row in sheet.rows for cell in row)
            cited = (_placed(pack, slide)[0],)
            yield Thing(n, slide.title, (Grid(replace(_set(sheet), notes=_notes(pack, slide))),), cited, said)


def _sets(slide: Slide) -> bool:
    """Tell whether a slide shows what indicators set."""
    name = say("trainers.slide.column_name")
    return bool(slide.figures) or bool(slide.sheet and any(one.name == name for one in slide.sheet.columns))


def answer_of(pack: Pack, one: Likely) -> Iterator[Line]:
    """Yield a likely question, its answer and where that stands."""
    yield Line(one.question, "strong")
    said = said_of(one.answer)
    alone = len(pack.documents) == 1
    named = (
        source.label if alone else f"{source.label}, {source.number}"
        for source in sources(one.answer.citations)
    )
    places = "; ".join(dict.fromkeys(named))
    if len(said) == 1:
        yield Line(say("trainers_files.handout.answered", text=said[0], places=places))
        return
    yield from map(Line, said)
    yield Line(say("trainers.notes.proven", places=places), "note")


def _whole(run: Sequence[Slide]) -> list[Slide]:
    """Return slides without the lines that say which part of a clause each shows, where all parts are there."""
    told = {line for one in run for line in one.small}
    most = range(1, len(run) + 1)
    wholes = ({say("trainers.slide.part", n=n, of=of) for n in range(1, of + 1)} for of in most)
    parts = {line for whole in wholes if whole <= told for line in whole}
    return [replace(one, small=tuple(line for line in one.small if line not in parts)) for one in run]


def quoted(pack: Pack, run: Sequence[Slide]) -> list[Line]:
    """Return a clause's characters, where it stands behind the last of them, then what is told of them."""
    lines: list[Line] = []
    for (place, told), some in groupby(run, lambda one: _placed(pack, one)):
        texts = [block.text for slide in some for block in slide.blocks if block.style == "quote"]
        lines += [Line(say("trainers.handout.quote", text=text), "quote") for text in texts[:-1]]
        last = say("trainers_files.handout.quote_at", text=texts[-1], place=place) if texts else ""
        lines += [Line(one, "quote") for one in (last,) if one]
        lines += [Line(note, "note") for note in sentences(told)]
    return lines


def _placed(pack: Pack, slide: Slide) -> tuple[str, tuple[str, ...]]:
    """Return where what a slide quotes stands, and what is told of it."""
    ends = tuple(map(cite_document, pack.documents))
    cited = [_short(pack, one) for one in slide.small if one.endswith(ends)]
    return "; ".join(cited), tuple(one for one in slide.small if not one.endswith(ends))


def _notes(pack: Pack, slide: Slide) -> tuple[str, ...]:
    place, told = _placed(pack, slide)
    return (place, *told)


def _short(pack: Pack, cited: str) -> str:
    """Return a citation without the document where there is only one."""
    if len(pack.documents) == 1:
        document = cite_document(pack.documents[0])
        for joint in ("place", "annex", "law"):
            cited = cited.removesuffix(say(f"citing.joint.{joint}", own="", above=document))
    return cited


def _widened(sheet: Sheet) -> Sheet:
    """Return a table whose columns are as wide beside each other as their longest cells."""
    longest = (
        max(len(str(cell or "")) for cell in (column.name, *(row[n] for row in sheet.rows)))
        for n, column in enumerate(sheet.columns)
    )
    widths = (min(_WIDEST, max(_NARROWEST, one)) for one in longest)
    columns = [replace(column, width=width) for column, width in zip(sheet.columns, widths, strict=True)]
    return replace(sheet, columns=columns)


def _set(sheet: Sheet) -> Sheet:
    """Return a table of figures whose names have the most room."""
    wide = {say("trainers.slide.column_number"): _NUMBER, say("trainers.slide.column_name"): _NAME}
    columns = [replace(column, width=wide.get(column.name, _FIGURE)) for column in sheet.columns]
    return replace(sheet, columns=columns)


def sentences(notes: Sequence[str]) -> list[str]:
    """Return notes as one paragraph, each a sentence; none where there are none."""
    ended = (note if note.endswith((".", ";", "!", "?")) else f"{note}." for note in dict.fromkeys(notes))
    return [" ".join(ended)] if notes else []
