"""A ferry whose events test their order: ties, open starts, offsets, and what follows what."""

from __future__ import annotations

from pathlib import Path

_EVENTS = {
    "withdrawn": "date: 1931~",
    "licensed": "date: '[..1902-05-15]'",
    "zoned": "date: 1902-05-14T23:30-05:00",
    "repaired": "date: 1902, after: collision",
    "stranded": "date: 1902-05-14",
    "paid": "date: 1902-05-15",
    "collision": "date: 1902-08-02",
    "apology": "date: 1902-08-02, after: inquiry",
    "inquiry": "date: 1902-08-02",
    "refitted": "after: repaired",
    "adrift": "before: stranded",
    "rowed": "date: ../1899",
    "steamed": "date: 1900/..",
    "sold": "date: 1931, before: withdrawn",
    "lost": "",
    "bought": "date: 1930-12-31, public: 1931",
}
ORDER = (
    *(
        "rowed",
        "steamed",
        "adrift",
        "stranded",
        "zoned",
        "paid",
        "licensed",
        "collision",
        "repaired",
        "refitted",
    ),
    *("inquiry", "apology", "bought", "sold", "withdrawn", "lost"),
)
"""The ids in order, in the zone of New York."""
BOUNDED = frozenset(
    ("stranded", "zoned", "paid", "collision", "repaired", "apology", "inquiry", "bought", "sold")
)
BOUNDED |= {"withdrawn"}
"""Those that have a first and a last day."""
HEADINGS = ("1899", "1900", "1902", "1930", "1931", "No date")


def build(root: Path, zone: str = "America/New_York") -> Path:
    """Write the chronology into a new folder."""
    root.mkdir(parents=True)
    events = "".join(
        f"  - {{id: {name}, title: It is {name}, kind: boat, status: reported, {rest}}}\n"
        for name, rest in _EVENTS.items()
    )
    head = (
        f"format: dateline/1\ntitle: The ferry\nzone: {zone}\nkinds: {{boat: {{label: The boat}}}}\nevents:\n"
    )
    (root / "events.yaml").write_text(head + events, encoding="utf-8")
    return root
