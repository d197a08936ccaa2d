"""Editing a query line: the value that is meant changes, and nothing else of the line does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.parsing.query.test_parse_query import LINES
from tui.parsing.query.edit_query import (
    field_values,
    line_terms,
    remove_value,
    replace_old_words,
    replace_period,
    toggle_value,
)
from tui.parsing.query.fields import VALUE_FIELDS
from tui.parsing.query.lexer import QueryTokenType, normalize_word, read_tokens
from tui.parsing.query.parse_query import MOST_CHARACTERS, MOST_TERMS, Field, Query, parse_query

NAMES = st.sampled_from(VALUE_FIELDS)
VALUES = st.one_of(
    st.sampled_from(["court", "light house", "fog,horn", "*", "x:y", "-", "灯台"]),
    st.text(min_size=1, max_size=6),
).map(lambda text: normalize_word(text.replace('"', "")) or "court")


@pytest.mark.parametrize(
    ("line", "name", "value", "negated", "edited"),
    [
        ("", "kind", "court", False, "kind:court"),
        ("Lamp  post", "kind", "court", False, "Lamp  post kind:court"),
        ("Kind:Police  lamp", "kind", "court", False, "Kind:Police,court  lamp"),
        ("kind:court,police lamp", "kind", "court", False, "kind:police lamp"),
        ("kind:police,court lamp", "kind", "court", True, "kind:police lamp -kind:court"),
        ("-kind:court lamp", "kind", "court", True, "lamp"),
        ("-kind:court lamp", "kind", "court", False, "lamp kind:court"),
        ("lamp  kind:court  post", "kind", "court", False, "lamp  post"),
        ("kind:a lamp kind:a,b", "kind", "a", False, "lamp kind:b"),
        ('"the lam', "kind", "court", False, 'kind:court "the lam'),
        ('post "the lam', "kind", "court", True, 'post -kind:court "the lam'),
        ('tag:"light ho', "tag", "fog,horn", False, 'tag:"light ho","fog,horn"'),
        ('tag:"Light  House",x', "tag", "light house", False, "tag:x"),
        ("kind: lamp", "kind", "court", False, "kind:court lamp"),
        ("kind:,, lamp", "kind", "court", False, "kind:,,court lamp"),
        ('"x"kind:a', "kind", "a", False, '"x"'),
        ("a OR b as-of:1872", "kind", "court", False, "kind:court as-of:1872 (a OR b)"),
        ("a OR NOT as-of:1872", "kind", "court", False, "kind:court (a OR NOT as-of:1872)"),
    ],
)
def test_toggling(line: str, name: str, value: str, negated: bool, edited: str) -> None:
    assert toggle_value(line, name, value, negated=negated) == edited


def parsed(line: str) -> Query:
    return parse_query(line)[0]


def model(query: Query, name: str, value: str, negated: bool) -> Query:
    """The query with the value toggled, by way of its fields."""
    was = any(value in each.values for each in query.fields if (each.name, each.negated) == (name, negated))
    fields = [
        replace(each, values=tuple(one for one in each.values if one != value)) if each.name == name else each
        for each in query.fields
    ]
    fields = [each for each in fields if each.values]
    of_it = [at for at, each in enumerate(fields) if (each.name, each.negated) == (name, negated)]
    if not was and of_it:
        fields[of_it[0]] = replace(fields[of_it[0]], values=(*fields[of_it[0]].values, value))
    elif not was:
        fields.append(Field(name, (value,), negated))
    return replace(query, fields=tuple(fields))


def is_plain(line: str) -> bool:
    """Whether no field stands on it twice, without a value or among operators: an edit may go either way."""
    tokens = list(read_tokens(line))
    fields = [token for token in tokens if token.name]
    names = [(token.minus, token.name) for token in fields]
    terms = {QueryTokenType.WORDS, QueryTokenType.PHRASE, QueryTokenType.FIELD}
    is_joined = any(token.sort not in terms for token in tokens)
    return (
        len(set(names)) == len(names)
        and all(token.value for token in fields)
        and not (is_joined and any(token.name in VALUE_FIELDS for token in fields))
    )


@settings(max_examples=300, deadline=None)
@given(LINES, NAMES, VALUES, st.booleans())
def test_what_is_read_of_the_edited_line_is_the_edited_query(
    line: str, name: str, value: str, negated: bool
) -> None:
    assume(is_plain(line) and len(line) < MOST_CHARACTERS - 100)
    query = parsed(line)
    assume(len(query.fields) < MOST_TERMS)
    read, expected = (
        parsed(toggle_value(line, name, value, negated=negated)),
        model(query, name, value, negated),
    )
    assert set(read.fields) == set(expected.fields)
    assert replace(read, fields=()) == replace(expected, fields=())


@settings(max_examples=300, deadline=None)
@given(LINES, NAMES, VALUES, st.booleans())
def test_toggling_twice_gives_the_query_back(line: str, name: str, value: str, negated: bool) -> None:
    assume(value not in field_values(line, name) | field_values(line, name, negated=True))
    assume(len(line) < MOST_CHARACTERS - 100)
    once = toggle_value(line, name, value, negated=negated)
    assert value in field_values(once, name, negated=negated)
    assert parsed(toggle_value(once, name, value, negated=negated)) == parsed(line)


@given(NAMES, VALUES, st.booleans())
def test_a_line_without_the_field_comes_back_to_the_letter(name: str, value: str, negated: bool) -> None:
    line = 'Lamp  "the Post"   in:1911 is:differs'
    once = toggle_value(line, name, value, negated=negated)
    assert toggle_value(once, name, value, negated=negated) == line


@settings(max_examples=200, deadline=None)
@given(LINES, NAMES, VALUES, st.booleans())
def test_a_value_is_never_on_both_sides(line: str, name: str, value: str, negated: bool) -> None:
    once = toggle_value(line, name, value, negated=negated)
    assert value not in field_values(once, name, negated=not negated)
    for side in (False, True):
        assert field_values(once, name, negated=side) - {value} == field_values(line, name, negated=side) - {
            value
        }


@settings(max_examples=200, deadline=None)
@given(LINES)
def test_each_term_can_be_left_out(line: str) -> None:
    terms = [term.written for term in line_terms(line)]
    for at, (term, rest) in enumerate(remove_value(line)):
        assert term == terms[at]
        # At the end of the line, a phrase that is not closed loses the space behind its last word.
        left = [each.written.rstrip() for each in line_terms(rest)]
        assert left == [each.rstrip() for each in terms[:at] + terms[at + 1 :]]


@pytest.mark.parametrize(
    ("line", "renewed"),
    [
        ("  Standing:disputed   lamp ", "  status:disputed   lamp "),
        ('-voice:"the clerk",x in:1871 known-by:1872', '-speaker:"the clerk",x in:1871 as-of:1872'),
        ("is:sealed,undated,disputed -is:disputed", "is:not-held,undated,differs -is:differs"),
        ('is:"disputed', "is:differs"),
        ('known-by "voice:x" standing /voice:y', 'known-by "voice:x" standing /voice:y'),
        ("status:disputed is:differs", "status:disputed is:differs"),
        ("", ""),
    ],
)
def test_old_words_are_replaced_and_the_rest_stays(line: str, renewed: str) -> None:
    assert replace_old_words(line) == renewed


OLD_LINES = st.lists(
    st.one_of(LINES, st.sampled_from(["voice:a ", "is:sealed ", "-is:disputed,x ", "known-by:1872 "]))
)


@given(OLD_LINES.map("".join))
def test_a_line_with_the_new_words_asks_for_the_same(line: str) -> None:
    renewed = replace_old_words(line)
    query, problems = parse_query(renewed)
    assert query == parse_query(line)[0]
    assert not [it for it in problems if it.is_old_word]
    assert replace_old_words(renewed) == renewed


@pytest.mark.parametrize(
    ("line", "edited"),
    [
        ("a OR b", "kind:court (a OR b)"),
        ("a OR b as-of:2013", "kind:court as-of:2013 (a OR b)"),
        ("kind:police OR b", "kind:court (kind:police OR b)"),
        ("a AND NOT kind:court", "a kind:court"),
        ("NOT kind:court AND a", "a kind:court"),
        ("a (kind:court b)", "a (kind:court b) kind:court"),
        ("a (b", "a kind:court (b"),
        ("a NOT", "a kind:court NOT"),
    ],
)
def test_a_value_is_added_outside_parentheses_and_or(line: str, edited: str) -> None:
    assert toggle_value(line, "kind", "court") == edited


def test_a_value_is_toggled_in_a_field_by_its_old_name() -> None:
    assert toggle_value("voice:a lamp", "speaker", "b") == "voice:a,b lamp"
    assert toggle_value("voice:a lamp", "speaker", "a") == "lamp"
    assert field_values("voice:a", "speaker") == {"a"}


@pytest.mark.parametrize(
    ("line", "when", "edited"),
    [
        ("", "2006/2012", "in:2006/2012"),
        ("flood", "2006/2012", "flood in:2006/2012"),
        ("in:2001 flood", "2006", "flood in:2006"),
        ("flood from:2001  -kind:none to:2003", "2006", "flood  -kind:none in:2006"),
        ("flood AND in:2001 AND storm", "2006", "flood AND storm in:2006"),
        ('in:"May 2001" flood', "2006", "flood in:2006"),
        ("in:2001 in:2002", "2006", "in:2006"),
        ("-in:2001 NOT from:2002", "2006", "-in:2001 NOT from:2002 in:2006"),
        ("before:2001 after:1990 as-of:2020 range:certainly", "2006",
         "before:2001 after:1990 as-of:2020 range:certainly in:2006"),
        ("(in:2001 OR flood)", "2006", "(in:2001 OR flood) in:2006"),
        ("in:2001 OR flood", "2006", "in:2006 (in:2001 OR flood)"),
        ('"fish and', "2006", 'in:2006 "fish and'),
        ("in: flood", "2006", "flood in:2006"),
        ("flood in:2001", "", "flood"),
        ("in:2001", "", ""),
        ("flood", "", "flood"),
    ],
)  # fmt: skip
def test_another_period(line: str, when: str, edited: str) -> None:
    assert replace_period(line, when) == edited


@settings(max_examples=300, deadline=None)
@given(LINES)
def test_with_another_period_the_rest_of_the_query_is_as_it_was(line: str) -> None:
    assume(len(line) < MOST_CHARACTERS - 100 and line_terms(line))
    read = parsed(replace_period(line, "2006/2012"))
    assert (str(read.from_), str(read.to)) == ("2006/2012", "2006/2012")
    rest = parsed(replace_period(line, ""))
    assert (rest.from_, rest.to) == (None, None)
    assert replace(read, from_=None, to=None) == rest
