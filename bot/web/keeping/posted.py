"""What a form of ours sends: read with bounds, and refused where another site made the browser send it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from fastapi import Request

from assistant.text.normal import plain
from bot.desk.desk import Desk
from bot.web.problems import Problem

_FORM = "application/x-www-form-urlencoded"
_FIELDS = 100
# A quiz has some for each of its questions.
_FIELDS_OF_A_QUIZ = 1000


@dataclass(frozen=True, slots=True)
class Posted:
    """The fields of a form; what a field must be is asked where it is read."""

    fields: Mapping[str, Sequence[str]]

    def text(self, name: str, limit: int, *, required: bool = False) -> str:
        """Return a field as text in its normal form; a Problem where it is longer than `limit`, or missing."""
        found = plain(next(iter(self.fields.get(name, ())), "").replace("\r\n", "\n")).strip()
        if len(found) > limit or (required and not found):
            raise Problem(422, "unreadable_form", field=name)
        return found

    def many(self, name: str, limit: int, most: int) -> tuple[str, ...]:
        """Return all values of a field; a Problem where they are too many or one is too long."""
        found = tuple(filter(None, (plain(one).strip() for one in self.fields.get(name, ()))))
        if len(found) > most or any(len(one) > limit for one in found):
            raise Problem(422, "unreadable_form", field=name)
        return found

    def ticked(self, name: str) -> bool:
        """Tell whether a box was ticked."""
        return bool(self.fields.get(name))


async def posted(request: Request) -> Posted:
    """Return the form that was sent; a Problem where it is none, or another site sent it."""
    return await _read(request, _FIELDS)


async def posted_quiz(request: Request) -> Posted:
    """Return the quiz that was sent, which has more fields than another form; a Problem as `posted` raises."""
    return await _read(request, _FIELDS_OF_A_QUIZ)


async def _read(request: Request, most: int) -> Posted:
    _refuse_other_sites(request)
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise Problem(415, "unreadable_form", field="Content-Type")
    try:
        body = (await request.body()).decode("ascii")
        fields = parse_qs(body, keep_blank_values=True, errors="strict", max_num_fields=most)
    except ValueError:
        raise Problem(400, "unreadable_form", field="*") from None
    return Posted(fields)


def check_seal(desk: Desk, request: Request, form: Posted, text: str) -> None:
    """Refuse a form that our own pages did not make, where the browser does not say where it comes from.

    With `Referrer-Policy: no-referrer` a browser sends the origin "null", and over plain HTTP it sends no
    Sec-Fetch-Site either: an office's own network looks so.
    """
    told = "sec-fetch-site" in request.headers
    if not told and request.headers.get("origin") == "null" and form.text("dau", 64) != desk.seal(text):
        raise Problem(403, "another_site")


def _refuse_other_sites(request: Request) -> None:
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        if site not in {"same-origin", "none"}:
            raise Problem(403, "another_site")
        return
    origin = request.headers.get("origin")
    if origin and origin != "null" and urlsplit(origin).netloc != request.headers.get("host"):
        raise Problem(403, "another_site")
