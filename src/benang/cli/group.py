"""How a command ends: errors of ours become words on standard error and an exit status, never a traceback."""

import os
import sys
from typing import Any

import click

from benang.errors import BenangError, UsageError

WRONG_ARGUMENTS = 2
NOTHING_WOVEN = 1


class Commands(click.Group):
    """The commands in the order a newcomer needs them; an error we know is one clear line, never a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order they were added."""
        del ctx
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 -- click's own signature
        """Run the command; errors of ours end in words on standard error and an exit status."""
        try:
            return super().invoke(ctx)
        except UsageError as error:
            click.echo(f"benang: {error}", err=True)
            ctx.exit(WRONG_ARGUMENTS)
        except BenangError as error:
            click.echo(f"benang: {error}", err=True)
            ctx.exit(NOTHING_WOVEN)
        except BrokenPipeError:  # whoever reads us has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except OSError as error:
            place = f" {error.filename}" if error.filename else ""
            click.echo(f"benang: cannot use{place}: {error.strerror}", err=True)
            ctx.exit(NOTHING_WOVEN)
