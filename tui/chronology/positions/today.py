"""Today: the day of an export, and the day until which an answer can still come."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

_EPOCH = date(1970, 1, 1)
_SECONDS = re.compile(r"[0-9]+", re.ASCII).fullmatch


def today_of(environ: Mapping[str, str]) -> date:
    """Return the present day, in UTC.

    `SOURCE_DATE_EPOCH` (https://reproducible-builds.org/specs/source-date-epoch/), a number of seconds since
    1970, takes the place of today; it is ignored where it is no such number, or beyond the year 9999.
    """
    given = environ.get("SOURCE_DATE_EPOCH", "")
    if _SECONDS(given) and len(given) < 16:
        days = int(given) // 86_400
        if days <= (date.max - _EPOCH).days:
            return _EPOCH + timedelta(days=days)
    return datetime.now(UTC).date()
