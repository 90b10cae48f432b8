"""The dossier: everything told, nothing run, every line with its sentence."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from benang import build
from benang.cli import main
from benang.engines.inline import InlineEngine
from benang.errors import UsageError
from benang.examples import SUMMIT
from benang.intake import read_paths
from benang.ledger import Ledger
from benang.records import Given, Page
from benang.telling import asking
from benang.telling.dossier import MOST, render, write_dossier
from benang.telling.gathering import tell
from benang.telling.labels import labels

HOSTILE = (
    'Bupati <img src=x onerror=alert(1)> Resmikan "Pasar" & Jembatan\n'
    "PASAR LAMA - Bupati Rukmana Belo mengatakan </script><script>alert(2)</script> jembatan aman.\n"
    '"Kami akan membuka pasar pekan depan {{ 7*7 }} {% raw %}," kata Rukmana Belo, Kamis (3/4/2025).\n'
)
DRAWN = (
    "Bupati Rukmana Belo Temui Nelayan </text></svg><script>alert(3)</script>\n"
    '"Kami akan membuka pasar ikan di dermaga lama pekan depan," kata Rukmana Belo, seperti dikutip '
    "dari Kantor Berita Pesisir, Kamis (3/4/2025).\n"
    "Rukmana Belo bertemu nelayan di Ambon, Kamis (3/4/2025).\n"
)
ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "header", "nav", "main", "section"),
    *("article", "footer", "h1", "h2", "h3", "h4", "p", "ol", "ul", "li", "a", "span", "strong"),
    *("b", "q", "mark", "div", "dl", "dt", "dd", "pre", "code", "table", "thead", "tbody", "tr"),
    *("th", "td", "figure", "figcaption", "svg", "g", "desc", "line", "path", "rect", "circle"),
    "text",
}
"""Every element a dossier may have; none runs, loads or sends."""


class Tags(HTMLParser):
    """Collects what a browser would see: tags, attributes, ids, link targets, the text inside ``pre``."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.names: set[str] = set()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.pres: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append(tag)
        if tag == "pre":
            self.pres.append("")
            self.inside = True
        for name, value in attrs:
            self.names.add(name)
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.targets.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        """Note the end of a page's text."""
        if tag == "pre":
            self.inside = False

    def handle_data(self, data: str) -> None:
        """Keep the text of pages."""
        if self.inside:
            self.pres[-1] += data


def seen(html: str) -> Tags:
    """Return what a browser would see of a file."""
    tags = Tags()
    tags.feed(html)
    return tags


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


@pytest.fixture(scope="module")
def whole(summit_ledger: Ledger) -> dict[str, str]:
    """Give the dossier of the example pages in both languages."""
    return {lang: render(summit_ledger, "", lang) for lang in ("id", "en")}


def test_text_of_a_page_is_only_text() -> None:
    """A hostile page adds no tag, no attribute and no template to the file."""
    html = render(woven([Page("p", "p", HOSTILE, source="<b>x</b>.txt")]))
    tags = seen(html)
    assert set(tags.tags) <= ELEMENTS
    assert not any(name.startswith("on") for name in tags.names)
    assert "{{ 7*7 }}" in html
    assert "49" not in re.sub(r"\d{3,}|[0-9a-f]{24}", "", html.split("<main")[1]).split("7*7")[0]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_text_of_a_page_is_only_text_inside_drawings(lang: str) -> None:
    """Outlets, titles and names of hostile pages stand in timeline and lineage as text, also in their titles."""
    outlets = (
        '"><svg onload=alert(4)>',
        "Kabar </title><img src=x onerror=alert(5)> \x00\x0bLontar",
    )
    pages = [
        Page(
            f"p{n}",
            f"p{n}",
            DRAWN + f"Tambahan redaksi {n}: pasar itu luas.\n" * (n + 1),
            source="<b>x</b>.txt",
            given=Given(outlet=outlet, published=f"2025-04-0{3 + n}", title='<b title="x">'),
        )
        for n, outlet in enumerate(outlets)
    ]
    html = render(woven(pages), "", lang)
    drawings = re.findall(r"<svg.*?</svg>", html, re.DOTALL)
    assert len(drawings) >= 2
    for drawing in drawings:
        names = {element.tag for element in ET.fromstring(drawing).iter()}  # noqa: S314 -- ours
        assert names <= {"svg", "title", "desc", "a", "g", "line", "path", "rect", "circle", "text"}
    assert any("&lt;svg onload" in drawing for drawing in drawings)
    tags = seen(html)
    assert set(tags.tags) <= ELEMENTS
    assert not any(name.startswith("on") for name in tags.names)


def test_nothing_is_loaded_and_nothing_runs(whole: dict[str, str]) -> None:
    """The file names no address outside itself and its policy allows only its own style sheet, by its hash."""
    for html in whole.values():
        tags = seen(html)
        assert set(tags.tags) <= ELEMENTS
        assert all(target.startswith("#") for target in tags.targets)
        assert not tags.names & {"src", "style", "action", "srcset", "background"}
        style = html.split("<style>")[1].split("</style>")[0]
        hashed = b64encode(sha256(style.encode()).digest()).decode()
        assert f"default-src 'none'; style-src 'sha256-{hashed}'; base-uri 'none'" in html
        assert "url(" not in style
        assert "@import" not in style


def test_every_line_leads_to_its_sentence(whole: dict[str, str]) -> None:
    """Each link of the file has exactly one place in it."""
    for html in whole.values():
        tags = seen(html)
        assert len(tags.ids) == len(set(tags.ids))
        assert len(tags.targets) > 100
        assert set(tags.targets) <= {f"#{name}" for name in tags.ids}


def test_every_page_stands_in_the_annex_whole(summit_ledger: Ledger, whole: dict[str, str]) -> None:
    """The text between a page's tags in the annex is the page's text, character by character, each page once."""
    texts = sorted(r.article.page.text for r in summit_ledger.readings())
    for html in whole.values():
        # a browser drops one line end right after <pre>, and so do we when we look
        assert sorted(text.strip("\n") for text in seen(html).pres) == [
            t.strip("\n") for t in texts
        ]


def test_conflicts_and_doubts_come_first(whole: dict[str, str]) -> None:
    """What needs attention stands first, then what changed, plans, days, what is corroborated, what was said, holders."""
    for lang, html in whole.items():
        words = labels(lang)
        first = html.split("<main")[1].split('id="c2"')[0]
        names = ("attention", "changed", "plans", "timeline", "facts", "utterances", "lineage")
        names += ("holders", "agreements", "restrictions", "ties", "course", "singles")
        order = [first.index(f'id="c1-{name}">{words(name)}</h2>') for name in names]
        assert order == sorted(order)
        assert html.index('id="contents"') < html.index("<main") < html.index('id="pages"')


def test_contents_lead_to_every_part_with_its_count(whole: dict[str, str]) -> None:
    """The contents name each part of each story that has something in it, and say how much."""
    html = whole["en"]
    contents = html.split("<nav")[1].split("</nav>")[0]
    parts = dict(
        re.findall(r'<a href="#c1-([a-z]+)">[^<]+</a> <span class="count">(\d+)<', contents)
    )
    first = html.split('<section class="story" id="c1">')[1].split('<section class="story"')[0]
    sections = dict(zip(*[iter(re.split(r'<h2 id="c1-([a-z]+)">', first)[1:])] * 2, strict=True))
    assert set(parts) == set(sections)
    for name in ("facts", "course"):
        assert int(parts[name]) == sections[name].count('<article class="happening')
    assert int(parts["utterances"]) == sections["utterances"].count('<article class="utterance"')
    assert int(parts["plans"]) == sections["plans"].count('<article class="life"')


def test_renderings_stand_side_by_side_with_their_way(whole: dict[str, str]) -> None:
    """The quotation that came through two agencies shows both ways, from the speaker to the outlet."""
    ways = re.findall(r'<p class="way">(.*?)</p>', whole["id"])
    assert any("Banda Press" in way and way.startswith("Idris Mahendra") for way in ways)
    assert any("Oseania Wire" in way and way.startswith("Idris Mahendra") for way in ways)


def test_whoever_denies_it_is_not_told_as_saying_it(summit_ledger: Ledger) -> None:
    """According to: it names those who say a thing; a holder whose stand is the opposite is named only with that stand."""
    words = labels("en")
    for story in asking.stories(summit_ledger):
        kept = {h.id: h for h in asking.happenings(summit_ledger, story.id)}
        for told in tell(summit_ledger, story, words).happenings:
            stands = kept[told.id].positions
            same = {p.holder for p in stands if p.polarity == kept[told.id].polarity}
            assert set(told.said_by) <= (same or {p.holder for p in stands})


def test_what_was_said_is_never_told_as_what_is_so(
    summit_ledger: Ledger, whole: dict[str, str]
) -> None:
    """A happening that no page tells in its own voice carries "according to" with its holder, wherever it is named."""
    rows = [
        h for s in asking.stories(summit_ledger) for h in asking.happenings(summit_ledger, s.id)
    ]
    said = [
        h
        for h in rows
        if h.positions and not any(p.own_voice and p.polarity == h.polarity for p in h.positions)
    ]
    assert said
    drawn = 0
    for happening in said:
        article = whole["en"].split(f'id="h{happening.id}"')[1].split("</header>")[0]
        assert 'class="said">according to' in article
        marks = re.findall(
            rf'<a href="#h{happening.id}" class="mark-\w+"><title>(.*?)</title>', whole["en"]
        )
        assert all("according to " in mark for mark in marks)
        drawn += len(marks)
    assert drawn


def test_a_tie_between_what_is_only_said_says_so(summit_ledger: Ledger) -> None:
    """Where events hang together, each end that nobody tells in its own voice names who says it."""
    words = labels("en")
    stories = [tell(summit_ledger, s, words) for s in asking.stories(summit_ledger)]
    ends = [end for told in stories for tie in told.ties for end in (tie.left, tie.right)]
    said = [h for told in stories for h in told.happenings if h.said_by]
    assert ends
    for end in ends:
        for happening in said:
            assert end != happening.name
    assert any("according to " in end for end in ends)


def test_no_code_is_shown_where_words_belong(whole: dict[str, str]) -> None:
    """Neither language shows a rule's code, a kind's code or a state's code on the page."""
    for html in whole.values():
        shown = re.sub(r"<[^>]+>", " ", html.split("</style>")[1])
        assert not re.findall(r"\b(?:CONSULT|COERCE|SANCTION|in_force|single_source)\b", shown)
        assert not re.findall(r"\b(?:plan|verdict|link|moment)\.[a-z_]+\b", shown)
        assert not re.findall(r"\b[a-z]+_[a-z_]+\b", shown)


def test_one_story_can_be_asked_for(summit_ledger: Ledger) -> None:
    """--story gives that story alone; an id that is none is said in words."""
    row = summit_ledger.connection.execute("SELECT id FROM stories ORDER BY pages").fetchone()
    html = render(summit_ledger, row[0], "en")
    assert html.count('<section class="story"') == 1
    assert 'id="others"' not in html
    assert f"benang dossier LEDGER.db -o FILE.html --story {row[0]} --lang en" in html
    with pytest.raises(UsageError, match="no story"):
        render(summit_ledger, "none")


def test_stories_without_room_are_listed() -> None:
    """Beyond the largest stories every other one has a line with its title, its days, its pages and its id."""
    bodies = (
        f"Kebun Nomor {n} di Lembah {name} Panen\n{name} - Panen {name.lower()} ke-{n} selesai, Senin "
        f"({n + 1}/{n % 12 + 1}/20{10 + n % 14}).\n"
        for n, name in enumerate(f"{a}{b}" for a in ("Suko", "Tiro", "Waru") for b in "abcdefghij")
    )
    ledger = woven([Page(f"k{n}", f"k{n}", text) for n, text in enumerate(bodies)])
    stories = asking.stories(ledger)
    assert len(stories) > MOST
    html = render(ledger, "", "en")
    table = html.split('id="others"')[1].split("</table>")[0]
    listed = re.findall(r"<code>(\w+)</code>", table)
    assert sorted(listed) == sorted(s.id for s in stories[MOST:])
    assert html.count('<section class="story"') == MOST


def test_the_same_pages_give_the_same_file(summit_ledger: Ledger, tmp_path: Path) -> None:
    """Writing twice gives the same bytes, and the file can be read by others."""
    for name in ("a.html", "b.html"):
        write_dossier(summit_ledger, tmp_path / name)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
    assert (tmp_path / "a.html").stat().st_mode & 0o044 == 0o044


def test_the_colophon_says_how_it_was_made(summit_ledger: Ledger, whole: dict[str, str]) -> None:
    """The hash of the ledger, the command and the day stand at the end; another day asked for is in the command."""
    colophon = whole["en"].split('id="colophon">')[1]
    assert summit_ledger.digest() in colophon
    assert "benang dossier LEDGER.db -o FILE.html --lang en" in colophon
    with build.as_of(summit_ledger, "2025-05-20", InlineEngine()) as past:
        early = render(past, "", "en", "2025-05-20").split('id="colophon">')[1]
        assert past.digest() in early
        assert "--as-of 2025-05-20 --lang en" in early


def test_tables_repeat_their_heads_and_nothing_breaks_in_print() -> None:
    """The style sheet repeats table heads, keeps figures and rows in one piece and hides nothing on paper."""
    path = Path(__file__).resolve().parents[2] / "src/benang/telling/templates/dossier.css"
    paper = path.read_text("utf-8").split("@media print")[1]
    assert "thead { display: table-header-group; }" in paper
    assert re.search(r"tr, figure[^{]*\{ break-inside: avoid; }", paper)
    assert "pre { display" not in paper


def test_any_order_and_any_runs_give_the_same_file(whole: dict[str, str]) -> None:
    """The example pages in two runs, last page first, make the dossier byte for byte as all at once."""
    pages = [p for p in read_paths([str(SUMMIT)]) if isinstance(p, Page)][::-1]
    ledger = Ledger.memory()
    for some in (pages[:4], pages[4:]):
        ledger.add(build.read_pages(some, InlineEngine()))
        build.weave(ledger, InlineEngine())
    assert render(ledger) == whole["id"]


def test_versions_of_one_address_know_each_other() -> None:
    """Of two versions of one address the later names the earlier and the earlier says that there is a newer one."""
    body = (
        "AMBON, KABAR.example - Gubernur Rukmana Belo meresmikan dermaga baru di Ambon, Kamis (3/4/2025). "
        "Dermaga itu dibangun selama dua tahun dan menelan biaya besar. "
    )
    pages = [
        Page(
            name,
            name,
            f"Gubernur Resmikan Dermaga\n{body}{last}\n",
            given=Given(url="https://kabar.example/dermaga", published=day),
        )
        for name, last, day in (
            ("lama", "Sebanyak 14 kapal ikut dalam acara itu.", "2025-04-03T10:00+09:00"),
            ("baru", "Sebanyak 23 kapal ikut dalam acara itu.", "2025-04-03T15:00+09:00"),
        )
    ]
    html = render(woven(pages), "", "en")
    first, second = (html.split(f'<article class="sheet" id="p{n}">')[1] for n in (1, 2))
    assert 'newer version of <a href="#p1">' in second.split("</header>")[0]
    assert 'there is a newer version <a href="#p2">' in first.split("</header>")[0]


def test_an_empty_ledger_makes_a_file_that_says_so() -> None:
    """No page, no story: that is said, and contents, annex and colophon stand there all the same."""
    html = render(Ledger.memory(), "", "en")
    assert "There is no page to tell of." in html
    assert "0 reports" in html
    assert set(seen(html).targets) <= {f"#{name}" for name in seen(html).ids}


def test_each_outlet_has_a_sentence_before_one_has_two(summit_ledger: Ledger) -> None:
    """The sentences printed in full of a happening are of as many outlets as tell of it."""
    words = labels("en")
    for story in asking.stories(summit_ledger):
        for happening in tell(summit_ledger, story, words).happenings:
            outlets = [cite.outlet for cite in happening.cites]
            most = len(set(outlets))
            assert len(set(outlets[:most])) == most


def test_what_a_person_decided_is_told_as_such(tmp_path: Path) -> None:
    """A value that a person set stands beside its sentence with who, why and what the machine had read, as text; and in the colophon."""
    path = tmp_path / "summit.db"
    run = CliRunner().invoke
    assert run(main, ["weave", str(SUMMIT), "--ledger", str(path), "--workers", "1"]).exit_code == 0
    with Ledger.open(path) as ledger:
        asked = "SELECT id FROM statements WHERE speaker = 'Idris Mahendra' ORDER BY id LIMIT 1"
        statement = ledger.connection.execute(asked).fetchone()[0]
    word = ["--by", "<b>Sari</b>", "--why", "terdengar di siaran", "--workers", "1"]
    done = run(main, ["judge", str(path), "set", statement, "speaker=Rukmana Belo", *word])
    assert done.exit_code == 0, done.output
    with Ledger.open(path) as ledger:
        html = render(ledger, "", "en")
    telling, colophon = html.split('id="colophon">')
    for part in (telling, colophon):
        assert "terdengar di siaran" in part
        assert "&lt;b&gt;Sari&lt;/b&gt;" in part
    assert "decided by a person" in telling
    assert "<b>Sari" not in html
