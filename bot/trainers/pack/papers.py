"""The papers of a pack as lines of Word documents: the handout of two pages, the speaker's script, the answers."""

from dataclasses import replace
from itertools import chain, zip_longest

from assistant.library.citing import cite_document
from assistant.wording import say
from bot.exports.deck import Slide
from bot.exports.panels import Chart
from bot.exports.paper import PAGE, PAGES, Block, Grid, Line, Setting, height
from bot.trainers.pack.pack import Likely, Pack
from bot.trainers.pack.slides.framing import said_of
from bot.views.answers.sources import sources

_PAGES = 2
_SAFE = 0.94
"""The share of the pages that is filled: office programs break lines a little differently."""
_TOPICS = 0.75
"""The share of what is left after the opening and the end that clauses and figures may take."""
_ANSWER = 130.0
"""Points that one answer may take."""


def handout_setting() -> Setting:
    """Return how the handout is set."""
    footer = say("trainers.handout.footer", page=PAGE, pages=PAGES)
    return Setting(10.5, (1.5, 1.6, 1.5, 2.0), footer)


def handout(pack: Pack) -> list[Block]:
    """Return two pages for the hall: which documents, the main clauses and figures, some answers, where to read on."""
    at = say("trainers.slide.minutes", minutes=pack.wanted.minutes)
    who = say("trainers.slide.audience", audience=pack.audience.name)
    lines: list[Block] = [
        Line(pack.title, "title"),
        Line(say("trainers.handout.for", audience=f"{who}.", minutes=f"{at}."), "note"),
        Line(say("trainers.handout.document"), "heading"),
        *(Line(cite_document(one), "strong") for one in pack.documents),
        *_applying(pack),
    ]
    last = _reading(pack)
    setting = handout_setting()
    room = _PAGES * setting.height * _SAFE - height([*lines, *last], setting)
    topics = _topics(pack, room * _TOPICS)
    lines += topics
    lines += _asked(pack, room - height(topics, setting))
    return [*lines, *last]


def script(pack: Pack) -> list[Line]:
    """Return what the speaker holds: parts with their minutes, each slide with its notes."""
    lines = [Line(say("trainers.script.title", title=pack.title), "title")]
    if pack.told:
        lines.append(Line(say("trainers.script.know"), "strong"))
        lines += [Line(one, "bullet") for one in pack.told]
    n = 0
    for part in pack.parts:
        lines.append(Line(say("trainers.script.part", name=part.name, minutes=part.minutes), "heading"))
        for slide in part.slides:
            n += 1
            lines.append(Line(say("trainers.script.slide", n=n, title=slide.title), "strong"))
            lines += [Line(block.text, "quote") for block in slide.blocks if block.style == "quote"]
            lines += [Line(note, "bullet") for note in slide.notes]
    return lines


def answers(pack: Pack) -> list[Line]:
    """Return the likely questions with their answers and where each stands."""
    lines = [Line(say("trainers.answers.title", title=pack.title), "title")]
    if not pack.likely:
        lines.append(Line(say("trainers.answers.none")))
    for n, one in enumerate(pack.likely, 1):
        lines.append(Line(say("trainers.slide.question", n=n, question=one.question), "heading"))
        lines += [Line(said) for said in said_of(one.answer)]
        lines.append(Line(_proven(one), "note"))
    lines.append(Line(say("trainers.slide.decides"), "note"))
    return lines


def _places(one: Likely) -> str:
    return "; ".join(f"{source.label}, {source.number}" for source in sources(one.answer.citations))


def _applying(pack: Pack) -> list[Line]:
    """Return what the opening quotes: from when the documents apply."""
    slides = (replace(slide, small=slide.small[-1:]) for slide in pack.parts[0].slides)
    return [line for slide in slides for line in _quoted(slide)]


def _quoted(slide: Slide) -> list[Line]:
    quotes = [block.text for block in slide.blocks if block.style == "quote"]
    if not quotes or not slide.places:
        return []
    said = [Line(say("trainers.handout.quote", text=text), "quote") for text in quotes]
    return [*said, Line(say("trainers.handout.place", place="; ".join(slide.small)), "note")]


def _topics(pack: Pack, room: float) -> list[Block]:
    """Return the first things of each topic, the topics in turn, as far as there is room."""
    parts = [part for part in pack.parts[1:] if any(map(_is_told, part.slides))]
    told = [
        [(n, _lines_of(slide)) for slide in part.slides if _is_told(slide)] for n, part in enumerate(parts)
    ]
    kept: list[list[Block]] = [[] for _ in parts]
    setting = handout_setting()
    room -= sum(height([Line(part.name, "heading")], setting) for part in parts)
    for one in chain.from_iterable(zip_longest(*told)):
        if one is not None and (need := height(one[1], setting)) <= room:
            own, lines = kept[one[0]], one[1]
            # A heading that goes on over slides is said once on paper.
            last = next(
                (line for line in reversed(own) if isinstance(line, Line) and line.style == "strong"), None
            )
            own += lines[1:] if lines[0] == last else lines
            room -= need
    named = zip(parts, kept, strict=True)
    return [line for part, lines in named if lines for line in (Line(part.name, "heading"), *lines)]


def _is_told(slide: Slide) -> bool:
    return slide.kind in {"text", "table", "picture"} and bool(slide.places)


def _lines_of(slide: Slide) -> list[Block]:
    if slide.sheet:
        return [Grid(replace(slide.sheet, notes=slide.small))]
    if slide.picture:
        row = say("trainers.handout.row", row=slide.picture.title, values=_values(slide.picture))
        return [Line(row, "bullet"), *(Line(note, "note") for note in slide.small[1:])]
    return [Line(slide.title, "strong"), *_quoted(slide)]


def _values(chart: Chart) -> str:
    """Return the figures of a chart of one row, as printed, in the order of its columns."""
    points = (
        (point.at, point.text) for panel in chart.panels for one in panel.series for point in one.points
    )
    gaps = (gap for panel in chart.panels for gap in panel.gaps)
    said = sorted((*points, *gaps), key=lambda pair: pair[0])
    return "; ".join(say("targets.chart.at", column=chart.columns[at], value=text) for at, text in said)


def _asked(pack: Pack, room: float) -> list[Line]:
    """Return the likely questions whose answers are short enough, the shortest first where few fit."""
    told = [
        [
            Line(one.question, "strong"),
            *(Line(said) for said in said_of(one.answer)),
            Line(_proven(one), "note"),
        ]
        for one in pack.likely
    ]
    found: list[Line] = []
    setting = handout_setting()
    room -= height([Line(say("trainers.handout.questions"), "heading")], setting)
    for lines in told:
        if (need := height(lines, setting)) <= min(room, _ANSWER):
            found += lines
            room -= need
    return [Line(say("trainers.handout.questions"), "heading"), *found] if found else []


def _proven(one: Likely) -> str:
    places = "; ".join(f"{source.label}, {source.number}" for source in sources(one.answer.citations))
    return say("trainers.notes.proven", places=places)


def _reading(pack: Pack) -> list[Line]:
    """Return where to read on, as the last slide says it."""
    end = pack.slides[-1]
    scan = say("trainers.slide.scan")  # there is no code on paper
    lines = [Line(block.text, "bullet") for block in end.blocks if block.text != scan]
    return [Line(say("trainers.handout.read"), "heading"), *lines, *(Line(one, "note") for one in end.small)]
