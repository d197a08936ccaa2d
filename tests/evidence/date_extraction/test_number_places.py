"""Figures that are no years: of case citations, papers, laws, rooms, pages and telephones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tests.evidence.dated.reading import found


@each(
    "text",
    [
        # Case citations, with the year of the report
        "See R v Smith [2013] EWCA Crim 2010.",
        "See [2015] EWCA Civ 1043 at 1050, and [2015] EWCA.",
        "See [2014] 1 WLR 1999 and [1998] AC 1.",
        "See [2011] UKSC 12; [2013] EWHC 1983 (Admin).",
        "See (2013) 177 JP 2010, and (2013) 177 JP.",
        "See [2012] 2 Cr App R 1800 and [2010] 1 Lloyd’s Rep 1999.",
        "See 2019 WL 1043 and 2015 ONCA 1812.",
        "See 347 U.S. 483 (1954).",
        "See Smith v. Jones, 459 F. Supp. 3d 273 (D. Me. 2020).",
        "See 12 F.3d 1043, 1050 (9th Cir. 1998) and (S.D.N.Y. 2001).",
        "See 58 Fed. Reg. 1998 and 42 U.S.C. § 1983.",
        "See 2013 SLT 1043 and 2010 SC 1999; App. no. 1043/2010.",
        # Papers, instruments and standards
        "See HC 1114 (2012-13), and (2012-13) HC 2010.",
        "See Cm 2010, Cmnd 1999 and HL Paper 1812.",
        "See SI 2010/1234, COM(2010) 1999 and A/HRC/2010/4.",
        "See Directive 2003/88/EC and Regulation (EU) 2016/679.",
        "See ISO 9001:2015, RFC 2119 and BS 1377.",
        # Rooms, pages and sections
        "Suite 1001, and see Doc. 1108 and Dkt. No. 1043.",
        "See sections 1998 and 2003, and section 2010.",
        "See ss 1998–2010, § 1983, §§ 1981 and 1983, and paras. 1812-1815.",
        "See pp. 1998–2010, folio 1812, item 1900 and exhibit 2004.",
        "It lies in NSW 2010, by Resolution 1973.",
        "Take flight 1549, route 2010 or box 1861.",
        # Houses and telephones
        "It stood at 1600 Pennsylvania Avenue, and 1210 High Street.",
        "Call 020 7946 2010, or (01865) 242 2010, or +44 1865 2010 10.",
        "Tel. 2010, fax: 1999, ext. 1812.",
        # Amounts
        "It had 2010 employees and 1999 acres, and cost 1850 dollars.",
    ],
)
def test_numbers_that_are_no_years(text: str) -> None:
    assert found(text, "2022-02-01") == []


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("In May [2013] NATO forces met 12 men.", ["May [2013]: 2013-05"]),
        ("It was decided (N.D. Cal. Mar. 3, 2015).", ["Mar. 3, 2015: 2015-03-03"]),
        ("It was printed (Sept. 2015).", ["Sept. 2015: 2015-09"]),
        ("It was found (Smith, 2015) and in the Report (2013).", ["2015: 2015", "2013: 2013"]),
        ("In 2010 King Street was shut.", ["2010: 2010"]),
        ("In section 3, 14 May 2013 is named.", ["14 May 2013: 2013-05-14"]),
        ("On page 12, 14 May 2013 is named.", ["14 May 2013: 2013-05-14"]),
        ("It rang at 10.30 on 14 May 2013, from 01865 242010.", ["on 14 May 2013: 2013-05-14"]),
        ("At 0830 on 14 May 2013 it rang.", ["on 14 May 2013: 2013-05-14"]),
        ("The case [2013] EWCA Crim 2010 was heard on 3 May 2013.", ["on 3 May 2013: 2013-05-03"]),
        ("In 2012/13 and 2004-5.", ["2012/13: 2012/2013", "2004-5: 2004/2005"]),
        ("The rules of 1998, and 2003.", ["1998: 1998", "2003: 2003"]),
    ],
)
def test_dates_beside_such_numbers_stay(text: str, mentions: list[str]) -> None:
    assert found(text) == mentions


COURTS = st.sampled_from(
    ["EWCA Civ", "EWCA Crim", "UKSC", "EWHC", "UKPC", "NICA", "AC", "QB", "1 WLR", "2 All ER"]
)


@given(st.integers(1900, 2099), COURTS, st.integers(1000, 2099))
def test_a_case_citation_gives_no_date(year: int, court: str, number: int) -> None:
    assert found(f"It was held in [{year}] {court} {number} that it stood.") == []
    assert found(f"On 14 May 2013, see [{year}] {court} {number}.") == ["On 14 May 2013: 2013-05-14"]
