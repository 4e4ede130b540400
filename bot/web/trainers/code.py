"""The square code that takes a phone to a page of ours, and what is said where none can."""

from dataclasses import dataclass

from fastapi import Request
from fastapi.responses import Response

from bot.exports.square_code import code_svg
from bot.web.assets import ASKED_AGAIN
from bot.web.problems import Problem
from bot.web.trainers.reaching import reach

PACK, QUIZ = "/tap-huan/goi", "/tap-huan/trac-nghiem"
PACK_QUIZ = f"{PACK}/trac-nghiem"
_PICTURES = {PACK: "/tap-huan/ma.svg"}


@dataclass(frozen=True, slots=True)
class Code:
    """A code's picture and the address it holds; no `picture` where no phone gets there, or a code cannot hold it.

    `host` is this machine's own name for itself, where that is why.
    """

    picture: str
    address: str
    host: str


def code_of(request: Request, public_url: str, page: str, query: str) -> Code:
    """Return the code of a page."""
    to = reach(request, public_url, f"{page}?{query}")
    if not to.address or code_svg(to.address) is None:
        return Code("", to.address, to.host)
    picture = _PICTURES.get(page, f"{page}/ma.svg")
    return Code(f"{picture}?{query}", to.address, to.host)


def code_picture(request: Request, public_url: str, page: str, query: str) -> Response:
    """Return the picture of the code of a page of ours; a Problem where there is none.

    `query` is written anew from what was read of the call's: a code holds nothing that a caller made up.
    """
    to = reach(request, public_url, f"{page}?{query}")
    drawn = code_svg(to.address) if to.address else None
    if drawn is None:
        raise Problem(404, "no_code")
    headers = {"Cache-Control": ASKED_AGAIN, "Vary": "Host"}
    return Response(drawn, media_type="image/svg+xml", headers=headers)
