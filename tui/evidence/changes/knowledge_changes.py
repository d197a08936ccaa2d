"""What has changed in the recorded knowledge of one event: entries that came, went, or say something else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tui.chronology.enums import CitationRole, Stance
from tui.chronology.event import Citation, Knowledge
from tui.chronology.keys import CitationKey


def knowledge_changes(
    old: Sequence[Knowledge],
    new: Sequence[Knowledge],
    actor_now: Callable[[str], str],
    cited_now: Callable[[Citation], CitationKey],
) -> Iterator[tuple[str, str]]:
    """Yield each entry that is not the same, as text before and now; empty for one that is not there.

    An entry about the same part of the same actor is the same one, in the order of the file.

    Args:
        old: The entries before.
        new: The entries now.
        actor_now: From the id that an actor had to the id that it has.
        cited_now: From an old citation to how what it cites is cited now.
    """
    before = [
        ((actor_now(entry.actor), entry.part), entry_text(entry, actor_now, cited_now)) for entry in old
    ]
    after = [((entry.actor, entry.part), entry_text(entry)) for entry in new]
    for one in list(before):
        if one in after:
            after.remove(one)
            before.remove(one)
    for part, text in before:
        same = next((one for one in after if one[0] == part), None)
        if same:
            after.remove(same)
        yield text, same[1] if same else ""
    yield from (("", text) for _, text in after)


def entry_text(
    entry: Knowledge,
    actor_now: Callable[[str], str] = str,
    cited_now: Callable[[Citation], CitationKey] = lambda citation: citation.key,
) -> str:
    """Return an entry in one line: `board (its clerk), told: that it leaked, from 1876-07 (minutes#4)`.

    Args:
        entry: The entry.
        actor_now: What its actors are called.
        cited_now: How what it cites is cited.
    """
    who = f"{actor_now(entry.actor)} ({entry.part})" if entry.part else actor_now(entry.actor)
    stance = " unaware" if entry.stance is Stance.UNAWARE else ""
    said_by = f" by {actor_now(entry.said_by)}" if entry.said_by else ""
    since = f", from {entry.since.text}" if entry.since else ""
    cites = (
        f"{cited_now(cite)}{'' if cite.role is CitationRole.SUPPORTS else f' {cite.role.value}'}"
        f"{f': “{cite.quote}”' if cite.quote else ''}"
        for cite in entry.cites
    )
    return (
        f"{who}, {entry.form.value}{said_by}{stance}: {entry.what}{since}, {entry.status.value} "
        f"({', '.join(cites)})"
    )
