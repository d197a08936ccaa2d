"""The parts that every package has: the types of the others, what leads to them, title and language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
"""The names of relations between parts begin with it."""
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
LANGUAGE = "en-GB"
"""That of this program's words."""


def common_parts(main: str, types: Mapping[str, str], title: str, made: date) -> dict[str, str]:
    """Return the parts that every package has, by name, in the order in which they stand in it.

    Args:
        main: The name of the part that programs open first.
        types: The type of each other part, by its name.
        title: Of the document, escaped.
        made: The day of the export.
    """
    return {
        "[Content_Types].xml": _types(types),
        "_rels/.rels": relations(
            f'<Relationship Id="document" Type="{OFFICE}/officeDocument" Target="{main}"/>',
            f'<Relationship Id="core" Type="{_PACKAGE}/relationships/metadata/core-properties" '
            'Target="docProps/core.xml"/>',
        ),
        "docProps/core.xml": _core_properties(title, made),
    }


def relations(*inside: str) -> str:
    """Return a part of relations."""
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(inside)}</Relationships>'


def _types(types: Mapping[str, str]) -> str:
    core = {"docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml"}
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in (core | dict(types)).items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _core_properties(title: str, made: date) -> str:
    day = f'<dcterms:{{0}} xsi:type="dcterms:W3CDTF">{made.isoformat()}T00:00:00Z</dcterms:{{0}}>'
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:language>{LANGUAGE}</dc:language>"
        f"{day.format('created')}{day.format('modified')}</cp:coreProperties>"
    )
