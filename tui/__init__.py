"""dateline: a terminal explorer for sourced chronologies.

Read the floors downwards. A file imports only from floors above its own in this list
(type-checking imports count); ``pyproject.toml`` holds the contracts that keep it so.

    text/         PURE TEXT: sanitising, folding, cell width, wrapping, masking names. No dates, no events.
    chronology/   THE MODEL: dates, problems, sources, events, differences, the chronology. No files, no SQL.
    parsing/      TEXT TO MODELS: YAML and Markdown to models, with the place of everything; the query line.
    evidence/     WHAT TEXTS PROVE: quotations, hashes of passages, origins, clocks, anonymity.
    validation/   THE RULES: one function each, listed in a tuple; the reporters.
    index/        THE INDEX: one SQLite file, a cache; search. Only this floor opens SQLite.
    export/       DOCUMENTS OUT: one file per format, each returning text and losses; no files written.
    views/        WORDS ALIKE EVERYWHERE: what each pane and its linear twin say, as lines or JSON.
    project/      ONE OPEN FOLDER: find, load, check, refresh, and every write to it.
    explorer/     THE SCREEN: the only floor that knows Textual.
    web/          THE BROWSER: the only floor that knows the web; starts explorers, imports none.
    cli/          THE COMMAND LINE: imports explorer/ and web/ only inside the functions that start them.
"""

__version__ = "0.1.0"
