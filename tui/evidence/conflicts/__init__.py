"""Statements about time that cannot all hold, and what the order of events leaves to the undated ones.

Read in this order: `day_bounds` says which days a date allows; `time_statements` lists who says what;
`order_graph` has the statements about order as links; `conflict_search` finds the smallest sets in it;
`conflicts` puts both together for a chronology; `order_windows` makes the `order_window` of undated events.
"""
