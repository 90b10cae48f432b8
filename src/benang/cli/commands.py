"""The commands. Each one calls a function of :mod:`benang.build` or :mod:`benang.telling` and prints what comes back.

Everything heavy is imported inside the command that needs it, so that a mistyped one is answered at once.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from benang.cli.asking import check_draft
from benang.cli.changing import decide, remove_from, weave_into
from benang.cli.group import NOTHING_WOVEN, Commands
from benang.cli.opening import make_engine, opened, past_engine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benang.records import Skipped

LANGUAGES = ("id", "en")
DECISIONS = ("same", "different", "copy", "not-copy", "set")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="benang")
def main() -> None:
    """Read overlapping news pages and tell one verified story: who said and did what, through whom, how firmly.

    Start with `benang demo`.
    """


LEDGER = click.argument("ledger", type=click.Path(path_type=Path))
AS_OF = click.option("--as-of", default="", metavar="T", help="As if only pages published by T.")
LANG = click.option("--lang", type=click.Choice(LANGUAGES), default="id", help="Words on screen.")
WORKERS = click.option(
    "--workers", type=click.IntRange(1), help="Processes; all cores if left out."
)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path), default="benang-demo")
@LANG
def demo(folder: Path, lang: str) -> None:
    """Weave the bundled example pages into FOLDER and show the way into everything else."""
    from benang import examples

    folder.mkdir(parents=True, exist_ok=True)  # an OSError becomes one line in Commands
    ledger, page = folder / "summit.db", folder / "summit.html"
    weave_into(ledger, [str(examples.SUMMIT)], None, lang)
    _write_dossier(ledger, page, lang=lang)
    click.echo(examples.way_on(ledger, page, lang))


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--ledger", "-l", type=click.Path(path_type=Path), default="benang.db", show_default=True
)
@WORKERS
@LANG
def weave(paths: Sequence[str], ledger: Path, workers: int | None, lang: str) -> None:
    """Read pages (files, folders, - for standard input) into a ledger and weave them.

    Example: benang weave pages/ --ledger story.db
    """
    woven = weave_into(ledger, paths, workers, lang)
    sys.exit(0 if woven else NOTHING_WOVEN)


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--text", is_flag=True, help="Add the text of each page.")
@WORKERS
def read(paths: Sequence[str], *, text: bool, workers: int | None) -> None:
    """Print one JSON object a page on standard output, without a ledger.

    Example: benang read --text page.txt | jq .statements
    """
    import msgspec

    from benang import build
    from benang.intake import read_paths
    from benang.records import Skipped
    from benang.telling.shapes import reading_row

    encode = msgspec.json.Encoder().encode
    something = False
    with make_engine(workers) as engine:
        pages = read_paths(paths, stdin=sys.stdin.buffer)
        for outcome in build.read_pages(pages, engine):
            if isinstance(outcome, Skipped):
                click.echo(_skipped_line(outcome), err=True)
                continue
            something = True
            sys.stdout.buffer.write(encode(reading_row(outcome, text=text)) + b"\n")
    sys.stdout.buffer.flush()
    sys.exit(0 if something else NOTHING_WOVEN)


@main.command()
@LEDGER
@AS_OF
@LANG
def summary(ledger: Path, as_of: str, lang: str) -> None:
    """Print what the ledger holds, in an editor's words.

    Example: benang summary story.db --as-of 2024-06-16
    """
    from benang.telling.summary import summary_lines

    with opened(ledger, as_of) as open_ledger:
        click.echo("\n".join(summary_lines(open_ledger, lang)))


@main.command()
@LEDGER
@click.option("--story", default="", help="Only this story; all of them if left out.")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True)
@AS_OF
@LANG
def dossier(ledger: Path, story: str, output: Path, as_of: str, lang: str) -> None:
    """Write the story as one HTML file that opens offline.

    Example: benang dossier story.db -o story.html
    """
    _write_dossier(ledger, output, lang=lang, story=story, as_of=as_of)
    click.echo(str(output))


@main.command()
@LEDGER
@click.option("--what", required=True, help="pages, statements, utterances, happenings, plans, ...")
@click.option(
    "--format",
    "fmt",
    default="jsonl",
    show_default=True,
    help="jsonl, csv, parquet; plover and polecat for happenings and events; graphml and prov for links; ics for plans.",
)
@click.option("-o", "--output", default="-", help="File to write; - is standard output.")
@AS_OF
def export(ledger: Path, what: str, fmt: str, output: str, as_of: str) -> None:
    """Write rows of one kind, sorted, the same bytes for the same pages.

    Example: benang export story.db --what utterances --format csv -o utterances.csv
    """
    from benang.telling.export import export_bytes, write_export

    with opened(ledger, as_of) as open_ledger:
        if output == "-":
            for chunk in export_bytes(open_ledger, what, fmt):
                sys.stdout.buffer.write(chunk)
            sys.stdout.buffer.flush()
        else:
            write_export(open_ledger, what, fmt, Path(output))


@main.command()
@LEDGER
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True)
@click.option("--relevance", is_flag=True, help="Best match first, not the newest.")
@click.option("--outlet", default="", help="Only outlets with this in their name.")
@click.option("--from", "since", default="", metavar="DAY", help="Only pages published since.")
@click.option("--to", "until", default="", metavar="DAY", help="Only pages published until.")
@AS_OF
@LANG
def search(ledger: Path, words: Sequence[str], limit: int, as_of: str, **narrowing: Any) -> None:  # noqa: ANN401 -- the options above
    """Find pages by words or their root forms, newest first; words in quotation marks stand together.

    Example: benang search story.db '"kapal patroli" penandatanganan' --from 2025-06-01
    """
    from benang.ledger import Narrowed
    from benang.ledger.days import check_as_of
    from benang.telling.find import find_lines

    lang = narrowing.pop("lang")
    days = {end: check_as_of(narrowing[end]) for end in ("since", "until") if narrowing[end]}
    narrowed = Narrowed(**{**narrowing, **days})
    with opened(ledger, as_of) as open_ledger:
        lines = find_lines(open_ledger, " ".join(words), limit, narrowed, lang)
        click.echo("\n".join(lines))


@main.command()
@LEDGER
@click.argument("id_", metavar="ID")
@AS_OF
@LANG
def explain(ledger: Path, id_: str, as_of: str, lang: str) -> None:
    """Say why: which rules decided about ID, and what they saw.

    Example: benang explain story.db 1f0c2d… (ids stand in every export and in the dossier).
    PAGE@START asks for the time, or whatever else, that stands at a character of a page.
    """
    from benang.telling.explain import explain_lines

    with opened(ledger, as_of) as open_ledger:
        click.echo("\n".join(explain_lines(open_ledger, id_, lang)))


@main.command()
@LEDGER
@click.argument("text", metavar="TEXT|FILE|-")
@click.option(
    "--date", "day", default="", metavar="DAY", help="Day the text counts its dates from."
)
@click.option(
    "--format",
    "fmt",
    type=click.Choice(("text", "json")),
    default="text",
    help="json: one sentence a line.",
)
@AS_OF
@LANG
def check(ledger: Path, text: str, **options: Any) -> None:  # noqa: ANN401 -- the options above
    """Hold a draft, a post or one sentence against the ledger: found where, and what differs. Nothing of it is stored.

    Exit status 0 when every sentence is found, 1 when one differs, is put more firmly or has no source here.

    Example: benang check story.db "Mahendra dan Korompis berunding selama tiga jam."
    """
    if not check_draft(ledger, text, options):
        sys.exit(NOTHING_WOVEN)


@main.command()
@LEDGER
@click.option("--from", "start", required=True, metavar="T", help="What was known by then.")
@click.option("--to", "end", required=True, metavar="T", help="What was known by then.")
@click.option(
    "--format",
    "fmt",
    type=click.Choice(("text", "json")),
    default="text",
    help="json: one change a line.",
)
@LANG
def diff(ledger: Path, start: str, end: str, fmt: str, lang: str) -> None:
    """Say what is new, firmer, corrected, retracted or realised between two times, and because of which pages.

    Example: benang diff story.db --from 2024-06-14 --to 2024-06-16
    """
    from benang import build
    from benang.ledger import Ledger
    from benang.ledger.days import check_between
    from benang.telling.changes import find_changes, take
    from benang.telling.changes.lines import Asked, change_lines, count_undated
    from benang.telling.changes.rows import change_bytes

    first, last = check_between(start, end)
    with (
        Ledger.open(ledger) as whole,
        whole.snapshot(),
        past_engine(whole) as engine,
        build.as_of(whole, first, engine) as past,
    ):
        before = take(past)
        build.bring(past, whole, last, engine)
        difference = find_changes(before, take(past))
        if fmt == "json":
            for line in change_bytes(difference, past):
                sys.stdout.buffer.write(line)
            sys.stdout.buffer.flush()
            return
        asked = Asked(start, end, lang, count_undated(whole))
        click.echo("\n".join(change_lines(difference, past, asked)))


@main.command()
@LEDGER
@click.argument("pages", nargs=-1, required=True)
@WORKERS
@LANG
def remove(ledger: Path, pages: Sequence[str], workers: int | None, lang: str) -> None:
    """Take PAGES out again, by id, address or file name, with all that only they supported.

    Example: benang remove story.db https://example.test/berita/1 draft.txt
    """
    remove_from(ledger, pages, workers, lang)


@main.command()
@LEDGER
@click.argument("what", type=click.Choice((*DECISIONS, "undo", "list", "load")))
@click.argument("given", nargs=-1)
@click.option("--by", default="", metavar="NAME", help="Who decides.")
@click.option("--why", default="", metavar="TEXT", help="For what reason.")
@click.option(
    "--format", "fmt", type=click.Choice(("text", "json")), default="text", help="Of the list."
)
@WORKERS
@LANG
def judge(ledger: Path, what: str, given: Sequence[str], **options: Any) -> None:  # noqa: ANN401 -- click's options
    """Decide what the machine got wrong: same, different, copy, not-copy A B, or set A FIELD=VALUE.

    `list` shows what was decided, `undo ID` takes it back, `load FILE` enters a list that was printed as json. A person
    stands as PAGE/KEY, a time as PAGE@START.

    Example: benang judge story.db set 1f0c2d… speaker="Rukmana Belo" --by Sari --why "she says so on air"
    """
    from benang.judging import as_lines
    from benang.telling.judged import judgement_lines

    if what != "list":
        decide(ledger, what, given, options)
        return
    with opened(ledger, "") as open_ledger:
        if options["fmt"] == "json":
            lines = list(as_lines(open_ledger.judgements()))
        else:
            lines = judgement_lines(open_ledger, options["lang"])
        click.echo("\n".join(lines))


@main.command()
@LEDGER
@LANG
def verify(ledger: Path, lang: str) -> None:
    """Check every page, every stored text, and that reading again gives the same.

    Example: benang verify story.db --lang en
    """
    from benang import build
    from benang.telling.verified import verified_lines

    with opened(ledger, "") as open_ledger:
        problems = open_ledger.verify(build.read_page)
    click.echo("\n".join(verified_lines(problems, lang)), err=bool(problems))
    if problems:
        sys.exit(NOTHING_WOVEN)


def _write_dossier(path: Path, out: Path, *, lang: str, story: str = "", as_of: str = "") -> None:
    from benang.telling.dossier import write_dossier

    with opened(path, as_of) as ledger:
        write_dossier(ledger, out, story, lang, as_of)


def _skipped_line(skipped: Skipped) -> str:
    from benang.languages import load

    where = skipped.given_id or skipped.source
    return f"skipped {where!r}: {load('id').phrases.say(skipped.why, 'en')}"
