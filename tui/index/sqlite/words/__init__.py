"""Queries for what the words of a query find: the order by relevance, the nearest events, the reasons."""
