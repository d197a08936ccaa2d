"""Shell completion: the scripts of `completion`, and the answers when Tab is pressed.

The scripts and their protocol are click's (https://click.palletsprojects.com/shell-completion/): they run
`dateline` with the words so far in the environment.
"""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from typing import Any

import click
from click.shell_completion import BashComplete, CompletionItem, ShellComplete, get_completion_class
from click.shell_completion import split_arg_string as split_words

from tui.cli.exit_codes import ExitCode
from tui.cli.lazy_commands import COMPLETION_VARIABLE
from tui.cli.output import write_stdout

SHELLS = ("bash", "zsh", "fish", "powershell")


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> ExitCode:
    r"""Print a shell script that completes commands and ids.

    For bash, put this into ~/.bashrc: eval "$(dateline completion bash)"

    For zsh, the same with zsh into ~/.zshrc, after compinit.

    For fish: dateline completion fish > ~/.config/fish/completions/dateline.fish

    For PowerShell, into $PROFILE: dateline completion powershell | Out-String | Invoke-Expression
    """
    write_stdout(
        _shell(shell)(
            click.get_current_context().find_root().command, {}, "dateline", COMPLETION_VARIABLE
        ).source()
    )
    return ExitCode.OK


def complete(program: click.Group) -> int:
    """Answer a shell on standard output; on any error the answer is empty.

    Args:
        program: The command line.

    Returns:
        The exit code.
    """
    with suppress(Exception):
        shell, _, instruction = os.environ[COMPLETION_VARIABLE].partition("_")
        if instruction == "complete" and shell in SHELLS:
            sys.stdout.write(_answered(program, _shell(shell)(program, {}, "dateline", COMPLETION_VARIABLE)))
            sys.stdout.flush()
    return ExitCode.OK


def _answered(program: click.Group, shell: ShellComplete) -> str:
    args, incomplete = shell.get_completion_args()
    items = shell.get_completions(list(args), incomplete)
    if not args and incomplete.startswith("-"):
        # Options before any command are the explorer's; `--version` is the program's own.
        offered = {item.value for item in items}
        own = (name for parameter in program.params for name in parameter.opts)
        items += [CompletionItem(name) for name in own if name.startswith(incomplete) and name not in offered]
    return "".join(f"{shell.format_completion(item)}\n" for item in items)


class _Bash(BashComplete):
    """click's class for bash, which splits words at colons and equals signs and replaces the last part."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  (click's own)
        super().__init__(*args, **kwargs)
        self._kept = ""
        """The part of the word that bash keeps before the part it replaces."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the whole words before the cursor, and the one at it."""
        parts = os.environ["COMP_WORDS"].split("\n")[: int(os.environ["COMP_CWORD"]) + 1]
        typed = re.sub(r"(\n--[\w-]+)\n=(?:\n|$)", r"\1\n", "\n".join(parts))
        words = split_words(re.sub(r"\n?([:=])\n?", r"\1", typed))
        if typed.endswith("\n"):
            words.append("")
        *args, incomplete = words[1:] or [""]
        last = "" if parts[-1] in {":", "="} else "".join(split_words(parts[-1]))
        self._kept = incomplete.removesuffix(last)
        return args, incomplete

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """Return the type and the text to insert."""
        return f"{item.type},{str(item.value).removeprefix(self._kept)}"


def _shell(name: str) -> type[ShellComplete]:
    shell_class = _Bash if name == "bash" else get_completion_class(name)
    assert shell_class is not None, name  # noqa: S101  (click knows all of `SHELLS`)
    return shell_class
