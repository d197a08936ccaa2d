"""What people read: the events in full or as a table, with what stands before and after them.

Read `document_parts` first (the front, and what is said of an event), then `annexes` (what follows the
events); `reader_document` and `table_document` put both together.
"""
