from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import each
from tests.text.payloads import PAYLOADS
from tui.chronology.calendar import day_number
from tui.chronology.edtf import parse
from tui.parsing.query.describe_query import describe_query
from tui.parsing.query.fields import EXAMPLES, FIELDS, IS_WORDS
from tui.parsing.query.parse_query import (
    MOST_CHARACTERS,
    MOST_TERMS,
    Field,
    Group,
    Query,
    QueryProblem,
    parse_query,
)
from tui.text.search_text import SearchTerm

MAY, YEAR = parse("2013-05"), parse("2013")
KNOWN = {"kind": ("court", "police"), "actor": ("canal-company",)}

LINES = st.lists(
    st.one_of(
        st.sampled_from(PAYLOADS),
        st.sampled_from(
            ["apolog ", '"village hall" ', '"', "-", ",", " ", "Kind:", "tag:", '"a, b"', "is:", "in:"]
        ),
        st.sampled_from(
            ["AND ", "OR ", "NOT ", "(", ") ", "|", "!", "kind=", "tag!=", "灯台守 ", "-in:2013 "]
        ),
        st.sampled_from([f"{example} " for example in EXAMPLES.values()]),
        st.sampled_from([f"{word} " for word in IS_WORDS]),
        st.sampled_from(["2013 ", "2011/.. ", "../2011 ", "[2006,2008] ", "2013-05~ ", "2013-05-14T22:00 "]),
        st.text(max_size=6),
    ),
    max_size=10,
).map("".join)


@pytest.mark.parametrize(
    ("line", "query"),
    [
        ("", Query()),
        ("Apolog  CAFÉ", Query(words=("apolog", "cafe"))),
        ("sub-committee's", Query(words=("sub", "committees"))),
        ('"The Village Hall"', Query(phrases=("the village hall",))),
        (
            '-flood -"old mill" -sub-committee',
            Query(without=("flood",), without_phrases=("old mill", "sub committee")),
        ),
        ("12:30 http://e.example", Query(words=("12", "30", "http", "e", "example"))),
        ("fish & chips", Query(words=("fish", "chips"))),
        ("canal canal", Query(words=("canal",))),
        (
            "kind:Court,police -KIND:court",
            Query(fields=(Field("kind", ("court", "police")), Field("kind", ("court",), negated=True))),
        ),
        ('tag:"two  Words","a,b",c,', Query(fields=(Field("tag", ("two words", "a,b", "c")),))),
        (
            "is:differs,not-held -is:undated",
            Query(is_=(Field("is", ("differs", "not-held")), Field("is", ("undated",), negated=True))),
        ),
        ("in:2013", Query(from_=YEAR, to=YEAR)),
        ("in:2013 from:2013-05", Query(from_=MAY, to=YEAR)),
        ("to:2013-05 in:2013", Query(from_=YEAR, to=MAY)),
        ("in:2011/..", Query(from_=parse("2011/.."))),
        ("before:2013 before:2013-05 after:2013 after:2013-05", Query(before=YEAR, after=YEAR)),
        ("as-of:2013 range:certainly", Query(as_of=YEAR, certainly=True)),
        ("range:certainly range:possibly", Query()),
        ("in:2013-05-14T22:00", Query(from_=parse("2013-05-14T22:00"), to=parse("2013-05-14T22:00"))),
    ],
)
def test_a_finished_line(line: str, query: Query) -> None:
    assert parse_query(line) == (query, ())
    assert parse_query(line)[0].text == line
    assert parse_query(str(query)) == (query, ())


A, B, C = (Query(words=(word,)) for word in "abc")


def either(*queries: Query) -> Query:
    return Query(groups=(Group(queries),))


@each(
    ("line", "query", "canonical"),
    [
        ("a AND b", Query(words=("a", "b")), "a b"),
        ("a && b", Query(words=("a", "b")), "a b"),
        ("a OR b", either(A, B), "a OR b"),
        ("a|b || c", either(A, B, C), "a OR b OR c"),
        ("a (b OR (c))", Query(words=("a",), groups=either(B, C).groups), "a (b OR c)"),
        ("a AND b OR c", either(Query(words=("a", "b")), C), "a b OR c"),
        ("a OR b c", either(A, Query(words=("b", "c"))), "a OR b c"),
        ("a OR NOT b c", either(A, Query(words=("c",), without=("b",))), "a OR c -b"),
        ("(a OR b) OR c", either(A, B, C), "a OR b OR c"),
        ("a OR a", A, "a"),
        ("NOT a", Query(without=("a",)), "-a"),
        ("NOT NOT a", A, "a"),
        ("NOT -a", A, "a"),
        ("NOT (a OR -b)", Query(words=("b",), without=("a",)), "b -a"),
        ("-(a b)", Query(groups=(Group((Query(words=("a", "b")),), negated=True),)), "-(a b)"),
        ("NOT(NOT(a b))", Query(words=("a", "b")), "a b"),
        ("!kind:police", Query(fields=(Field("kind", ("police",), negated=True),)), "-kind:police"),
        ("kind!=police", Query(fields=(Field("kind", ("police",), negated=True),)), "-kind:police"),
        ("kind=police|court", Query(fields=(Field("kind", ("police", "court")),)), "kind:police,court"),
        ("(kind:court)", Query(fields=(Field("kind", ("court",)),)), "kind:court"),
        ('NOT "a b"', Query(without_phrases=("a b",)), '-"a b"'),
        ("-in:2013", Query(groups=(Group((Query(from_=YEAR, to=YEAR),), negated=True),)), "-(in:2013)"),
        ("a OR in:2013", either(A, Query(from_=YEAR, to=YEAR)), "a OR in:2013"),
        ("a OR b as-of:2013", replace(either(A, B), as_of=YEAR), "(a OR b) as-of:2013"),
        ("a and b or not c", Query(words=("a", "and", "b", "or", "not", "c")), "a and b or not c"),
        ("x=y -x!=y", Query(words=("x", "y"), without_phrases=("x y",)), 'x y -"x y"'),
        ("灯台 村", Query(words=("村",), phrases=("灯 台",)), '村 "灯台"'),
        ("-灯台", Query(without_phrases=("灯 台",)), '-"灯台"'),
    ],
)
def test_operators_and_parentheses_as_people_type_them(line: str, query: Query, canonical: str) -> None:
    assert parse_query(line) == (query, ())
    assert str(query) == canonical
    assert parse_query(canonical) == (query, ())


def test_a_megabyte_is_cut_short_and_said_so() -> None:
    query, problems = parse_query("canal " + "flood OR (" * 100_000)
    assert len(query.text) == MOST_CHARACTERS
    assert problems[0].message == "only the first 4,000 characters of the query are used"


def test_the_terms_of_a_group_are_lit_unless_it_is_negated() -> None:
    query, _ = parse_query('canal (flood OR "old mill" OR -(a b)) NOT (x y)')
    assert query.required_terms == (SearchTerm("canal"),)
    assert query.either_terms == ((SearchTerm("flood"), SearchTerm("old mill", phrase=True)),)
    assert query.highlight_terms == (*query.required_terms, *query.either_terms[0])


@each(
    ("line", "rest", "message", "remedy"),
    [
        ("canal kind:", Query(words=("canal",)), "kind: has no value yet", "write it as in kind:court"),
        ("canal in:", Query(words=("canal",)), "in: has no date yet", "write it in EDTF, as in in:2013-05"),
        ("canal -", Query(words=("canal",)), None, None),
        ("-", Query(), "the query has no letter or digit, so nothing is searched", "write a word"),
        ('""', Query(), "the query has no letter or digit, so nothing is searched", "write a word"),
        (
            '"village ha',
            Query(words=("village", "ha")),
            "the quotation mark is not closed",
            'close it with another "',
        ),
        (
            'tag:"a b',
            Query(fields=(Field("tag", ("a b",)),)),
            "the quotation mark is not closed",
            'close it with another "',
        ),
        (
            "knid:court",
            Query(words=("knid", "court")),
            "there is no field knid:, so its words are searched",
            "did you mean kind:",
        ),
        (
            "kind:cuort",
            Query(fields=(Field("kind", ("cuort",)),)),
            "there is no kind cuort",
            "did you mean court?",
        ),
        ("kind:x", Query(fields=(Field("kind", ("x",)),)), "there is no kind x", "use one of: court, police"),
        (
            "is:dispute,not-held",
            Query(is_=(Field("is", ("not-held",)),)),
            "there is no is:dispute, so it is left out",
            (
                "use one of: agreed, approximate, differs, looked-for, not-held, single-origin, unanswered, "
                "undated, unverified"
            ),
        ),
        (
            "actor:company",
            Query(fields=(Field("actor", ("company",)),)),
            "there is no actor company",
            "did you mean canal-company?",
        ),
        ("actor:", Query(), "actor: has no value yet", "write it as in actor:canal-company"),
        ("tag:", Query(), "tag: has no value yet", "write the value after the colon"),
        ("is:", Query(), "is: has no value yet", "write it as in is:differs"),
        (
            "date:1911",
            Query(words=("date", "1911")),
            "there is no field date:, so its words are searched",
            f"use one of: {', '.join(FIELDS)}",
        ),
        ("canal OR", Query(words=("canal",)), "OR has nothing after it", "write a word after it"),
        ("| canal", Query(words=("canal",)), "| has nothing before it", "write a word before it"),
        ("canal AND", Query(words=("canal",)), "AND has nothing after it", "write a word after it"),
        ("AND canal", Query(words=("canal",)), "AND has nothing before it", "write a word before it"),
        ("canal NOT", Query(words=("canal",)), "NOT has nothing after it", "write a word after it"),
        ("(canal", Query(words=("canal",)), "the parenthesis is not closed", "close it with )"),
        ("canal)", Query(words=("canal",)), "there is no ( for this )", "leave it out, or write ( before it"),
        (
            "((((((((((canal)))))))))) flood",
            Query(words=("flood",)),
            "parentheses are used up to 8 within each other, so these are left out",
            "use fewer",
        ),
        (
            "canal (flood as-of:2013)",
            Query(words=("canal", "flood")),
            "as-of: is about the whole query, so it is left out here",
            "write it outside parentheses, without NOT or a minus",
        ),
        (
            "NOT range:certainly canal",
            Query(words=("canal",)),
            "range: is about the whole query, so it is left out here",
            "write it outside parentheses, without NOT or a minus",
        ),
        (
            "as-of:2013 as-of:2014",
            Query(as_of=YEAR),
            "a query has one as-of day, so as-of:2014 is left out",
            "leave out it or as-of:2013",
        ),
        ('canal or "OR" -OR', Query(words=("canal", "or"), phrases=("or",), without=("or",)), None, None),
        (
            "range:maybe",
            Query(),
            "there is no range:maybe, so it is left out",
            "use one of: certainly, possibly",
        ),
        (
            "before:../2013",
            Query(),
            "before:../2013 sets no limit, so it is left out",
            "write a date for its open or unknown side",
        ),
        (
            "in:2014 to:2013",
            Query(from_=parse("2014"), to=YEAR),
            "the range ends before it begins, so nothing is found",
            "change from:, to: or in:",
        ),
    ],
)
def test_a_line_that_is_unfinished_or_mistaken(
    line: str, rest: Query, message: str | None, remedy: str | None
) -> None:
    query, problems = parse_query(line, KNOWN)
    assert query == rest
    assert [(problem.message, problem.remedy) for problem in problems] == (
        [(message, remedy)] if message else []
    )


@pytest.mark.parametrize(
    ("count", "offered"),
    [
        (8, "a, b, c, d, e, f, g, h"),
        (9, "a, b, c, d, e, f, g, h, i"),
        (10, "a, b, c, d, e, f, g, h and 2 more"),
    ],
)
def test_a_single_value_more_is_named(count: int, offered: str) -> None:
    known = {"actor": [*"abcdefghij"[:count]]}
    assert parse_query("actor:upstream", known)[1][0].remedy == f"use one of: {offered}"


def test_of_many_values_those_that_hold_what_was_written_are_offered_first() -> None:
    many = [f"mill-{letter}" for letter in "abcdefghij"]
    known = {"actor": [*many, "upper-lock-office", "lock-keeper", "havelock", "clock-maker"]}

    def remedy(line: str) -> str:
        return parse_query(line, known)[1][0].remedy

    assert remedy("actor:lock") == "did you mean lock-keeper, upper-lock-office or clock-maker?"
    assert remedy("actor:ck") == (
        "use one of: clock-maker, havelock, lock-keeper, mill-a, mill-b, mill-c, mill-d, mill-e and 6 more"
    )


@pytest.mark.parametrize(
    ("line", "is_searched"),
    [("date:1911", True), ("knid:court", False), ("in:", False)],
)
def test_what_is_searched_as_words_is_no_reason_to_stop(line: str, is_searched: bool) -> None:
    (problem,) = parse_query(line)[1]
    assert problem.is_searched is is_searched


@pytest.mark.parametrize("name", ["in", "from", "to", "before", "after", "as-of"])
def test_a_date_that_may_be_meant_otherwise_is_used_and_told(name: str) -> None:
    query, (problem,) = parse_query(f"{name}:2006-07 canal")
    assert query.words == ("canal",)
    assert str(query) == f"canal {name}:2006-07"
    assert (problem.start, problem.end, problem.is_doubt, problem.is_searched) == (
        0,
        len(name) + 8,
        True,
        False,
    )
    assert problem.message == f"{name}:2006-07 is read as July 2006"
    assert problem.remedy == f"for 2006 to 2007 write {name}:2006/2007"
    assert parse_query(f"{name}:2006-05")[1] == parse_query(f"{name}:2006/2007")[1] == ()


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ('in:"5 March 2019"', "2019-03-05"),
        ('in:"c. 1871"', "1871~"),
        ("in:1871-2", "1871/1872"),
        ('in:"Spring 1872"', "1872-21"),
    ],
)
def test_a_date_as_people_write_it_is_used_and_told(line: str, date: str) -> None:
    query, (problem,) = parse_query(line)
    assert str(query) == f"in:{date}"
    assert problem.is_doubt
    assert problem.remedy == f"in EDTF it is in:{date}"


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ("in:3/12/1871", "write 1871-12-03 or 1871-03-12"),
        ("in:12/3/06", "write it as 2013-05-14, 2013-05, 2013 or 2004/2012"),
    ],
)
def test_a_date_without_exactly_one_reading_is_not_used(line: str, remedy: str) -> None:
    query, (problem,) = parse_query(line)
    assert query.is_empty
    assert problem.remedy == remedy


def test_a_problem_knows_its_place() -> None:
    _, problems = parse_query("canal in:20 kind: is:not-held")
    assert [(problem.start, problem.end) for problem in problems] == [(6, 11), (12, 17)]


def test_a_date_that_is_none_is_explained_by_the_reader_of_dates() -> None:
    query, (problem,) = parse_query("canal in:2013-02-30")
    assert query == Query(words=("canal",))
    assert problem == QueryProblem(
        6,
        19,
        "in: there is no day 30 in 2013-02",
        "write a day from 01 to 28, or 2013-02 where the day is not known",
    )


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_takes_its_example(name: str) -> None:
    query, problems = parse_query(EXAMPLES[name])
    assert not query.is_empty
    assert not problems


def test_a_pasted_page_is_cut_short_and_said_so() -> None:
    query, problems = parse_query(" ".join(f"w{number}" for number in range(200)))
    assert len(query.words) == MOST_TERMS
    assert [problem.message for problem in problems] == [
        f"only the first {MOST_TERMS} terms of each kind are used"
    ]


@settings(deadline=None, max_examples=300)
@given(LINES)
def test_a_query_written_out_is_read_as_an_equal_one(line: str) -> None:
    query, problems = parse_query(line)
    assert parse_query(str(query))[0] == query
    assert query.is_empty == (str(query) == "")
    for problem in problems:
        assert 0 <= problem.start < problem.end <= len(line)


def test_limits_are_days() -> None:
    query, _ = parse_query("from:2013 to:2014 before:2013 after:2013 as-of:2013")
    first, last = day_number(2013, 1, 1), day_number(2013, 12, 31)
    assert (query.first_day, query.last_day) == (first, day_number(2014, 12, 31))
    assert (query.starts_before, query.ends_after, query.public_day) == (first, last, last)
    assert Query().first_day is Query().last_day is Query().starts_before is Query().ends_after is None


def test_narrowing_keeps_the_narrower_limit() -> None:
    wide, _ = parse_query("canal in:2013 as-of:2013")
    assert wide.narrowed(from_=MAY) == parse_query("canal from:2013-05 to:2013 as-of:2013")[0]
    assert wide.narrowed(from_=parse("2012"), to=parse("2014"), as_of=parse("2014")) == wide
    assert wide.narrowed(as_of=MAY, certainly=True).as_of == MAY
    assert wide.narrowed() == wide
    assert wide.narrowed(from_=parse("2014")).is_contradictory


def test_what_is_lit() -> None:
    query, _ = parse_query('canal "village hall" -flood kind:court')
    assert query.highlight_terms == (SearchTerm("canal"), SearchTerm("village hall", phrase=True))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "all events"),
        ("apolog kind:court in:2013", "events with apolog…, kind court, possibly in 2013"),
        ('a b "c d" -e -"f g"', "events with a…, b… and “c d”, without e… or “f g”"),
        (
            "-kind:court,police,review is:not-held -is:undated,differs",
            (
                "events not kind court, police or review, citing words not held, "
                "not undated or with differing sources"
            ),
        ),
        ("in:2013-05-14 range:certainly", "events certainly on 14 May 2013"),
        ("a (kind:court OR in:2013)", "events with a…, either (kind court) or (possibly in 2013)"),
        ("-(a b)", "events not (with a… and b…)"),
        ("from:2010 to:2013-05", "events possibly between 2010 and May 2013"),
        ("from:2010", "events possibly 2010 or later"),
        ("in:2010/..", "events possibly 2010 or later"),
        ("in:../2010", "events possibly 2010 or earlier"),
        (
            "before:2013 after:2010 as-of:2012",
            "events possibly starting before 2013, possibly ending after 2010, public by 2012",
        ),
    ],
)
def test_described(line: str, said: str) -> None:
    assert describe_query(parse_query(line)[0]) == said


def test_neither_pydantic_nor_the_likeness_library_is_loaded() -> None:
    code = (
        "import sys, tui.parsing.query.parse_query; "
        "sys.exit(bool({'pydantic', 'rapidfuzz', 'yaml'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("standing:disputed", "status:disputed", ["the field standing is now called status; write status:"]),
        (
            "-Voice:clerk,keeper",
            "-speaker:clerk,keeper",
            ["the field voice is now called speaker; write speaker:"],
        ),
        ("known-by:2013", "as-of:2013", ["the field known-by is now called as-of; write as-of:"]),
        ("is:disputed", "is:differs", ["is:disputed is now called is:differs; write is:differs"]),
        (
            '-is:"Sealed",undated',
            "-is:not-held,undated",
            ["is:sealed is now called is:not-held; write is:not-held"],
        ),
        ("is:disputed,differs", "is:differs", ["is:disputed is now called is:differs; write is:differs"]),
        (
            "voice:a lamp -voice:b",
            "speaker:a lamp -speaker:b",
            ["the field voice is now called speaker; write speaker:"],
        ),
        (
            "known-by:2013 is:sealed",
            "as-of:2013 is:not-held",
            [
                "the field known-by is now called as-of; write as-of:",
                "is:sealed is now called is:not-held; write is:not-held",
            ],
        ),
        ("standing voice sealed", "standing voice sealed", []),
        ('"voice: of" x-voice', '"voice: of" x-voice', []),
    ],
)
def test_old_words_are_read_as_the_new_ones_and_each_is_told_once(
    old: str, new: str, said: list[str]
) -> None:
    query, problems = parse_query(old)
    assert (query, parse_query(new)[1]) == (parse_query(new)[0], ())
    assert [f"{it.message}; {it.remedy}" for it in problems] == said
    assert all(it.is_old_word and it.is_remark for it in problems)


def test_what_is_wrong_behind_an_old_word_is_told_in_the_new_one() -> None:
    _, problems = parse_query("standing: known-by:20x", {"status": ("reported",)})
    wrong = [it for it in problems if not it.is_remark]
    assert [it.message.partition(": ")[0] for it in wrong] == ["status", "as-of"]
    assert wrong[0].remedy == "write it as in status:reported"
