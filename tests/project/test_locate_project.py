"""Where a chronology is found, and what is said where there is none."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import tui
from tui.project import locate_project
from tui.project.locate_project import NoneNear, ProjectLocation, ProjectNotFound, Shipped, find_project


@pytest.fixture
def hall(tmp_path: Path) -> Path:
    root = tmp_path / "hall"
    (root / "corpus" / "deep").mkdir(parents=True)
    (root / "events.yaml").write_text("format: dateline/1\n")
    (root / "notes.txt").write_text("")
    return root


@pytest.mark.parametrize("named", ["hall", "hall/", "hall/events.yaml", "./hall", "hall/corpus/.."])
def test_a_folder_or_its_events_file_is_found(hall: Path, named: str) -> None:
    assert find_project(Path(named), hall.parent) == ProjectLocation(hall)


@pytest.mark.parametrize("below", ["", "corpus", "corpus/deep"])
def test_nothing_named_finds_the_nearest_upwards(hall: Path, below: str) -> None:
    assert find_project(None, hall / below) == ProjectLocation(hall)


def test_the_nearer_of_two_is_found(hall: Path) -> None:
    inner = hall / "corpus"
    (inner / "events.yaml").write_text("format: dateline/1\n")
    assert find_project(None, inner / "deep") == ProjectLocation(inner)


def test_a_link_to_the_folder_is_followed(hall: Path) -> None:
    link = hall.parent / "link"
    link.symlink_to(hall)
    assert find_project(Path("link"), hall.parent) == ProjectLocation(hall)


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("nowhere", "there is no nowhere"),
        ("hall/corpus", "hall/corpus has no events.yaml"),
        ("hall/notes.txt", "neither a folder nor a file named events.yaml"),
        ("hall/notes.txt/x", "there is no hall/notes.txt/x"),
        ("a" * 5000, "File name too long"),
        ("nul\0", "nul"),
    ],
)
def test_a_refusal_says_what_is_there_instead(hall: Path, named: str, said: str) -> None:
    found = find_project(Path(named), hall.parent)
    assert isinstance(found, ProjectNotFound)
    assert said in found.message


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, lambda path: path.symlink_to("nowhere")])
def test_whatever_is_called_events_yaml_is_found_and_none_above_it(
    hall: Path, make: Callable[[Path], None]
) -> None:
    inner = hall / "corpus"
    make(inner / "events.yaml")
    assert find_project(None, inner) == find_project(inner, hall) == ProjectLocation(inner)


def test_the_example_is_found_where_it_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = tmp_path / "site-packages" / "tui"
    (installed / "example").mkdir(parents=True)
    (installed / "example" / "events.yaml").write_text("format: dateline/1\n")
    monkeypatch.setattr(tui, "__file__", str(installed / "__init__.py"))
    assert find_project(Shipped.EXAMPLE, tmp_path) == ProjectLocation(installed / "example", is_example=True)


def test_nothing_near_is_nothing_found(tmp_path: Path) -> None:
    found = find_project(None, tmp_path)
    assert isinstance(found, NoneNear)
    assert found.message == "no events.yaml found here or in any folder above"


def test_a_checkout_is_its_own_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checkout = tmp_path / "checkout"
    (checkout / "tui").mkdir(parents=True)
    (checkout / "pyproject.toml").write_text("")
    (checkout / "events.yaml").write_text("format: dateline/1\n")
    monkeypatch.setattr(tui, "__file__", str(checkout / "tui" / "__init__.py"))
    assert find_project(Shipped.EXAMPLE, tmp_path) == ProjectLocation(checkout, is_example=True)


def test_a_stray_file_beside_an_installed_package_is_no_example(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "packages" / "tui").mkdir(parents=True)
    (tmp_path / "packages" / "events.yaml").write_text("format: dateline/1\n")
    monkeypatch.setattr(tui, "__file__", str(tmp_path / "packages" / "tui" / "__init__.py"))
    found = find_project(Shipped.EXAMPLE, tmp_path)
    assert isinstance(found, ProjectNotFound)
    assert found.message == "the example was not installed"
    assert locate_project.example_path() is None
