"""Dated passages: the dates that English prose gives, each with every reading it allows, and no guess.

Why it is our own: the libraries that find dates in text (dateparser, parsedatetime, datefinder) answer each
with one instant. They fill in what is not said (the 1970s become a day), choose between 5 June and 6 May,
know no ranges and no "about", and give neither reasons nor a way to say that there is no answer.

    words.py      what the forms are made of: months, weekdays, numbers, and where words stand
    counting.py   weeks, months, seasons and years, counted, so that "last" and "next" are sums
    years.py      a year as it is written behind a day or a month, and what may be one
    parts.py      days, months and years as they follow each other, and what joins them
    items.py      the dates that one year makes of a row of days and months
    shared.py     days and months with the year behind them, or doubtful for what stands there
    explicit.py   the table of other dates that say their year
    relative.py   the table of dates that count from the day of issue, or from another date
    named.py      how its weekdays, months and seasons are read
    units.py      how its weeks, months, years and lengths of time are read
    spans.py      from one date to another
    joined.py     what dates make together: from one to another, since, until, by, about
    reader.py     all of a passage
"""
