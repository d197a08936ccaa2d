"""Words out: an extract is gathered once, then written by one file per format. No files are written here.

Read in this order: `extract` gathers what a selection holds, `escape` makes data harmless in Markdown,
`citation` puts sources into words, `footnotes` and `markdown` write, `formats` lists the writers.
"""
