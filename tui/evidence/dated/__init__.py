"""Dated passages: the dates that English prose gives, each with every reading it allows, and no guess.

Why it is our own: the libraries that find dates in text (dateparser, parsedatetime, datefinder) answer each
with one instant. They fill in what is not said (the 1970s become a day), choose between 5 June and 6 May,
know no ranges and no "about", and give neither reasons nor a way to say that there is no answer.

    words.py      what the forms are made of: months, weekdays, numbers, and where words stand
    counting.py   weeks, months, seasons and years, counted, so that "last" and "next" are sums
    explicit.py   the table of dates that say their year
    relative.py   the table of dates that count from the day of issue, or from another date
    named.py      how its weekdays, months and seasons are read
    units.py      how its weeks, months, years and lengths of time are read
    joined.py     what dates make together: from one to another, since, until, by, about
    reader.py     all of a passage
"""
