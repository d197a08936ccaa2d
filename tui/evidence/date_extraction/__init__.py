"""Finding the dates in English prose, each with every reading it allows, and without guessing.

Why no library: those that find dates in text (dateparser, parsedatetime, datefinder) return one instant for
each. They fill in what is not stated (the 1970s become a day), choose between 5 June and 6 May, know no
ranges and no "about", and give no reasons.

    extract_dates.py    all dates of a passage: begin here
    shared_years.py     days and months that share a year behind them: `3 and 17 May 2013`
    absolute.py         the table of other dates with a year
    written_dates.py    the dates that the reader of dates reads: figures, eras, financial years
    foreign_dates.py    days and months with names of other languages
    figure_order.py     which of two figures is the day, as far as the source shows it
    number_places.py    figures that are no years: of case citations, papers, pages, telephones
    relative.py         the table of dates that count from the day of issue, or from another date
    calendar_names.py   how its weekdays, months and seasons are read
    durations.py        how its weeks, months, years and lengths of time are read
    ranges.py           dates together: from one to another
    counted_dates.py    dates counted from the date beside them: 28 days after 14 May
    limits.py           the words before a date: since, on or before, not until, about
    intervals.py        EDTF from one date to another
    date_parts.py       days, months and years in a row, and what joins them
    date_lists.py       the dates of a row of days and months in one year
    year_tokens.py      a year after a day or a month, and numbers that may be one
    cycles.py           weeks, months, seasons and years as numbers, so that "last" and "next" are sums
    lexicon.py          months, weekdays, numbers, and the patterns of the tables
"""
