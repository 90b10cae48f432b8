"""The dossier: everything told, nothing run, every line with its sentence."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from benang import build
from benang.engines.inline import InlineEngine
from benang.errors import UsageError
from benang.examples import SUMMIT
from benang.intake import read_paths
from benang.ledger import Ledger
from benang.records import Page
from benang.telling.dossier import render, write_dossier
from benang.telling.labels import labels
from benang.telling.summary import summary_lines

HOSTILE = (
    'Bupati <img src=x onerror=alert(1)> Resmikan "Pasar" & Jembatan\n'
    "PASAR LAMA - Bupati Rukmana Belo mengatakan </script><script>alert(2)</script> jembatan aman.\n"
    '"Kami akan membuka pasar pekan depan {{ 7*7 }} {% raw %}," kata Rukmana Belo, Kamis (3/4/2025).\n'
)


class Tags(HTMLParser):
    """Collects what a browser would see: tags, attributes, ids, link targets."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.names: set[str] = set()
        self.ids: list[str] = []
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append(tag)
        for name, value in attrs:
            self.names.add(name)
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.targets.append(value or "")


def woven(pages: list[Page]) -> Ledger:
    """Return a ledger in memory with the pages woven."""
    ledger = Ledger.memory()
    ledger.add(build.read_pages(pages, InlineEngine()))
    build.weave(ledger, InlineEngine())
    return ledger


@pytest.fixture(scope="module")
def summit_ledger() -> Ledger:
    """Give the example pages woven in memory."""
    return woven([p for p in read_paths([str(SUMMIT)]) if isinstance(p, Page)])


@pytest.mark.parametrize("lang", ["id", "en"])
def test_text_of_a_page_is_only_text(lang: str) -> None:
    """A hostile page adds no tag, no attribute and no template to the file."""
    html = render(woven([Page("p", "p", HOSTILE, source="<b>x</b>.txt")]), "", lang)
    seen = Tags()
    seen.feed(html)
    assert not {"script", "img", "b>x"} & set(seen.tags)
    assert not any(name.startswith("on") for name in seen.names)
    assert "{{ 7*7 }}" in html
    assert "49" not in re.sub(r"\d{3,}|[0-9a-f]{24}", "", html.split("<main")[1]).split("7*7")[0]


def test_nothing_is_loaded_and_nothing_runs(summit_ledger: Ledger) -> None:
    """The file names no address outside itself and its policy allows only its own style sheet."""
    html = render(summit_ledger)
    seen = Tags()
    seen.feed(html)
    assert all(target.startswith("#") for target in seen.targets)
    assert not {"script", "link", "iframe", "object", "embed", "form"} & set(seen.tags)
    assert "default-src 'none'; style-src 'sha256-" in html


def test_every_line_leads_to_its_sentence(summit_ledger: Ledger) -> None:
    """Each link of the file has exactly one place in it, and each page of the ledger stands in the annex whole."""
    html = render(summit_ledger)
    seen = Tags()
    seen.feed(html)
    assert len(seen.ids) == len(set(seen.ids))
    assert seen.targets
    assert set(seen.targets) <= {f"#{name}" for name in seen.ids}


def test_conflicts_and_doubts_come_first(summit_ledger: Ledger) -> None:
    """What needs attention stands before plans, plans before what was said, and the pages last."""
    html = render(summit_ledger, "", "en")
    words = labels("en")
    order = [
        html.index(f"<h2>{words(name)}")
        for name in ("attention", "plans", "utterances", "course", "pages")
    ]
    assert order == sorted(order)


def test_renderings_stand_side_by_side_with_their_way(summit_ledger: Ledger) -> None:
    """The quotation that came through two agencies shows both ways, from the speaker to the outlet."""
    html = render(summit_ledger)
    ways = re.findall(r'<p class="way">(.*?)</p>', html)
    assert any("Banda Press" in way and way.startswith("Idris Mahendra") for way in ways)
    assert any("Oseania Wire" in way and way.startswith("Idris Mahendra") for way in ways)


def test_no_code_is_shown_where_words_belong(summit_ledger: Ledger) -> None:
    """Neither language shows a rule's code, a kind's code or a state's code on the page."""
    for lang in ("id", "en"):
        shown = re.sub(r"<[^>]+>", " ", render(summit_ledger, "", lang).split("</style>")[1])
        assert not re.findall(r"\b(?:CONSULT|COERCE|SANCTION|in_force|single_source)\b", shown)
        assert not re.findall(r"\b(?:plan|verdict|link|moment)\.[a-z_]+\b", shown)


def test_one_story_can_be_asked_for(summit_ledger: Ledger) -> None:
    """--story gives that story alone; an id that is none is said in words."""
    row = summit_ledger.connection.execute("SELECT id FROM stories ORDER BY pages").fetchone()
    assert render(summit_ledger, row[0]).count("<main") == 1
    with pytest.raises(UsageError, match="no story"):
        render(summit_ledger, "none")


def test_the_same_pages_give_the_same_file(summit_ledger: Ledger, tmp_path: Path) -> None:
    """Writing twice gives the same bytes, and the file can be read by others."""
    for name in ("a.html", "b.html"):
        write_dossier(summit_ledger, tmp_path / name)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
    assert (tmp_path / "a.html").stat().st_mode & 0o044 == 0o044


def test_summary_speaks_both_languages(summit_ledger: Ledger) -> None:
    """The summary tells stories, a conflict, a doubt and plans in Indonesian and in English."""
    for lang, word in (("id", "bertentangan"), ("en", "in conflict")):
        lines = "\n".join(summary_lines(summit_ledger, lang))
        assert word in lines
        assert "2025-06-18" in lines


def test_every_label_has_both_languages() -> None:
    """Indonesian and English name the same words."""
    assert set(labels("id").word) == set(labels("en").word)
