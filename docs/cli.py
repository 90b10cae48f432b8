"""Write ``docs/cli.md`` and ``src/benang/help.txt`` from the commands themselves: ``python docs/cli.py``.

A test fails when what is written and what the commands say differ.
"""

from pathlib import Path

import click

from benang.cli import main


def page() -> str:
    """Return the page: the help of every command, as it is printed."""
    parts = ["# Commands", "", "Written by `python docs/cli.py`; do not edit.", ""]
    context = click.Context(main, info_name="benang", terminal_width=96, **main.context_settings)
    parts += ["```", main.get_help(context), "```"]
    for name in main.list_commands(context):
        command = main.commands[name]
        inner = click.Context(
            command, info_name=f"benang {name}", terminal_width=96, **main.context_settings
        )
        parts += ["", f"## {name}", "", "```", command.get_help(inner), "```"]
    return "\n".join(parts) + "\n"


def help_page() -> str:
    """Return what ``benang --help`` prints."""
    return (
        main.get_help(
            click.Context(main, info_name="benang", terminal_width=80, **main.context_settings)
        )
        + "\n"
    )


if __name__ == "__main__":
    here = Path(__file__).parent
    (here / "cli.md").write_text(page(), encoding="utf-8")
    (here.parent / "src" / "benang" / "help.txt").write_text(help_page(), encoding="utf-8")
