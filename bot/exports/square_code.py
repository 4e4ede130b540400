"""Square codes that a phone's camera reads, drawn by segno: black on white whatever the page, with a quiet zone."""

from io import BytesIO

_QUIET = 4
"""Modules of white around the code, as ISO/IEC 18004 asks."""
_MOST = 1200
"""Characters of an address beyond which a camera no longer reads the code across a hall."""


def code_svg(address: str) -> bytes | None:
    """Return the code of an address as an SVG picture without styles; None where it is empty or too long."""
    return _drawn(address, "svg", scale=1, xmldecl=False, svgclass=None, lineclass=None, omitsize=True)


def code_png(address: str) -> bytes | None:
    """Return the code of an address as a PNG picture; None where it is empty or too long."""
    return _drawn(address, "png", scale=12)


def _drawn(address: str, kind: str, **look: object) -> bytes | None:
    if not address or len(address) > _MOST:
        return None
    import segno

    held = BytesIO()
    segno.make_qr(address, error="m").save(
        held, kind=kind, border=_QUIET, dark="#000000", light="#ffffff", **look
    )
    return held.getvalue()
