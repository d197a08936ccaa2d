"""Words out: an export is gathered once, then written by one file per format. No files are written here.

Read in this order: `export` gathers what a selection holds; `holdings` and `citation` put it into words;
`ink` makes data harmless in a form and keeps account of what that changed. What people read is a `page`,
with its `footnotes`, written by a form's `pen` (`markdown`, `as_html`, `as_pandoc`); what programs read is
made of `objects` and rows (`as_json`, `as_csv`, `as_csl_json`, `as_ics`). `formats` lists them all.
"""
