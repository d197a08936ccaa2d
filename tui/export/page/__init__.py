"""The interactive page: its document, its data for the script, its style and script, and their assembly.

Read in this order: `page_document` says what each event shows and from which day on; `page_writer` makes HTML
of it; `event_facts` and `page_data` make what the script filters and draws by; `assets` has the style sheet
and the script, which are files of their own in `script/`; `assemble_page` puts all of it together.
"""
