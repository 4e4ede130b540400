"""Pages from `templates/`: every value is escaped, a missing one is an error."""

import re
from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from pathlib import Path

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from bot.views.days import shown_day

STATIC = Path(__file__).resolve().parent / "static"
_BLANK = re.compile(r"[._…]{8,}")
# A number of a document as it is written, with the hyphens that a line would break at.
_NUMBER = re.compile(r"\b\d+(?:[/-]\w+)*-\w[\w/-]*")
_TEMPLATES = Path(__file__).resolve().parent / "templates"

# Every page answers HEAD as well.
READ = ["GET", "HEAD"]


def with_blanks(text: str) -> Markup:
    """Return `text` with every row of dots to be filled in as one blank, which a narrow page cuts short."""
    marked = _BLANK.sub(lambda found: f'<span class="blank">{found.group()}</span>', str(escape(text)))
    return Markup(marked)  # noqa: S704 - escaped above


def kept_whole(text: str) -> Markup:
    """Return `text` with every number of a document on one line."""
    marked = _NUMBER.sub(lambda found: f'<span class="whole">{found.group()}</span>', str(escape(text)))
    return Markup(marked)  # noqa: S704 - escaped above


@cache
def asset(name: str) -> str:
    """Return the address of a file of `static/`; it changes with the file, so that a browser may keep it for good."""
    digest = blake2b((STATIC / name).read_bytes(), digest_size=4).hexdigest()
    return f"/static/{name}?v={digest}"


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
    environment.filters["blanks"] = with_blanks
    environment.filters["kept"] = kept_whole
    environment.globals["asset"] = asset
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
    return HTMLResponse(filled(template, here=request.url.path, **values), status, headers=headers)


def filled(template: str, /, **values: object) -> str:
    """Return `template` filled with `values`."""
    return _PAGES.get_template(template).render(**values)
