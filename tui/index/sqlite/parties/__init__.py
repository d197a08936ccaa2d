"""Queries for those who are criticised, and for what they answered."""
