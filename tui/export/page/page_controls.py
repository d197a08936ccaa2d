"""The controls of the page, as HTML: hidden until the script, which they need, is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.chronology.enums import EventStatus
from tui.export.citation_text import date_words
from tui.export.content import ExportContent
from tui.export.json_objects import source_of
from tui.export.page import page_words as words
from tui.export.page.event_facts import actor_key
from tui.export.page.page_writer import PageWriter
from tui.export.summary import capitalize
from tui.index.records import SourceRecord


def controls_lines(content: ExportContent, pen: PageWriter) -> Iterator[str]:
    """Yield the search and the filters.

    Args:
        content: The content of the export.
        pen: The writer of the document; the names of kinds, people and sources are escaped by it.
    """
    yield f'<form id="controls" role="search" aria-label="{words.CONTROLS}" hidden>'
    yield f'<p class="wide"><label for="query">{words.QUERY}</label>'
    yield '<input id="query" type="search" autocomplete="off" aria-describedby="query-help">'
    yield f'<span id="query-help" class="help">{words.QUERY_HELP}</span></p>'
    yield from _choice("kind", words.KIND, words.EVERY_KIND, _kinds(content), pen)
    yield from _choice("status", words.STATUS, words.EVERY_STATUS, _statuses(content), pen)
    yield from _choice("actor", words.ACTOR, words.EVERY_ACTOR, _actors(content), pen)
    yield from _choice("source", words.SOURCE, words.EVERY_SOURCE, _sources(content), pen)
    for name, label in (("from", words.FROM_YEAR), ("to", words.TO_YEAR)):
        yield f'<p><label for="{name}">{label}</label>'
        yield f'<input id="{name}" inputmode="numeric" autocomplete="off" size="6"></p>'
    yield '<p class="wide check"><input id="differs" type="checkbox">'
    yield f'<label for="differs">{words.DIFFERS}</label></p>'
    yield f'<p class="wide"><label for="as-of">{words.AS_OF}</label>'
    yield '<input id="as-of" type="range" min="0" max="0" value="0">'
    yield '<span id="as-of-words" class="help"></span></p>'
    yield f'<p class="wide"><label for="as-of-day">{words.AS_OF_DAY}</label>'
    yield '<input id="as-of-day" type="date"></p>'
    yield f'<p class="wide"><button type="reset">{words.CLEAR}</button>'
    yield f'<button type="button" id="passages">{words.HIDE_PASSAGES}</button></p>'
    yield "</form>"


def timeline_lines() -> Iterator[str]:
    """Yield the place of the timeline, with its buttons."""
    yield '<div id="timeline" hidden>'
    yield f'<div class="buttons" role="group" aria-label="{words.TIMELINE}">'
    buttons = (
        ("earlier", words.EARLIER, "←"),
        ("later", words.LATER, "→"),
        ("zoom-in", words.ZOOM_IN, "+"),
        ("zoom-out", words.ZOOM_OUT, "−"),
        ("whole", words.WHOLE, words.WHOLE),
    )
    for name, label, sign in buttons:
        named = "" if sign == label else f' aria-label="{label}" title="{label}"'
        yield f'<button type="button" id="{name}"{named}>{sign}</button>'
    yield "</div>"
    named = f'aria-label="{words.LANES}" aria-describedby="keys"'
    yield f'<div id="lanes" role="application" tabindex="0" {named}></div>'
    yield '<p id="picked" aria-live="polite"></p>'
    yield f'<p class="help">{words.LEGEND}</p>'
    yield f'<p class="help" id="keys">{words.TIMELINE_KEYS}</p>'
    yield "</div>"


def _choice(
    name: str, label: str, every: str, options: Iterable[tuple[str, str]], pen: PageWriter
) -> Iterator[str]:
    """Yield one choice; nothing where there is nothing to choose from."""
    listed = list(options)
    yield f'<p><label for="{name}">{label}</label><select id="{name}"><option value="">{every}</option>'
    for value, text in listed:
        yield f'<option value="{pen.ink(value, "")}">{pen.ink(text, "")}</option>'
    yield "</select></p>"


def _kinds(content: ExportContent) -> Iterator[tuple[str, str]]:
    used = {event.row.kind for event in content.events}
    labels = {kind.id: kind.label for kind in content.info.kinds}
    yield from ((name, label) for name, label in labels.items() if name in used)
    yield from ((name, name) for name in sorted(used - labels.keys()))


def _statuses(content: ExportContent) -> Iterator[tuple[str, str]]:
    used = {event.row.status for event in content.events}
    return ((status, status.value) for status in EventStatus if status in used)


def _actors(content: ExportContent) -> list[tuple[str, str]]:
    names = {actor_key(actor): actor.name for event in content.events for actor in event.actors}
    return sorted(names.items(), key=lambda pair: (pair[1].casefold(), pair[0]))


def _sources(content: ExportContent) -> list[tuple[str, str]]:
    cited = [one for event in content.events for one in event.cites]
    titles = {source_of(one): _short_title(one.source) if one.source else one.key.source for one in cited}
    return sorted(titles.items(), key=lambda pair: (pair[1].casefold(), pair[0]))


def _short_title(source: SourceRecord) -> str:
    named = source.container_title or source.title
    return capitalize(", ".join(filter(None, (named, date_words(source.issued)))))
