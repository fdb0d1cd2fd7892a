"""The command that teaches a shell to complete: `completion`.

Floor 0: imports nothing of this package.
"""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command(epilog="Example: briefings completion fish > ~/.config/fish/completions/briefings.fish")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what lets a shell complete commands, options and ids: to be run as it starts, or kept where it looks for such."""
    kind = get_completion_class(shell)
    assert kind is not None  # click knows the three that the argument may be
    click.echo(kind(context.find_root().command, {}, "briefings", "_BRIEFINGS_COMPLETE").source())
