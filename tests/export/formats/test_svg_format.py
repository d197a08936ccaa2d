"""The picture as files: well-formed, with text as text, and nothing from elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from tests.cases import each
from tests.export.lighthouse import content
from tests.export.picture.crowds import crowd
from tests.export.poison import PLAIN, TEXTS, poisoned_content
from tui.export.content import ExportContent
from tui.export.escape import to_single_line
from tui.export.formats.svg_format import svg_blocks, to_svg
from tui.export.layout import Layout
from tui.export.picture.draw_pages import draw_pages

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "title", "desc", "style", "rect", "polygon", "line", "g", "text", "tspan"}


def parsed(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)


def words(of: ElementTree.Element) -> str:
    return " ".join("".join(of.itertext()).split())


def mark(title: str, whole: ElementTree.Element) -> ElementTree.Element:
    return next(group for group in whole.iter(f"{SVG}g") if words(group[0]).endswith(title))


def test_the_whole_and_each_mark_have_a_title_and_a_description() -> None:
    whole = parsed(to_svg(content()).text)
    assert whole.attrib["lang"] == "en"
    assert whole.attrib["width"] == "297mm"
    assert [one.tag for one in whole[:2]] == [f"{SVG}title", f"{SVG}desc"]
    assert words(whole[0]) == "Timeline, 1984 to 1989"
    assert words(whole[1]) == "3 events, 1984 to 1989, in lanes by kind: Works, weather."
    ordered = mark("The lamp is ordered", whole)
    assert [words(one) for one in ordered[:2]] == [
        "About 1985: The lamp is ordered",
        "Works; disputed; 2 sources, 1 of them disputes; 1 origin. The sources differ.",
    ]
    assert words(ordered[-1]) == "About 1985 ≠ The lamp is ordered · disputed"
    lit = mark("The lamp is lit", whole)
    assert words(lit[-1]) == "1 May 1987 ≠ The lamp is lit"
    assert {one.tag for one in lit} == {f"{SVG}{name}" for name in ("title", "desc", "polygon", "text")}


def test_what_is_certain_is_solid_and_what_is_possible_is_light() -> None:
    whole = parsed(to_svg(content()).text)

    def fills(title: str) -> list[str]:
        return [shape.attrib["fill"] for shape in mark(title, whole).iter(f"{SVG}polygon")]

    solid, light = "#1c2b39", "#e9edf1"
    assert fills("The lamp is lit") == [solid]
    assert fills("The lamp is ordered") == [light, solid, solid], "a stretch between two ends"
    assert fills("Fog") == [light, solid], "certain in the middle"


@pytest.mark.parametrize(
    ("date", "shapes"),
    [("1987/..", 3), ("1987/", 2), ("../1987", 3), ("[..1987]", 1), ("1987-05-01?", 1), ("[1987,1989]", 3)],
)
def test_open_ends_have_a_point(date: str, shapes: int) -> None:
    lit = content().events[2]
    of = replace(content(), events=(replace(lit, row=replace(lit.row, date=date)),))
    polygons = [one.attrib for one in mark("The lamp is lit", parsed(to_svg(of).text)).iter(f"{SVG}polygon")]
    assert len(polygons) == shapes
    has_point = any(len(one["points"].split()) == 3 for one in polygons)
    assert has_point == (".." in date or date.endswith("/"))
    assert any("stroke-dasharray" in one for one in polygons) == (date in {"1987/", "[..1987]"})


def test_events_without_a_date_are_listed() -> None:
    answer = to_svg(content())
    assert "The keeper is asked (People)" in words(parsed(answer.text))
    losses = {loss.code: loss.where for loss in answer.losses}
    assert losses["undated"] == ("keeper-asked",)
    assert losses["statuses"] == ("lamp-lit",)
    assert losses["details"] == ("lamp-ordered", "keeper-asked", "lamp-lit", "fog")
    assert set(losses) == {"undated", "statuses", "details"}


def test_a_file_for_each_page_or_all_in_one() -> None:
    of = crowd(88)
    several = to_svg(replace(of, stem="weir"))
    names = [page.name for page in several.pages]
    assert names == [f"weir-{number}.svg" for number in range(2, len(names) + 2)]
    assert len(names) > 2
    whole = parsed(to_svg(of).text)
    inner = [one for one in whole if one.tag == f"{SVG}svg"]
    assert len(inner) == len(names) + 1
    assert whole.attrib["height"] == f"{210 * len(inner)}mm"
    for file, page in zip((several.text, *(one.text for one in several.pages)), inner, strict=True):
        assert words(parsed(file)).replace("@page { size: 297mm 210mm; margin: 0 } ", "") == words(page)
    assert len(draw_pages(of)) == len(inner)


def test_paper_may_be_larger() -> None:
    of = replace(crowd(88), layout=Layout(paper="a3"))
    assert parsed(to_svg(replace(of, stem="weir")).text).attrib["width"] == "420mm"
    assert len(draw_pages(of, paper="a3")) < len(draw_pages(of))


@pytest.mark.parametrize("of", [content(), crowd(88)], ids=["lighthouse", "crowd"])
def test_there_is_no_script_and_nothing_from_elsewhere(of: ExportContent) -> None:
    text = to_svg(of).text
    whole = parsed(text)
    assert {one.tag.removeprefix(SVG) for one in whole.iter()} <= ELEMENTS
    names = {name for one in whole.iter() for name in one.attrib}
    assert not {
        name for name in names if name.startswith("on") or "href" in name or name in {"style", "id", "class"}
    }
    assert re.findall(r"\w+://[^\"]*", text.replace("http://www.w3.org/2000/svg", "")) == []
    assert "url(" not in text


@each("payload", TEXTS)
def test_payloads_are_text_and_nothing_else(payload: str) -> None:
    whole, plain = (parsed(to_svg(poisoned_content(text)).text) for text in (payload, PLAIN))
    assert {one.tag for one in whole.iter()} == {one.tag for one in plain.iter()}
    line = to_single_line(payload)
    titles = [words(group[0]) for group in whole.iter(f"{SVG}g")]
    expected = ["About 1985", "1 May 1987", "1987 to 1989"]
    allowed = "".join(char for char in line if char not in "\ufffe\uffff")
    assert sorted("".join(one.replace("\ufffd", "").split()) for one in titles) == sorted(
        "".join(f"{date}: {allowed}".replace("\ufffd", "").split()) for date in expected
    )


def test_the_preview_has_every_title() -> None:
    text = str(list(svg_blocks(crowd(88))))
    assert [event.row.id for event in crowd(88).events if event.row.title not in text] == []
