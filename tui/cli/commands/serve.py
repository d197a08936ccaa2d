"""`serve`: the explorer in a browser, for people without a terminal."""

from __future__ import annotations

from collections.abc import Callable

import click

from tui.cli.chronology_command import ChronologyCommand
from tui.cli.common_options import chronology, path_argument
from tui.cli.exit_codes import ExitCode
from tui.cli.output import CommandError, finish_output, write_message, write_stdout
from tui.cli.project_context import find_chronology, open_chronology
from tui.project.locate_project import Shipped, Wanted
from tui.text.failure import Failure

PORT = 8765


@click.command(cls=ChronologyCommand)
@path_argument
@chronology
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=PORT,
    show_default=True,
    help="The port; 0 for any free one.",
)
@click.option("--open", "at_once", is_flag=True, help="Open it in the browser of this machine.")
def serve(path: Wanted, *, port: int, at_once: bool) -> int:
    """Serve the explorer in a browser, read-only, until Ctrl-C.

    Prints a link that works on this machine only, for anyone who has it: the server does not listen on any
    network. A second link leads to the same as a page to read. From another machine, forward the port,
    `ssh -L 8765:127.0.0.1:8765 HOST`, and open it there.

    Args:
        path: Which chronology.
        port: To listen on; 0 for any free one.
        at_once: Whether to open a browser.

    Raises:
        CommandError: The web server is not installed, or cannot start.
    """
    # Imported here: slow to import, and not always installed.
    import asyncio  # noqa: PLC0415
    import webbrowser  # noqa: PLC0415

    try:
        from tui.web.connection import explorer_command  # noqa: PLC0415
        from tui.web.server import Links  # noqa: PLC0415
        from tui.web.server import serve as serve_until_signalled  # noqa: PLC0415
    except ModuleNotFoundError as missing:
        raise CommandError(
            ExitCode.USAGE,
            f"`dateline serve` needs {(missing.name or '').partition('.')[0]}, which is not installed",
            'install it: pip install "dateline[web]"',
        ) from missing
    # Problems with the chronology are reported once, here, not by every visitor's explorer.
    location = find_chronology(path)
    with open_chronology(location) as project:
        # By its full path: moving files later must not show visitors another chronology.
        shown = [Shipped.EXAMPLE.value] if project.is_example else ["--", str(project.root)]

    async def started(links: Links, once: Callable[[], str]) -> None:
        write_stdout(f"{links.explorer}\n")
        finish_output()
        write_message("read-only, on this machine alone; Ctrl-C ends it")
        write_message(f"as a page to read, without a terminal: {links.page}")
        if at_once and not await asyncio.to_thread(webbrowser.open, once()):
            write_message("could not start a browser", "open the link yourself")

    words = explorer_command("--served", *shown)
    ended = serve_until_signalled(words, location, port, started)
    if isinstance(ended, Failure):
        raise CommandError.of(ExitCode.USAGE, ended)
    return ended
