"""Square codes that take a phone to an address, drawn by segno: black on white with a margin, also on dark pages."""

from io import BytesIO

LONGEST = 800
"""Characters that a code may hold: of more its squares are too small to be read from the middle of a hall."""
_QUIET = 4


def code_svg(address: str) -> bytes | None:
    """Return the code of an address as SVG; None where it is too long for one that a hall can read."""
    return _drawn(address, "svg", scale=8)


def code_png(address: str, *, scale: int = 12) -> bytes | None:
    """Return the code of an address as PNG, `scale` pixels to a square; None as for `code_svg`."""
    return _drawn(address, "png", scale=scale)


def _drawn(address: str, kind: str, *, scale: int) -> bytes | None:
    if not address or len(address) > LONGEST:
        return None
    import segno

    written = BytesIO()
    # As much of it may be hidden or blurred as its size allows anyway.
    made = segno.make(address, error="l", boost_error=True, micro=False)
    made.save(written, kind=kind, scale=scale, border=_QUIET, dark="#000", light="#fff")
    return written.getvalue()
