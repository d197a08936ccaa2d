"""The list of all rules: add new ones here. Each is a function from a chronology to its problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tui.chronology.problem import Problem
from tui.parsing.loader import LoadedChronology
from tui.validation.rules import (
    actor_names,
    citations,
    dates,
    differences,
    drafts,
    hidden,
    identification,
    identity,
    order,
    origins,
    quotations,
    references,
    says,
    sources,
    titles,
    usage,
)

Rule = Callable[[LoadedChronology], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    identity.ids_are_unique,
    references.kinds_exist,
    references.actors_exist,
    references.events_exist,
    references.sources_exist,
    references.passages_exist,
    dates.undated_events_have_neighbours,
    dates.events_precede_the_sources_that_support_them,
    dates.nothing_is_public_before_it_begins,
    dates.dates_are_no_habits,
    order.order_has_no_circle,
    order.dates_allow_the_order,
    citations.events_are_cited,
    citations.disputes_are_cited,
    citations.nothing_is_cited_twice,
    citations.context_belongs_to_a_quotation,
    citations.pinpoints_are_short,
    citations.marks_of_notes_name_citations,
    origins.what_is_established_is_more_than_a_summary,
    quotations.quotations_are_in_their_sources,
    says.differing_sources_say_how,
    says.disputes_say_what_they_dispute,
    says.only_disputes_say_otherwise,
    differences.differences_have_sides,
    differences.versions_are_cited,
    differences.differences_are_about_events,
    sources.passages_have_their_own_names,
    sources.sources_have_passages,
    sources.sources_are_dated,
    sources.doubtful_dates_of_issue_are_explained,
    sources.access_follows_issue,
    sources.addresses_can_be_opened,
    sources.bundles_are_short,
    sources.hashes_can_be_verified,
    sources.verbatim_text_has_no_hash,
    actor_names.naming_is_justified,
    actor_names.the_protected_are_not_described,
    identification.the_protected_cannot_be_pieced_together,
    titles.titles_are_short,
    titles.titles_are_not_sentences,
    drafts.drafts_are_finished,
    hidden.nothing_in_the_chronology_is_hidden,
    hidden.nothing_in_the_sources_is_hidden,
    usage.there_are_events,
    usage.kinds_fit_the_overview,
    usage.kinds_are_used,
    usage.actors_are_used,
    usage.sources_are_used,
)
