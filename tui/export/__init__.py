"""Documents out: content is gathered once, then written by one file per format. Nothing is saved here.

Read in this order: `content` gathers what a selection holds; `summary` and `citation_text` put it into words;
`escaper` makes data harmless in a format and records what that changed. What people read is built by
`document`, with its `footnotes`, and written by the `writer` of a format (Markdown, HTML, pandoc); what
programs read is made of `json_objects` and rows (JSON, CSV, CSL-JSON, iCalendar). `format_table` lists all.
"""
