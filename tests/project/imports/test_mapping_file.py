from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.parsing.safe_files import InputFile
from tui.project.imports.mapping import FIELDS, ImportMapping, UnreadableMapping, mapping_path, stem_of
from tui.project.imports.mapping_file import read_mapping, write_mapping

_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)
_NAMES = st.tuples(_TEXT) | st.tuples(_TEXT, _TEXT, _TEXT)


def read(text: str) -> ImportMapping | UnreadableMapping:
    return read_mapping(InputFile("imports/log.yaml", text), "log.csv")


@given(
    st.builds(
        ImportMapping,
        file=_TEXT,
        sheet=_TEXT | st.just(""),
        header=st.integers(0, 99),
        columns=st.dictionaries(st.sampled_from(FIELDS), _NAMES, max_size=4),
        dates=st.fixed_dictionaries({}, optional={"order": st.just("dmy"), "century": st.just("1900")}),
        actors=st.dictionaries(_TEXT, st.just("the-board"), max_size=2),
        kind=st.just("reports"),
        kinds=st.dictionaries(_TEXT.filter(lambda text: text != "default"), st.just("works"), max_size=2),
        source=st.fixed_dictionaries({"id": st.just("log"), "title": _TEXT, "type": st.just("document")}),
        skip=st.dictionaries(_TEXT, _TEXT, max_size=1),
        answers=st.dictionaries(
            st.sampled_from(["B7", "C9"]), st.sampled_from(["none", "2010/2011", "[..2010]"])
        ),
    )
)
def test_a_mapping_reads_back_as_it_was_written(mapping: ImportMapping) -> None:
    text = write_mapping(mapping)
    assert read(text) == mapping
    assert write_mapping(mapping, text, mapping) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colums: {}\n", "imports/log.yaml: there is no key colums"),
        ("columns: {titel: Event}\n", "imports/log.yaml: columns: there is no titel"),
        ("dates: {century: 20}\n", ""),
        ("dates: {century: never}\n", "imports/log.yaml: dates: century cannot be never"),
        ("header: first\n", "imports/log.yaml: header cannot be first"),
        (
            "status: established\n",
            "imports/log.yaml: the status established says more than a row alone can show",
        ),
        ("format: dateline-import/2\n", "imports/log.yaml: its format is not known to this version"),
        ("source: {id: No}\n", "imports/log.yaml: No cannot be a source's id"),
        ("encoding: latin-9\n", "imports/log.yaml: the encoding latin-9 is not read"),
        ("[a]\n", "imports/log.yaml: it is no mapping"),
        ("a: [\n", "imports/log.yaml: "),
        ("columns: &a {title: Event}\n", "imports/log.yaml: "),
    ],
)
def test_a_mistake_in_a_mapping_names_the_file(text: str, said: str) -> None:
    found = read(text)
    if not said:
        assert isinstance(found, ImportMapping)
    else:
        assert isinstance(found, UnreadableMapping)
        assert found.message.startswith(said)


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Log of 1812.xlsx", "log-of-1812"),
        ("a.b.csv", "a-b"),
        ("ß.csv", "ss"),
        ("é.csv", "table"),
        ("../x.csv", "x"),
        (f"{'minutes of ' * 8}the harbour board.csv", "-".join(["minutes-of"] * 8)),
    ],
)
def test_the_stem_of_a_file_is_an_id(name: str, stem: str) -> None:
    assert stem_of(name) == stem
    assert mapping_path(Path("/weir"), name) == Path(f"/weir/imports/{stem}.yaml")
