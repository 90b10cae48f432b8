"""Write ``docs/cli.md`` from the commands themselves: ``python docs/cli.py``. A test fails when the two differ."""

from pathlib import Path

import click

from benang.cli import main


def page() -> str:
    """Return the page: the help of every command, as it is printed."""
    parts = ["# Commands", "", "Written by `python docs/cli.py`; do not edit.", ""]
    context = click.Context(main, info_name="benang", terminal_width=96)
    parts += ["```", main.get_help(context), "```"]
    for name in main.list_commands(context):
        command = main.commands[name]
        inner = click.Context(command, info_name=f"benang {name}", terminal_width=96)
        parts += ["", f"## {name}", "", "```", command.get_help(inner), "```"]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    (Path(__file__).parent / "cli.md").write_text(page(), encoding="utf-8")
