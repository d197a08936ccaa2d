"""The export screen: formats and what each loses, the text as it is read and as written, where it goes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.explorer.screen_driver import at, everything, exploring, flat, grid, pane, squeezed
from tests.export.endings import RIGHT, STRANGE
from tui.explorer.app import Explorer
from tui.explorer.restore_session import StartState
from tui.explorer.screens import export_screen
from tui.explorer.screens.export_choices import clipboard_warning
from tui.explorer.screens.export_path import PathInput
from tui.explorer.screens.export_screen import ExportScreen
from tui.explorer.widgets.text_pane import TextPane
from tui.export.format_table import ENDINGS, FORMATS
from tui.project.settings.settings import Settings
from tui.project.settings.state_store import last_export_folder


async def test_every_format_is_shown_and_written(hall: Path, desk: Path) -> None:
    async with exploring(hall) as (app, hands):
        for name, form in FORMATS.items():
            await hands.press("e")
            screen = app.screen
            assert isinstance(screen, ExportScreen)
            screen.format_name = name
            await hands.wait()
            assert f"As: {name} (f: {len(FORMATS) - 1} more): {form.about}" in flat(app, "export-form")
            assert f"File: the-village-hall{form.extension}" in " ".join(grid(app).split())
            await hands.press("enter")
            assert app.screen is app.main, name
            app.clear_notifications()
            if name == "pandoc":
                # Of the same name as what another format writes, which would have to be asked about.
                (desk / "the-village-hall.csl.json").unlink()
    pages = {path.name for path in desk.glob("the-village-hall-*.svg")}
    written = {path.name for path in desk.iterdir()} - pages
    assert written == {f"the-village-hall{form.extension}" for form in FORMATS.values()}


async def test_each_format_tells_what_it_leaves_out_or_that_it_keeps_everything(hall: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("e")
        whole = []
        for name in FORMATS:
            said = pane(app, "export-said").splitlines()[0]
            assert said.startswith("This format keeps everything.") or " of this format, listed" in said
            whole += [name] if said.startswith("This format keeps everything.") else []
            await hands.press("f")
        assert whole == ["json", "xlsx"]


async def test_formats_go_round(hall: Path, desk: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("e", *["f"] * len(FORMATS))
        assert app.screen.query_one(PathInput).value == "the-village-hall.md"
        assert list(desk.iterdir()) == []


async def test_a_name_that_was_typed_keeps_its_stem_in_another_format(hall: Path, desk: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("e", "p")
        app.screen.query_one(PathInput).value = str(desk / "my.notes.md")
        await hands.press("tab", "f")
        assert app.screen.query_one(PathInput).value == str(desk / "my.notes.html")
        await hands.press("f")
        assert app.screen.query_one(PathInput).value == str(desk / "my.notes.page.html")
        await hands.press("f")
        assert app.screen.query_one(PathInput).value == str(desk / "my.notes.pandoc.md")


async def test_losses_come_before_the_text(hall: Path, desk: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("e")
        assert pane(app, "export-said").strip() == "1 limit of this format, listed first below."
        await hands.press("f", "f", "f", "f")
        assert "2 limits of this format, listed first below." in pane(app, "export-said")
        first, *_ = pane(app, "preview").splitlines()
        assert first.startswith("Limits of this format")
        assert "The words of passages are left out: citations name them (idea; " in flat(app, "preview")
        assert list(desk.iterdir()) == []


async def test_as_it_is_read_and_as_it_is_written(hall: Path, desk: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("e")
        assert "# The village hall" not in pane(app, "preview")
        await hands.press("v")
        assert "\n# The village hall" in pane(app, "preview")
        assert "As: markdown, raw" in pane(app, "export-form")
        await hands.press("f")
        assert "\n<!DOCTYPE html>" in pane(app, "preview")
        await hands.press("v")
        assert "\nContent notice. " in pane(app, "preview")
        await hands.press("f", "f", "f", "f", "v")
        assert "This format has no formatted preview." in pane(app, "export-said")


@pytest.mark.parametrize("name", ["docx", "xlsx"])
async def test_what_is_no_text_is_shown_as_it_is_read_written_and_not_copied(
    hall: Path, desk: Path, name: str
) -> None:
    async with exploring(hall, beginning=StartState(Settings(export_format=name))) as (app, hands):
        await hands.press("e")
        before = everything(app.screen.query_one(TextPane))
        assert "The roof leaks" in before
        await hands.press("v")
        assert f"{name} is no text, so there is nothing raw to show." in flat(app, "export-said")
        assert everything(app.screen.query_one(TextPane)) == before
        await hands.press("y")
        assert f"Not copied: {name} is no text." in flat(app, "export-said")
        assert app.clipboard == ""
        await hands.press("enter")
        assert (desk / f"the-village-hall.{name}").read_bytes().startswith(b"PK")


async def test_the_settings_lay_out_a_document_for_paper(hall: Path, desk: Path) -> None:
    settings = Settings(export_format="docx", export_without="guide", export_columns="event")
    async with exploring(hall, beginning=StartState(settings)) as (app, hands):
        await hands.press("e")
        shown = everything(app.screen.query_one(TextPane))
        assert "The roof leaks" in shown
        assert "How to read this" not in shown
        assert not any(line.startswith("Status ") for line in shown.splitlines())
        await hands.press("enter")
    with ZipFile(desk / "the-village-hall.docx") as archive:
        text = archive.read("word/document.xml").decode()
    assert ">Event<" in text
    assert ">Status<" not in text


async def test_too_many_events_for_a_format_are_refused_with_a_remedy(
    hall: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = replace(FORMATS["docx"], most_events=1)
    monkeypatch.setattr(export_screen, "FORMATS", {**FORMATS, "docx": few})
    async with exploring(hall, beginning=StartState(Settings(export_format="docx"))) as (app, hands):
        await hands.press("e")
        assert "add a query, such as kind:KIND" in flat(app, "preview")
        await hands.press("enter")
        assert list(desk.iterdir()) == []


async def test_the_bibliography_is_named_shown_and_written(hall: Path, desk: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("e", "f", "f", "f")
        assert "the-village-hall.csl.json is written next to it." in flat(app, "export-said")
        await hands.press("v", "end")
        assert '"type"' in everything(app.screen.query_one(TextPane))
        await hands.press("y")
        assert "references: [{" in app.clipboard
        await hands.press("p")
        app.screen.query_one(PathInput).value = "another.md"
        await hands.press("enter")
        assert "and another.csl.json" in squeezed(grid(app)) or "another.csl.json" in grid(app)
    assert 'bibliography: "another.csl.json"' in (desk / "another.md").read_text(encoding="utf-8")
    assert json.loads((desk / "another.csl.json").read_bytes())


async def test_a_bibliography_is_not_written_over_unasked(hall: Path, desk: Path) -> None:
    (desk / "the-village-hall.csl.json").write_text("mine")
    async with exploring(hall) as (app, hands):
        await hands.press("e", "f", "f", "f", "enter")
        assert "the-village-hall.pandoc.md or the-village-hall.csl.json" in grid(app)
        assert "exists. Replace both?" in grid(app)
        await hands.press("n")
        assert [path.read_text() for path in desk.iterdir()] == ["mine"]
        await hands.press("enter", "y")
    assert len(list(desk.iterdir())) == 2


async def test_one_event(hall: Path, desk: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("down", "e", "x")
        assert "What: this event: " in grid(app)
        await hands.press("enter")
        written = desk / f"the-village-hall-{at(app)}.md"
        assert "Events: 1 of 14 shown" in written.read_text(encoding="utf-8")


async def test_the_folder_of_the_last_export_is_offered_again(hall: Path, desk: Path) -> None:
    (desk / "out").mkdir()
    async with exploring(hall) as (app, hands):
        await hands.press("e", "p")
        app.screen.query_one(PathInput).value = "out/one.md"
        await hands.press("enter", "e")
        assert app.screen.query_one(PathInput).value == str(desk.resolve() / "out" / "the-village-hall.md")
    assert last_export_folder() == str((desk / "out").resolve())


@pytest.mark.parametrize(
    ("size", "said"),
    [(10, ""), (74_994, ""), (74_995, "It has 74,995 bytes; many terminals take at most")],
)
def test_what_is_too_long_for_many_clipboards(size: int, said: str) -> None:
    assert said in clipboard_warning("a" * size)
    assert bool(clipboard_warning("é" * (size // 2 + size % 2))) is bool(said)


@pytest.mark.sweep
@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)], ids=lambda size: "x".join(map(str, size)))
async def test_every_key_is_in_the_footer(hall: Path, size: tuple[int, int]) -> None:
    async with exploring(hall, size) as (app, hands):
        await hands.press("e")
        keys = flat(app, "export-keys")
        assert all(said in keys for said in ("Enter write", "x what", "f format", "v raw", "Esc close"))


async def test_hostile_text_is_harmless_in_every_preview(hall: Path) -> None:
    payload = "\u202e[red]<b>*cold*</b>"
    events = (hall / "events.yaml").read_text(encoding="utf-8")
    changed = events.replace("title: The roof leaks", f"title: {json.dumps(payload)}", 1)
    assert changed != events
    (hall / "events.yaml").write_text(changed, encoding="utf-8")
    async with exploring(hall) as (app, hands):
        await hands.press("e")
        for name in FORMATS:
            for _ in range(2):
                shown = everything(app.screen.query_one(TextPane))
                assert "\u202e" not in shown
                assert ("[red]" in shown or r"\[red\]" in shown) is (
                    name not in {"csl-json", "timesketch"}
                ), "the roof leaks on no certain day"
                await hands.press("v")
            await hands.press("f")


async def test_a_name_that_was_typed_stays_for_another_export(hall: Path, desk: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("e", "x")
        default = app.screen.query_one(PathInput).value
        assert default == f"the-village-hall-{at(app)}.md"
        app.screen.query_one(PathInput).value = "out/mine.md"
        await hands.press("x", "x", "f")
        assert app.screen.query_one(PathInput).value == "out/mine.html"
        app.screen.query_one(PathInput).value = "out/mine"
        await hands.press("f", "x")
        assert app.screen.query_one(PathInput).value == "out/mine"


async def test_an_ending_that_is_typed_chooses_the_format_until_f_does(hall: Path, desk: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("e", "p", "ctrl+u", *"y.csv")
        assert "As: csv" in flat(app, "export-form")
        await hands.press("ctrl+u", *"y.pandoc.md")
        assert "As: pandoc" in flat(app, "export-form")
        assert app.screen.query_one(PathInput).value == "y.pandoc.md"
        await hands.press("backspace", "backspace", "tab", *["f"] * (len(FORMATS) - 3))
        assert "As: markdown" in flat(app, "export-form")
        await hands.press("p", "ctrl+u", *"y.csv")
        assert "As: markdown" in flat(app, "export-form")
        assert "y.csv will contain markdown: f changes the format." in flat(app, "export-said")
        await hands.press("enter")
        assert (desk / "y.csv").read_text(encoding="utf-8").startswith("# The village hall")


async def test_what_was_not_written_is_said_until_the_name_changes(hall: Path, desk: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("e", "p", "ctrl+u", *"no/y.md", "enter")
        assert "Not written: " in flat(app, "export-said")
        await hands.press("backspace")
        assert "Not written: " not in flat(app, "export-said")


async def test_what_an_earlier_day_leaves_out_is_said(hall: Path, desk: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("w", *"1960", "enter", "e")
        said = flat(app, "export-said")
        assert "Left out because it was not public by 1960: " in said
        assert "later events" in said
        await hands.press("x")
        assert "Left out" not in flat(app, "export-said")


async def test_clicks_on_what_and_how(hall: Path, desk: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("e")
        await hands.pilot.click("#export-what", offset=(3, 0))
        await hands.pilot.click("#export-form", offset=(3, 0))
        await hands.wait()
        assert "What: this event: " in flat(app, "export-what")
        assert "As: html" in flat(app, "export-form")


async def test_the_keys_that_work_in_the_name_are_named_there(hall: Path, desk: Path) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("e", "p")
        assert flat(app, "export-keys") == "Enter write Tab preview Esc close"
        await hands.press("tab")
        assert "x what f format" in flat(app, "export-keys")


@pytest.mark.parametrize(("height", "blank"), [(24, 1), (19, 0)])
async def test_the_preview_stands_apart_where_there_is_room(
    hall: Path, desk: Path, height: int, blank: int
) -> None:
    async with exploring(hall, (80, height)) as (app, hands):
        await hands.press("e")
        said, preview, keys = (
            app.screen.query_one(f"#{name}").region for name in ("export-said", "preview", "export-keys")
        )
        assert (preview.y - said.bottom, keys.y - preview.bottom) == (blank, blank)


async def test_the_format_of_the_settings_comes_first(hall: Path, desk: Path) -> None:
    async with exploring(hall, beginning=StartState(Settings(export_format="csv"))) as (app, hands):
        await hands.press("e")
        assert "As: csv" in flat(app, "export-form")
        assert app.screen.query_one(PathInput).value == "the-village-hall.csv"
        await hands.press("p", "ctrl+u", *"y.json")
        assert "As: json" in flat(app, "export-form")


async def test_an_ending_that_no_format_has_is_refused_as_it_is_typed_and_written(
    hall: Path, desk: Path
) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("e", "p")
        for file in STRANGE:
            app.screen.query_one(PathInput).value = file
            await hands.wait()
            refused = (
                f"No format has the ending {file[file.rindex('.') :]}; choose one of {', '.join(ENDINGS)}; "
            )
            refused += "or change the format with f in the preview."
            assert flat(app, "export-said") == refused
            await hands.press("enter")
            assert flat(app, "export-said") == f"Not written. {refused}"
            assert isinstance(app.screen, ExportScreen)
        assert list(desk.iterdir()) == []


@pytest.mark.parametrize("file", STRANGE[:4])
async def test_a_format_that_was_chosen_is_written_under_any_name_and_that_is_said(
    hall: Path, desk: Path, file: str
) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("e", "p")
        app.screen.query_one(PathInput).value = file
        await hands.press("tab", "f")
        assert app.screen.query_one(PathInput).value == file
        assert f"{file} will contain html: f changes the format." in flat(app, "export-said")
        await hands.press("enter")
        assert (desk / file).read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.sweep
@pytest.mark.parametrize(("file", "name"), RIGHT.items())
async def test_a_name_is_written_in_the_format_of_its_ending(
    hall: Path, desk: Path, file: str, name: str
) -> None:
    async with exploring(hall) as (app, hands):
        await hands.press("e", "p")
        app.screen.query_one(PathInput).value = file
        await hands.wait()
        assert f"As: {name} " in flat(app, "export-form")
        await hands.press("enter")
        assert (desk / file).exists()


async def test_the_format_of_the_settings_is_that_of_a_name_without_an_ending_and_of_no_strange_one(
    hall: Path, desk: Path
) -> None:
    async with exploring(hall, beginning=StartState(Settings(export_format="csv"))) as (app, hands):
        await hands.press("e", "p", "ctrl+u", *"y.odt", "enter")
        assert "Not written. No format has the ending .odt" in flat(app, "export-said")
        await hands.press("ctrl+u", *"y", "enter")
        assert (desk / "y").read_text(encoding="utf-8-sig").startswith('"id"')


def unwrapped(app: Explorer) -> str:
    """The line with the whole path, without the breaks of its rows."""
    return squeezed(pane(app, "export-destination"))


@pytest.mark.sweep
@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_the_whole_path_is_shown(hall: Path, desk: Path, size: tuple[int, int]) -> None:
    deep = desk / "a-folder-for-what-goes-to-the-court" / "bundle-c" / "chronologies-as-filed"
    deep.mkdir(parents=True)
    async with exploring(hall, size=size) as (app, hands):
        await hands.press("e")
        assert f"Into:{desk}/the-village-hall.md" == unwrapped(app)
        await hands.press("p")
        app.screen.query_one(PathInput).value = f"{deep.relative_to(desk)}/notes.md"
        await hands.wait()
        assert unwrapped(app) == f"Into:{deep}/notes.md"


async def test_of_a_path_that_is_too_long_the_end_is_shown_behind_an_ellipsis(hall: Path, desk: Path) -> None:
    async with exploring(hall, size=(60, 20)) as (app, hands):
        await hands.press("e", "p")
        app.screen.query_one(PathInput).value = f"{'deeper/' * 60}notes.md"
        await hands.wait()
        shown = unwrapped(app)
        assert shown.startswith("…")
        assert shown.endswith("/deeper/notes.md")


async def test_where_the_name_is_the_whole_path_it_is_not_told_twice(hall: Path, desk: Path) -> None:
    async with exploring(hall, size=(160, 50)) as (app, hands):
        await hands.press("e", "p")
        app.screen.query_one(PathInput).value = str(desk / "notes.md")
        await hands.wait()
        assert not app.screen.query_one("#export-destination").display
