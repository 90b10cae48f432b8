"""What a verification found, as lines for a terminal."""

from collections.abc import Sequence

from benang.languages import load
from benang.ledger import Problem
from benang.telling.find import visible

HOME = "id"
"""The pack whose phrases say what was found."""


def verified_lines(problems: Sequence[Problem], lang: str) -> list[str]:
    """Return a line for each problem (source, page, table and place; then what is wrong) and one with their number."""
    words = load(HOME).phrases.words
    if not problems:
        return [words("verify.all_agree", (), lang)]
    lines = [_line(problem, lang) for problem in problems]
    return [visible(line) for line in (*lines, words("verify.count", (str(len(problems)),), lang))]


def _line(problem: Problem, lang: str) -> str:
    phrases = load(HOME).phrases
    where = f"[{problem.start},{problem.stop})" if problem.start >= 0 else ""
    source = problem.source or phrases.words("verify.ledger", (), lang)
    parts = (source, problem.page, problem.table + where)
    return f"{' '.join(part for part in parts if part)}: {phrases.say(problem.why, lang)}"
