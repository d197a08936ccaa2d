"""Citations turn from role to role, and come back as they were."""

from __future__ import annotations

import pytest

from tui.explorer.screens.event_form.passage_options import citation_key, turn_role
from tui.parsing.yaml.tree import Data


@pytest.mark.parametrize(
    "cited", ["minutes#4", {"passage": "minutes#4", "quote": "tea"}, {"source": "minutes", "passage": "4"}]
)
def test_three_turns_change_nothing(cited: Data) -> None:
    disputes = turn_role(cited)
    context = turn_role(disputes)
    assert isinstance(disputes, dict)
    assert isinstance(context, dict)
    assert (disputes["as"], context["as"]) == ("disputes", "context")
    assert turn_role(context) == cited
    assert {citation_key(item) for item in (cited, disputes, context)} == {"minutes#4"}
