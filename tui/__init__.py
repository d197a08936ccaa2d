"""dateline: a terminal explorer for sourced chronologies.

Read the floors downwards. A file imports only from floors above its own in this list
(type-checking imports count); ``pyproject.toml`` holds the contracts that keep it so.

    text/         LETTERS: folding, cleaning, measuring and wrapping text. Knows no dates, no events.
    chronology/   THE WORDS: dates, problems, sources, events, differences, the chronology. No files, no SQL.
    reading/      FILES IN: YAML and Markdown to the words, with the place of everything; the query line.
    evidence/     WHAT HOLDS A STATEMENT UP: quotations, hashes, origins, clocks.
    checking/     THE RULES: one function each, listed in a tuple; the report.
    index/        THE INDEX: one SQLite file, a cache; search. Only this floor opens SQLite.
    exporting/    WORDS OUT: one file per format, text and losses; no files written.
    views/        THE VIEWS: what each pane and its linear twin say, as lines of marked spans or JSON.
    project/      THE DOOR: find, load, check, refresh, write safely. Both faces open it.
    explorer/     THE SCREEN: the only floor that knows Textual.
    serving/      THE SCREEN IN A BROWSER: the only floor that knows the web; starts explorers, imports none.
    cli/          THE COMMAND LINE: imports explorer/ and serving/ only inside the functions that start them.
"""

__version__ = "0.1.0"
