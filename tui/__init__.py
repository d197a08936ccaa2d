"""dateline: a terminal explorer for sourced chronologies.

Read the floors downwards. A file imports only from floors above its own in this list
(type-checking imports count); ``pyproject.toml`` holds the contracts that keep it so.

    light_dataclass.py   RECORDS that cost a start next to nothing, in place of the standard ones.
    operating_system.py  WHAT NOT EVERY SYSTEM HAS: locks, signals, limits, the terminal; with a fallback.
    first_frame/  THE FRAME OF THE LAST SESSION: shown before anything else is imported, and its file.
    text/         PLAIN TEXT: cleaning, measuring, wrapping, masking names. Knows no dates and no events.
    chronology/   THE MODELS: dates, problems, sources, events, differences, the chronology. No files, no SQL.
    parsing/      FILES TO MODELS: YAML and Markdown with the place of everything; documents; the query line.
    evidence/     WHAT TEXTS SHOW: quotations, hashes, origins, dates in prose, anonymity.
    validation/   THE RULES: one function each, listed in a tuple; the reporters.
    index/        THE INDEX: one SQLite file in the cache; search. Only this floor opens SQLite.
    export/       EXPORTS: one file for each format, returning text and losses; writes no file.
    views/        THE VIEWS: what panes and commands say, as lines of marked spans or JSON.
    project/      ONE OPEN FOLDER, and every write to it: find, load, check, refresh, write safely.
    session/      ONE USER'S PLACE IN IT: query, results, cursor, range, mark, history. No Textual, no click.
    explorer/     THE SCREEN: the only floor that knows Textual.
    web/          THE BROWSER: the only floor that knows the web; starts explorers, imports none.
    cli/          THE COMMAND LINE: imports explorer/ and web/ only inside the functions that start them.

See ``docs/architecture.md`` for the way of the data and for where each concern is.
"""

__version__ = "0.1.0"
