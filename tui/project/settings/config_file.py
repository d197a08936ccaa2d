"""Loading the config file and the settings in effect. Mistakes in it are reported and stop nothing."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tui.chronology.problem import Problem
from tui.parsing.errors import SyntaxFault
from tui.parsing.name_keys import config_folder
from tui.parsing.safe_files import InputFile, read_file
from tui.parsing.user_folders import NOWHERE
from tui.project.settings.settings import (
    DEFAULTS,
    NO_COLOR,
    NO_COLOUR,
    SettingOrigin,
    Settings,
    SettingSource,
)
from tui.text.plural import pluralize
from tui.text.sanitize import sanitize_line

if TYPE_CHECKING:
    from tui.project.settings.applied_config import AppliedConfig
    from tui.project.settings.definitions import InvalidValue

# What reads the file is imported where there is one: most starts have none, and should not wait for it.

FILE = "DATELINE_CONFIG"
"""The environment variable that names another file; empty or the null device for no file."""
THEME = "DATELINE_THEME"
_NAME = "config.toml"
_MOST_BYTES = 100_000


@dataclass(frozen=True, slots=True)
class LoadedConfig:
    """The settings in effect, and the problems of the config file."""

    settings: Settings
    problems: tuple[Problem, ...]
    """What was not accepted, in the order of the file."""
    path: Path | None
    """The path of the config file, whether or not it exists; None where the environment switches it off."""
    exists: bool

    @property
    def problem_summary(self) -> str:
        """Return a message that there are problems, and the command that lists them; empty for none."""
        if not self.problems:
            return ""
        first, more = self.problems[0], len(self.problems) - 1
        rest = f", and {pluralize(more, 'more problem')}" if more else ""
        text = f"{first.place.path}:{first.place.line}: {first.message}{rest}"
        return f"{sanitize_line(text)} · see: dateline config show"


def config_path(environ: Mapping[str, str]) -> Path | None:
    """Return the path of the config file; None where it is switched off, or there is no home folder."""
    chosen = environ.get(FILE)
    if chosen is None:
        folder = config_folder()
        return None if folder == NOWHERE else folder / _NAME
    return None if chosen in ("", os.devnull) else Path(chosen).absolute()


def load_config(environ: Mapping[str, str], options: Mapping[str, str | bool] | None = None) -> LoadedConfig:
    """Load the settings: default, file, environment and options, of which the later ones take precedence.

    `NO_COLOR` (no-color.org) takes precedence over all. Raises nothing for the file or the environment.

    Args:
        environ: The environment.
        options: Settings of the command line, by name; `theme` must exist. None for no options.
    """
    try:
        path = config_path(environ)
    except (OSError, ValueError):
        path = None
    exists = path is not None and os.path.lexists(path)
    settings, problems = DEFAULTS, []
    origins: dict[str, SettingOrigin] = {}
    if path is not None and (exists or FILE in environ):
        applied, file = _read(path)
        settings, problems = applied.settings, [file.problem(fault) for fault in applied.faults]
        spots = applied.spots.items()
        origins = {name: SettingOrigin(SettingSource.FILE, "", file.place(at, at).line) for name, at in spots}
    if wanted := environ.get(THEME):
        from tui.project.settings.definitions import theme_refusal  # noqa: PLC0415  (see above)

        if refused := theme_refusal(wanted):
            problems.append(_of_environment(refused))
        else:
            settings = replace(settings, theme=wanted)
            origins["theme"] = SettingOrigin(SettingSource.ENVIRONMENT, THEME)
    for name, value in (options or {}).items():
        settings = replace(settings, **{name.replace(".", "_"): value})  # type: ignore[arg-type] # by name
        origins[name] = SettingOrigin(SettingSource.OPTION, f"--{name}" if value else f"--no-{name}")
    if environ.get(NO_COLOR):
        settings = replace(settings, theme=NO_COLOUR)
        origins["theme"] = SettingOrigin(SettingSource.ENVIRONMENT, NO_COLOR)
    return LoadedConfig(replace(settings, origins=origins), tuple(problems), path, exists)


def _read(path: Path) -> tuple[AppliedConfig, InputFile]:
    """Read the file. Links are followed: many keep their config files elsewhere and link to them."""
    from tui.project.settings.applied_config import AppliedConfig, apply_config  # noqa: PLC0415  (see above)
    from tui.project.settings.toml_parser import parse_toml  # noqa: PLC0415

    try:
        target = path.resolve()
    except (OSError, RuntimeError, ValueError):
        target = path
    file = replace(read_file(target.parent, target.name, _MOST_BYTES), path=str(path))
    if file.fault is not None:
        fault = replace(file.fault, remedy=f"{_REMEDIES.get(file.fault.code, file.fault.remedy)}{_UNUSED}")
        return AppliedConfig(faults=[fault]), file
    data, places, faults = parse_toml(file.text)
    applied = apply_config(data, places)
    applied.faults = sorted([*faults, *applied.faults], key=lambda fault: fault.start)
    return applied, file


_UNUSED = "; none of its settings are used"
_REMEDIES = {
    "file-missing": f"put it there, or unset {FILE}",
    "file-too-large": "delete everything that is not a setting",
}


def _of_environment(refusal: InvalidValue) -> Problem:
    fault = SyntaxFault(refusal.code, 0, len(THEME), refusal.message, refusal.remedy)
    return InputFile("environment", f"{THEME}=…").problem(fault)
