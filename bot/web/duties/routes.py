"""The pages under `/nhiem-vu`: the matrix, an agency, the reporting calendar, and their files."""

from collections.abc import Sequence
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from assistant.wording import say
from bot.desk.desk import Desk
from bot.desk.of_edition import OfEdition
from bot.exports.calendar_file import ICS, calendar_file
from bot.exports.word import DOCX, word
from bot.exports.workbook import XLSX, workbook
from bot.views.duties.agency import by_role, named_beside, notes_on_names, office_named, why_nothing
from bot.views.duties.entries import Entry
from bot.views.duties.ledger import Ledger, Office, address_of, ledger_of
from bot.views.duties.roles import role_names
from bot.web.duties.calendar import due_lines, events_of, report_lines
from bot.web.duties.choosing import AskedByForm, Choice, choice_of
from bot.web.duties.files import lines_of, sheet_of, title_of
from bot.web.duties.matrix import idle_by_level, matrix_of
from bot.web.problems import Problem
from bot.web.templating import READ, page

_SHOWN = 100
"""So many of the duties chosen are shown below the matrix; the files hold all."""


def duty_routes(desk: Desk) -> APIRouter:
    """Return the routes of the pages of duties, and of their files."""
    routes = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
    ledgers = OfEdition(desk, ledger_of)

    def chosen_of(asked: AskedByForm) -> tuple[Ledger, Choice]:
        ledger = ledgers.now()
        with desk.library() as library:
            return ledger, choice_of(asked, library)

    @routes.api_route("/nhiem-vu", methods=READ)
    def duties(request: Request, asked: AskedByForm) -> HTMLResponse:
        ledger, choice = chosen_of(asked)
        chosen = choice.of(ledger.entries)
        return page(
            request,
            "duties/duties.html",
            ledger=ledger,
            choice=choice,
            typed=asked.q,
            roles=role_names(),
            matrix=matrix_of(ledger, chosen, choice),
            groups=_by_office(chosen[:_SHOWN], ledger) if choice else (),
            chosen=len(chosen),
            shown=_SHOWN,
            idle=idle_by_level(ledger),
            nothing=why_nothing(ledger) if not chosen else None,
        )

    @routes.api_route("/nhiem-vu.xlsx", methods=READ)
    def duties_workbook(asked: AskedByForm) -> Response:
        ledger, choice = chosen_of(asked)
        return _workbook(ledger, choice.of(ledger.entries), choice)

    @routes.api_route("/nhiem-vu.docx", methods=READ)
    def duties_document(asked: AskedByForm) -> Response:
        ledger, choice = chosen_of(asked)
        return _document(ledger, choice.of(ledger.entries), choice)

    @routes.api_route("/nhiem-vu/lich-bao-cao", methods=READ)
    def calendar(request: Request) -> HTMLResponse:
        ledger = ledgers.now()
        reports = report_lines(ledger)
        return page(
            request,
            "duties/calendar.html",
            kinds=[(kind, [one for one in reports if one.report.kind == kind]) for kind in _KINDS],
            due=due_lines(ledger),
            events=len(events_of(ledger)),
            address_of=address_of,
            nothing=why_nothing(ledger),
        )

    @routes.api_route("/nhiem-vu/lich-bao-cao.ics", methods=READ)
    def calendar_events() -> Response:
        name, about = say("duties.calendar.name"), say("duties.calendar.about")
        made = calendar_file(events_of(ledgers.now()), name=name, about=about)
        return _file(made, ICS, "lich-bao-cao", "ics")

    @routes.api_route("/nhiem-vu/{agency}.xlsx", methods=READ)
    def agency_workbook(agency: str, asked: AskedByForm) -> Response:
        ledger, choice = chosen_of(asked)
        office = _office(ledger, agency)
        return _workbook(ledger, choice.of(ledger.of(office.id)), choice, office)

    @routes.api_route("/nhiem-vu/{agency}.docx", methods=READ)
    def agency_document(agency: str, asked: AskedByForm) -> Response:
        ledger, choice = chosen_of(asked)
        office = _office(ledger, agency)
        return _document(ledger, choice.of(ledger.of(office.id)), choice, office)

    @routes.api_route("/nhiem-vu/{agency}", methods=READ)
    def one_agency(request: Request, agency: str, asked: AskedByForm) -> HTMLResponse:
        ledger, choice = chosen_of(asked)
        office = _office(ledger, agency)
        whole = ledger.of(office.id)
        chosen = choice.of(whole)
        return page(
            request,
            "duties/agency.html",
            office=office,
            address=address_of(office.id),
            choice=choice,
            total=len(whole),
            groups=by_role(chosen),
            chosen=len(chosen),
            notes=notes_on_names(ledger, office),
            beside=named_beside(ledger, office),
            nothing=why_nothing(ledger, office) if not whole else None,
            offices=ledger.offices,
            address_of=address_of,
        )

    return routes


def _office(ledger: Ledger, reference: str) -> Office:
    """Return the agency that an address names; a Problem (404) where it names none."""
    found = office_named(ledger, reference)
    if found is None:
        raise Problem(404, "unknown_agency", ref=reference)
    return found


_KINDS = ("report", "review", "unnamed")


def _by_office(entries: Sequence[Entry], ledger: Ledger) -> list[tuple[Office, str, list[Entry]]]:
    """Return the duties by agency, each with the address of its page."""
    ids = dict.fromkeys(one.duty.agency_id for one in entries)
    return [
        (ledger.offices[id_], address_of(id_), [one for one in entries if one.duty.agency_id == id_])
        for id_ in ids
    ]


def _workbook(
    ledger: Ledger, entries: Sequence[Entry], choice: Choice, office: Office | None = None
) -> Response:
    return _file(workbook([sheet_of(ledger, entries, choice, office)]), XLSX, _name(office), "xlsx")


def _document(
    ledger: Ledger, entries: Sequence[Entry], choice: Choice, office: Office | None = None
) -> Response:
    made = word(lines_of(ledger, entries, choice, office), title=title_of(office))
    return _file(made, DOCX, _name(office), "docx")


def _name(office: Office | None) -> str:
    return f"nhiem-vu-{office.id}" if office else "nhiem-vu"


def _file(made: bytes, kind: str, name: str, ending: str) -> Response:
    """Return a file to be kept; its name is told in a way that holds any letters."""
    told = f"attachment; filename*=UTF-8''{quote(name, safe='')}.{ending}"
    return Response(made, media_type=kind, headers={"Content-Disposition": told})
