"""Charts: what is drawn, and pictures that any page may show."""

from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from matplotlib.figure import Figure
from PIL import Image

from bot.exports import chart as charts
from bot.exports.chart import drawn
from bot.exports.panels import Chart, Look, Panel, Point, Series

COLUMNS = ["Năm 2030", "Năm 2035", "Năm 2040", "Năm 2045"]
YEARS = [2030, 2035, 2040, 2045]
RISING = Series([Point(0, 1, "≥ 1", bound="≥"), Point(1, 2, "2 – 4", 4), Point(3, 5, "5")])


def figure_of(monkeypatch: pytest.MonkeyPatch, chart: Chart, look: Look | None = None) -> Figure:
    kept: list[Figure] = []
    make = charts._figure
    monkeypatch.setattr(charts, "_figure", lambda *given: kept.append(make(*given)) or kept[-1])
    drawn(chart, "svg", look or Look())
    return kept[-1]


def said(figure: Figure) -> list[str]:
    return [text.get_text() for axes in figure.axes for text in axes.texts]


def test_figures_are_labelled_as_printed_and_gaps_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    figure = figure_of(monkeypatch, Chart("Tên", COLUMNS, [Panel("%", [RISING], gaps=[(2, "để trống")])]))
    assert {"≥ 1", "2 – 4", "5", "để trống"} <= set(said(figure))


def test_no_line_leads_over_a_gap_or_through_a_range(monkeypatch: pytest.MonkeyPatch) -> None:
    figure = figure_of(monkeypatch, Chart("Tên", COLUMNS, [Panel("%", [RISING])], years=YEARS))
    joined = [line for line in figure.axes[0].lines if len(set(line.get_xdata())) > 1]
    assert joined == []
    bars = [line for line in figure.axes[0].lines if list(line.get_ydata()) == [2, 4]]
    assert bars


def test_ranks_have_the_first_place_on_top_and_nothing_above_it(monkeypatch: pytest.MonkeyPatch) -> None:
    ranks = Series([Point(0, 26, "26"), Point(1, 15, "≤ 15", bound="≤")])
    figure = figure_of(monkeypatch, Chart("Hạng", COLUMNS, [Panel("hạng", [ranks], rank=True)]))
    bottom, top = figure.axes[0].get_ylim()
    assert bottom > top
    assert charts._tick(0, rank=True) == ""
    figure = figure_of(monkeypatch, Chart("Số", COLUMNS, [Panel("số", [ranks])]))
    bottom, top = figure.axes[0].get_ylim()
    assert bottom == 0 < top


@pytest.mark.parametrize("look", [Look(), Look(dark=True), Look(narrow=True), Look(dark=True, narrow=True)])
def test_an_svg_needs_no_inline_style_and_loads_nothing(look: Look) -> None:
    picture = drawn(Chart("Tên <b>&", COLUMNS, [Panel("%", [RISING])], names=["Một", "Hai"]), "svg", look)
    root = ET.fromstring(picture)  # noqa: S314
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert not tags & {"style", "script", "image", "foreignObject", "a"}
    assert not [element for element in root.iter() if "style" in element.attrib]
    links = {value for e in root.iter() for name, value in e.attrib.items() if name.endswith("href")}
    assert all(link.startswith("#") for link in links)


def test_a_dark_picture_has_light_words_on_dark_ground(monkeypatch: pytest.MonkeyPatch) -> None:
    grounds = []
    for dark in (False, True):
        picture = Image.open(
            BytesIO(drawn(Chart("Tên", COLUMNS, [Panel("%", [RISING])]), "png", Look(dark=dark)))
        )
        grounds.append(picture.convert("L").getpixel((2, 2)))
    assert grounds[0] > 240
    assert grounds[1] < 60


def test_a_title_is_text_whatever_it_looks_like() -> None:
    for title in (r"$\frac{1}{0}$", "日本 \x00 \ud800", "", "a" * 4000):
        assert drawn(Chart(title, ["$x$"], [Panel("$", [Series([Point(0, 1, "$\\q$")])])]), "png", Look())


def test_the_same_chart_is_drawn_the_same() -> None:
    chart = Chart("Tên", COLUMNS, [Panel("%", [RISING])])
    assert drawn(chart, "svg", Look()) == drawn(chart, "svg", Look())


def test_vietnamese_numbers() -> None:
    assert [charts._tick(n, rank=False) for n in (0, 0.25, 1200, 2450.5)] == ["0", "0,25", "1.200", "2.450,5"]
