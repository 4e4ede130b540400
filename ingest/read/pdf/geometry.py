"""Places in a file: how a form lays its shapes on the page, the box round points, what is thin enough for a line."""

from collections.abc import Iterable

Point = tuple[float, float]
Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]

SAME: Matrix = (1, 0, 0, 1, 0, 0)
_THIN = 2.5
"""A drawn shape narrower than this, in points, is a line."""


def after(first: Matrix, then: Matrix) -> Matrix:
    """Return what laying out by `first` and then by `then` comes to."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def at(point: Point, matrix: Matrix) -> Point:
    """Return where a matrix lays a point."""
    (x, y), (a, b, c, d, e, f) = point, matrix
    return a * x + c * y + e, b * x + d * y + f


def corners_at(corners: Box, matrix: Matrix) -> tuple[Point, Point]:
    """Return where a matrix lays two opposite corners of a box."""
    left, bottom, right, top = corners
    return at((left, bottom), matrix), at((right, top), matrix)


def around(points: Iterable[Point]) -> Box:
    """Return the box round points: the least x and y, the greatest x and y."""
    across, down = zip(*points, strict=True)
    return min(across), min(down), max(across), max(down)


def is_thin(box: Box, most: float = _THIN) -> bool:
    """Tell whether a box is so thin and so long that it is a line."""
    x0, top, x1, bottom = box
    return min(x1 - x0, bottom - top) <= most < 4 < max(x1 - x0, bottom - top)


def is_in(point: Point, box: Box) -> bool:
    """Tell whether a point is inside a box."""
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def area(box: Box) -> float:
    """Return how much of a page a box covers, in square points."""
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def shown(crop: Box, whole: Box, least: float) -> Box:
    """Return the part of a page that is shown: its crop box, or all of it where that box shows nothing.

    A crop box shows nothing when it lies outside the page or is narrower or lower than `least`.
    """
    inside = (
        max(crop[0], whole[0]),
        max(crop[1], whole[1]),
        min(crop[2], whole[2]),
        min(crop[3], whole[3]),
    )
    return inside if min(inside[2] - inside[0], inside[3] - inside[1]) >= least else whole
