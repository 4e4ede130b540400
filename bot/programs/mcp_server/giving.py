"""The tools on rows and duties: the values of a target, what an agency is given, and who is given a task."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal

# Pydantic, which describes these to clients, refuses the one of `typing` before Python 3.12.
from typing_extensions import TypedDict

from assistant.library.nouns import Target
from assistant.wording import begun, say
from bot.programs.mcp_server.arguments import DutiesArguments, TargetArguments, TaskArguments
from bot.programs.mcp_server.lines import one_line, told_fix
from bot.programs.mcp_server.reach import Reach, chosen
from bot.programs.mcp_server.results import Found, Refused, Result
from bot.views.duties.entries import Entry
from bot.views.duties.roles import role_names
from bot.views.shapes.lists import duties_given, duties_shape, targets_shape, targets_with
from bot.views.shapes.records import DutyShape, TargetShape, duty_shape

if TYPE_CHECKING:
    from assistant.library.library import Library

_MOST = 30
"""So many duties are told of one task; words that name more name too little."""


class TaskShape(DutyShape):
    """A duty with its clause; the clause of a digest is a summary in our words, and no quotation."""

    number: str
    label: str
    kind: Literal["verbatim", "digest"]
    clause: str
    url: str


class TasksShape(TypedDict):
    """Who is given a task, in document order; `more` were found than are told."""

    items: list[TaskShape]
    more: int


def target(reach: Reach, given: TargetArguments) -> Result:
    """Return rows, as `/api/v1/targets` gives them; where no name holds the words, those a question would find."""
    if not (given.document or given.number or given.words):
        return Refused(say("mcp.fault.what_row"))
    with reach.desk.library() as library:
        among = chosen(library, given.document)
        if isinstance(among, Refused):
            return among
        rows = [one for one in targets_with(library, among, given.words) if _is_numbered(one, given.number)]
        if not rows and given.words:
            ids = {one.id for one in among}
            named = reach.desk.assistant.named_in(given.words).rows
            rows = [one for one in named if one.document in ids and _is_numbered(one, given.number)]
        names = {one.id: one.number for one in among}
        if not rows:
            return Refused(say("mcp.fault.no_row"))
        shape = targets_shape(rows, given.year)
        if not shape["items"]:
            years = sorted({cell.year for row in rows for cell in row.milestones})
            told = ", ".join(map(str, years)) or "–"
            return Refused(say("mcp.fault.no_row_in_year", year=given.year, years=told))
        return Found(shape, "\n".join(line for one in shape["items"] for line in _row(one, names)))


def duties_of(reach: Reach, given: DutiesArguments) -> Result:
    """Return what an agency is given, as `/api/v1/duties` gives it."""
    with reach.desk.library() as library:
        among = chosen(library, given.document)
        if isinstance(among, Refused):
            return among
        found = duties_given(library, among, given.agency)
        if not found:
            agency = _agency_named(reach, library, given.agency)
            if isinstance(agency, Refused):
                return agency
            found = duties_given(library, among, agency)
        if not found:
            key = "no_duty_in" if given.document else "no_duty"
            return Refused(say(f"mcp.fault.{key}", name=given.agency))
        entries = {one.duty: one for one in reach.tasks.now().ledger.entries}
        lines = [line for duty in found for line in _duty(entries[duty], reach.site)]
        return Found(duties_shape(found), "\n".join(lines))


def who_does(reach: Reach, given: TaskArguments) -> Result:
    """Return the duties that speak of a task, each with its agency, role, printed verb and clause."""
    with reach.desk.library() as library:
        among = chosen(library, given.document)
        if isinstance(among, Refused):
            return among
    documents = {one.id for one in among} if given.document else None
    found = reach.tasks.now().about(given.task, documents)
    if not found:
        return Refused(say("mcp.fault.nobody_does"))
    shown, more = found[:_MOST], len(found[_MOST:])
    lines = [line for one in shown for line in _duty(one, reach.site)]
    if more:
        lines.append(say("mcp.told.more", count=more))
    return Found(TasksShape(items=[_task(one) for one in shown], more=more), "\n".join(lines))


def _is_numbered(row: Target, number: str | None) -> bool:
    return number is None or row.number.casefold() == number.strip().casefold()


def _agency_named(reach: Reach, library: "Library", words: str) -> str | Refused:
    """Return the id of the one agency that words name as in a question."""
    named = reach.desk.assistant.named_in(words).agencies
    if not named:
        return Refused(say("mcp.fault.unknown_agency", ref=words))
    if len(named) > 1:
        called = {one.id: one.name for one in library.agencies()}
        candidates = "; ".join(f"{id_} ({called.get(id_, id_)})" for id_ in named)
        return Refused(say("mcp.fault.several_agencies", ref=words, candidates=candidates))
    return named[0]


def _row(row: TargetShape, names: Mapping[str, str]) -> Iterator[str]:
    key = "row" if row["number"] else "row_bare"
    yield say(f"mcp.told.{key}", number=row["number"], name=row["name"], document=names[row["document"]])
    for one in row["milestones"]:
        key = "milestone" if one["text"].strip() else "milestone_blank"
        if one["note"]:
            key += "_noted"
        yield say(f"mcp.told.{key}", year=one["year"], text=one["text"].strip(), note=one["note"])
    yield f"   {row['provision']}"


def _task(entry: Entry) -> TaskShape:
    clause = entry.clause
    return {
        **duty_shape(entry.duty),
        "number": clause.document.number,
        "label": clause.label,
        "kind": "digest" if clause.digest else "verbatim",
        "clause": clause.text,
        "url": clause.url,
    }


def _duty(entry: Entry, site: str) -> Iterator[str]:
    duty, clause = entry.duty, entry.clause
    role = next(one.name for one in role_names() if one.role is duty.role)
    key = "duty_by_column" if entry.by_column else "duty"
    yield say(f"mcp.told.{key}", agency=begun(duty.agency), role=role, verb=duty.verb, action=duty.action)
    if duty.partners:
        yield say("mcp.told.duty_partners", names="; ".join(duty.partners))
    if duty.deadline:
        yield say("mcp.told.duty_deadline", deadline=duty.deadline)
    if duty.product:
        yield say("mcp.told.duty_product", product=duty.product)
    key = "duty_place_digest" if clause.digest else "duty_place"
    text = one_line(clause.text)
    yield say(f"mcp.told.{key}", label=clause.label, number=clause.document.number, clause=text)
    yield from map(told_fix, clause.fixes)
    yield say("mcp.told.duty_address", url=f"{site}{clause.url}")
