"""Dates as people write them are answered with the EDTF to write, and never read."""

from __future__ import annotations

import pytest

from tui.chronology.edtf import EdtfError, parse


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("May 2013", "2013-05"),
        ("Sept. 2013", "2013-09"),
        ("14 May 2013", "2013-05-14"),
        ("the 14th of May, 2013", "2013-05-14"),
        ("May 14, 2013", "2013-05-14"),
        ("14-May-2013", "2013-05-14"),
        ("14/05/2013", "2013-05-14"),
        ("05/14/2013", "2013-05-14"),
        ("05/05/1991", "1991-05-05"),
        ("03/04/1991", "1991-04-03 or 1991-03-04, whichever is meant"),
        ("2013/05/14", "2013-05-14"),
        ("2013-5-4", "2013-05-04"),
        ("2013-14-05", "2013-05-14"),
        ("20130514", "2013-05-14"),
        ("2013-05-14 22:00", "2013-05-14T22:00"),
        ("2013–05–14", "2013-05-14"),
        ("٢٠١٣-٠٥-١٤", "2013-05-14"),
        ("1990s", "199X"),
        ("the 1990s", "199X"),
        ("1900s", "190X or 19XX, whichever is meant"),
        ("19th century", "18XX"),
        ("201x", "201X"),
        ("circa 1990", "1990~"),
        ("c. 1990", "1990~"),
        ("c1990", "1990~"),
        ("about 14 May 2013", "2013-05-14~"),
        ("possibly May 2013", "2013-05?"),
        ("2013 (?)", "2013?"),
        ("spring 2013", "2013-21"),
        ("winter 2013/14", "2013-24"),
        ("Q2 2013", "[2013-04..2013-06]"),
        ("2013-25", "2013-21"),
        ("2013-30", "[2013-12..2014-02]"),
        ("2013-34", "[2013-04..2013-06]"),
        ("early 2006", "[2006-01..2006-04]"),
        ("44 BC", "-0043"),
        ("AD 44", "0044"),
        ("1994-95", "1994/1995"),
        ("2004–2012", "2004/2012"),
        ("from 2004 to May 2012", "2004/2012-05"),
        ("14-16 May 2013", "2013-05-14/2013-05-16"),
        ("30 May to 2 June 2013", "2013-05-30/2013-06-02"),
        ("May 2013/June 2014", "2013-05/2014-06"),
        ("between 2006 and 2012", "[2006..2012]"),
        ("2006 or 2008", "[2006,2008]"),
        ("since 2007", "2007/.."),
        ("2007 onwards", "2007/.."),
        ("until 2010", "../2010"),
        ("by 2010", "[..2010]"),
        ("before 2010", "[..2009]"),
        ("before January 2010", "[..2009-12]"),
        ("after 31 December 2010", "[2011-01-01..]"),
        ("some time in 2006", "2006"),
        # EDTF's drafts, and its level 2
        ("199u", "199X"),
        ("2004/open", "2004/.."),
        ("unknown/2006", "/2006"),
        ("2013?~", "2013%"),
        ("2004-06~-11", "2004-06-11~"),
        ("?2004-06~", "2004-06%"),
    ],
)
def test_offers(text: str, offer: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert caught.value.remedy == f"write {offer}"


@pytest.mark.parametrize(
    "text", ["31 February 2013", "13/13/2013", "14/05/13", "May", "yesterday", "5 p.m.", "before c"]
)
def test_nothing_is_offered_where_nothing_can_be_read(text: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert caught.value.remedy.startswith("write it as ")
