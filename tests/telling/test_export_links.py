"""Links as GraphML and PROV-JSON: every end there, every edge with its reasons, nothing of a page outside its text."""

import json
import re
import xml.etree.ElementTree as ET
from typing import get_args
from urllib.parse import unquote

import pytest
from msgspec.structs import replace

from benang.errors import UsageError
from benang.ledger import Ledger
from benang.records import Entity, Link, LinkKind, Reason, Title
from benang.telling.export import export_bytes
from benang.telling.link_ends import ENDS, SYMMETRIC, ends

G = "{http://graphml.graphdrawing.org/xmlns}"


@pytest.fixture(scope="module")
def ledger(summit, summit_weave):
    """Return the ledger of the example pages."""
    with Ledger.memory() as made:
        made.add(summit.values())
        made.replace_weave(summit_weave)
        yield made


def all_bytes(ledger, fmt, what="links"):
    """Return an export as one piece."""
    return b"".join(export_bytes(ledger, what, fmt))


def rows(ledger):
    """Return the links in JSON Lines."""
    return [json.loads(line) for line in all_bytes(ledger, "jsonl").splitlines()]


def graph(ledger):
    """Return nodes and edges of the GraphML, each with its data by name."""
    root = ET.fromstring(all_bytes(ledger, "graphml"))  # noqa: S314 (our own file)
    assert root.tag == f"{G}graphml"
    names = {key.get("id"): key.get("attr.name") for key in root.iter(f"{G}key")}

    def data(element):
        return {names[d.get("key")]: d.text for d in element.iter(f"{G}data")}

    nodes = {n.get("id"): data(n) for n in root.iter(f"{G}node")}
    edges = [(e.get("source"), e.get("target"), data(e)) for e in root.iter(f"{G}edge")]
    return nodes, edges


def test_every_link_is_an_edge_between_nodes_that_are_there(ledger):
    """The edges are the links, one for one, with state, score and reasons in words; every end is a node, once."""
    nodes, edges = graph(ledger)
    found = rows(ledger)
    assert len(found) > 20
    assert [(d["kind"], a.split(":", 1)[1], b.split(":", 1)[1]) for a, b, d in edges] == [
        (r["kind"], r["left"], r["right"]) for r in found
    ]
    for (left, right, data), row in zip(edges, found, strict=True):
        assert {left, right} <= set(nodes)
        assert float(data["score"]) == row["score"]
        assert data["state"] == row["state"]
        assert data.get("reasons", "") == " | ".join(r["text"] for r in row["reasons"])
        assert (data["symmetric"] == "true") == (row["kind"] in SYMMETRIC)
    assert set(nodes) == {end for a, b, _ in edges for end in (a, b)}


def test_nodes_say_where_they_stand(ledger, summit):
    """A statement's or event's node has its page, place and the very text there; a page's its title and outlet."""
    texts = {r.article.page.id: r.article.page.text for r in summit.values()}
    nodes, _ = graph(ledger)
    kinds = {data["type"] for data in nodes.values()}
    assert {"page", "statement", "event", "entity"} <= kinds
    for data in nodes.values():
        assert data["label"]
        if data["type"] == "event":
            assert texts[data["page"]][int(data["start"]) : int(data["end"])] == data["label"]
        if data["type"] in ("statement", "event", "page"):
            assert data["source"]


def test_every_kind_of_link_has_ends(ledger):
    """There is no kind of link whose ends are unknown, and none that the example has is without nodes."""
    assert set(ENDS) == set(get_args(LinkKind))
    assert len({(e.kind, e.id) for e in ends(ledger)}) == len(list(ends(ledger)))


def test_an_end_may_be_either(reading, weave):
    """What disputes an event is a statement or an event, and is told as what it is."""
    some = [reading(n) for n in range(2)]
    said, sent = some[0].statements[0].id, some[0].events[0].id
    other = some[1].events[0].id
    links = tuple(
        Link("disputes", left, other, "joined", 1.0, (Reason("test.denies", 1.0),))
        for left in sorted((said, sent))
    )
    with Ledger.memory() as ledger:
        ledger.add(some)
        ledger.replace_weave(replace(weave(some), links=links))
        nodes, edges = graph(ledger)
    assert {a for a, _, _ in edges} == {f"statement:{said}", f"event:{sent}"}
    assert set(nodes) == {f"statement:{said}", f"event:{sent}", f"event:{other}"}


EVIL = "<b>&amp; \"'\x00\x0b\ufffe]]> =1+1"


@pytest.fixture
def evil(reading, weave):
    """Return a ledger whose names, titles and keys are hostile to XML and JSON."""
    some = []
    for n in range(2):
        one = reading(n)
        article = replace(one.article, title=Title(EVIL), outlet=EVIL)
        some.append(replace(one, article=article, entities=(Entity(EVIL, EVIL, "PER"),)))
    pages = sorted(r.article.page.id for r in some)
    keys = [f"{page}/{EVIL}" for page in pages]
    links = (
        Link("same_entity", *keys, "joined", 1.0, (Reason(EVIL, 1.0, (EVIL,)),)),
        Link("same_story", *pages, "joined", 1.0, ()),
        Link("speaks_for", *keys, "joined", 1.0, ()),
    )
    with Ledger.memory() as ledger:
        ledger.add(some)
        ledger.replace_weave(replace(weave(some), links=links))
        yield ledger


def test_hostile_text_stays_text(evil):
    """Whatever a page prints is text in the graph and in the document, and both can be read."""
    nodes, edges = graph(evil)
    assert len(nodes) == 4
    assert len(edges) == 3
    clean = re.sub("[\x00\x0b\ufffe]", "\ufffd", EVIL)
    assert {d["label"] for d in nodes.values()} == {clean}
    document = json.loads(all_bytes(evil, "prov"))
    labels = {e["prov:label"] for e in document["entity"].values()}
    assert EVIL in labels
    for name in (*document["entity"], *document["agent"]):
        assert re.fullmatch(r"benang:[a-z]+/[A-Za-z0-9_.~%/-]+", name)


def test_provenance_in_the_names_of_prov(ledger):
    """Copies are derivations, renderings alternates, spokesmen delegates, stories collections; ends are all declared."""
    document = json.loads(all_bytes(ledger, "prov"))
    declared = set(document["entity"]) | set(document["agent"])
    relations = {
        name: part for name, part in document.items() if name not in ("prefix", "entity", "agent")
    }
    for part in relations.values():
        for relation in part.values():
            used = [v for k, v in relation.items() if k.startswith("prov:") and k != "prov:type"]
            assert len(used) == 2
            assert set(used) <= declared
    joined = [r for r in rows(ledger) if r["state"] == "joined"]
    kinds = [r["prov:type"]["$"] for r in relations["alternateOf"].values()]
    for kind in ("same_entity", "same_utterance", "same_happening"):
        assert kinds.count(f"benang:{kind}") == sum(r["kind"] == kind for r in joined)
    copies = [
        r for r in relations["wasDerivedFrom"].values() if r["prov:type"]["$"] == "benang:copy"
    ]
    expected = [(r["left"], r["right"]) for r in joined if r["kind"] == "copy"]
    assert expected
    assert [(c["prov:generatedEntity"], c["prov:usedEntity"]) for c in copies] == [
        (f"benang:page/{a}", f"benang:page/{b}") for a, b in expected
    ]


def test_candidates_are_no_provenance(ledger):
    """What is only a candidate is an edge of the graph and nothing in the document."""
    document = json.loads(all_bytes(ledger, "prov"))
    alternates = {
        frozenset(unquote(r[k]).split("/", 1)[1] for k in ("prov:alternate1", "prov:alternate2"))
        for r in document["alternateOf"].values()
    }
    candidates = [r for r in rows(ledger) if r["state"] == "candidate"]
    joined = {frozenset((r["left"], r["right"])) for r in rows(ledger) if r["state"] == "joined"}
    assert candidates
    for row in candidates:
        pair = frozenset((row["left"], row["right"]))
        assert pair in joined or pair not in alternates


def test_a_pair_that_makes_no_sense_says_what_would(ledger):
    """A format that does not fit a kind is refused with what fits, both ways."""
    with pytest.raises(
        UsageError, match=r"statements can be: jsonl, csv, parquet; ics is for: plans"
    ):
        all_bytes(ledger, "ics", "statements")
    with pytest.raises(
        UsageError, match=r"links can be: .*graphml, prov; plover is for: happenings, events"
    ):
        all_bytes(ledger, "plover")
