"""Exports: gather the events, then write them in a format. No files are written here.

Read in this order: `content` gathers what a selection needs; `summary` and `citation_text` put it into
words; `escaper` makes data harmless in a format and records what that changed. What people read is made in
`document/`, in full or as a table, with the notes of `citation_notes`, through a format's `writer`
(`markdown_format`, `html_format`, `pandoc_format`); what programs read is made of `json_objects` and rows
(`json_format`, `csv_format`, `csl_json_format`, `ics_format`). `format_table` lists them all: a new format
is added there.
"""
