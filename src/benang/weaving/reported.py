"""Whose word a step rests on: the outlet's own voice, somebody's words, or those of nobody named.

"It was signed" and "X says it was signed" are two reasons with two sentences, so that no screen can blur them.
"""

from benang.records import Why
from benang.weaving.lookup import Said


def reported(rule: str, said: Said | None, *args: str) -> Why:
    """Return the reason under the rule, or under ``rule_said`` with the holder's name behind its arguments.

    Words that the page gives to nobody named come under ``rule_unnamed``.
    """
    if said is None:
        return Why(rule, args)
    if said.statement.speaker.name == "unnamed":
        return Why(f"{rule}_unnamed", args)
    return Why(f"{rule}_said", (*args, said.statement.speaker.name))
