"""The terms of a query line that are switched off and on one by one: what is off is not forgotten."""

from __future__ import annotations

from dataclasses import dataclass

from tui.parsing.query.edit_query import add_term, enclose_line, line_terms, remove_value


@dataclass(frozen=True, slots=True)
class SwitchedTerms:
    """A query line, and the terms that were on it and are switched off."""

    line: str
    off: tuple[str, ...] = ()
    """As they were written, in the order in which they were switched off."""

    @property
    def on(self) -> tuple[str, ...]:
        """The terms of the line; what is joined by OR is one term."""
        terms = tuple(dict.fromkeys(term.written for term in line_terms(self.line)))
        whole = self.line.strip()
        return terms or ((whole,) if whole else ())

    def on_line(self, line: str) -> SwitchedTerms:
        """The same terms beside another line; one that stands on it is not off any more."""
        on = SwitchedTerms(line).on
        return SwitchedTerms(line, tuple(term for term in self.off if term not in on))

    def switched(self, term: str) -> SwitchedTerms:
        """Return the terms with one switched off; one that is off, on again.

        Args:
            term: One of `on` or `off`.
        """
        if term in self.off:
            return self.without(term).on_line(add_term(self.line, term))
        if not line_terms(self.line):
            return SwitchedTerms("", (*self.off, enclose_line(self.line)))
        rest = next(rest for written, rest in remove_value(self.line) if written == term)
        return SwitchedTerms(rest, (*self.off, term)).on_line(rest)

    def without(self, term: str) -> SwitchedTerms:
        """Return the terms without one that is off."""
        return SwitchedTerms(self.line, tuple(each for each in self.off if each != term))
