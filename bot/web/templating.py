"""Pages from `templates/`: every value is escaped, a missing one is an error."""

from collections.abc import Mapping
from datetime import date
from hashlib import blake2b
from pathlib import Path

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

STATIC = Path(__file__).resolve().parent / "static"
_TEMPLATES = Path(__file__).resolve().parent / "templates"


def shown_day(day: object) -> str:
    """Return a date as Vietnamese offices write it; nothing for what is not a date."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}" if isinstance(day, date) else ""


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["day"] = shown_day
    # Part of the style sheet's address, so that a browser never keeps an old one.
    environment.globals["style"] = blake2b((STATIC / "site.css").read_bytes(), digest_size=4).hexdigest()
    return environment


_PAGES = _environment()


def page(
    request: Request,
    template: str,
    /,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **values: object,
) -> HTMLResponse:
    """Return `template` filled with `values` as a page."""
    html = _PAGES.get_template(template).render(here=request.url.path, **values)
    return HTMLResponse(html, status, headers=headers)
