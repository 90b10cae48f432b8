"""Links as GraphML: a graph that Gephi, yEd, Cytoscape and networkx open, every edge with its reasons.

Every edge is written as directed, since readers refuse a mixture; ``symmetric`` says which ones have no direction.
"""

import re
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

import msgspec

from benang.languages import load
from benang.ledger import Ledger
from benang.records import Reason
from benang.telling.export_groups import HOME
from benang.telling.link_ends import SYMMETRIC, End, LinkRow, ends, link_rows

NODE = {
    "type": "string",
    "label": "string",
    "page": "string",
    "source": "string",
    "start": "int",
    "end": "int",
    "detail": "string",
}
EDGE = {
    "kind": "string",
    "symmetric": "boolean",
    "state": "string",
    "score": "double",
    "reasons": "string",
}
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold in any spelling."""

_reasons = msgspec.json.Decoder(tuple[Reason, ...]).decode


def graphml_bytes(ledger: Ledger, what: str) -> Iterator[bytes]:
    """Yield a GraphML file piece by piece: the ends of links as nodes, then the links as edges."""
    del what
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n'
    yield b'<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for what_for, fields in (("node", NODE), ("edge", EDGE)):
        for name, type_ in fields.items():
            yield (
                f'<key id="{what_for}-{name}" for="{what_for}" attr.name="{name}" attr.type="{type_}"/>\n'
            ).encode()
    yield b'<graph id="links" edgedefault="directed">\n'
    for end in ends(ledger):
        yield _node(end).encode()
    for number, link in enumerate(link_rows(ledger), 1):
        yield _edge(number, link).encode()
    yield b"</graph>\n</graphml>\n"


def _node(end: End) -> str:
    data: Mapping[str, str | int | float | None] = {
        "type": end.kind,
        "label": end.label,
        "page": end.page,
        "source": end.source,
        "start": end.start,
        "end": end.stop,
        "detail": end.detail,
    }
    return f"<node id={_name((end.kind, end.id))}>{_data('node', data)}</node>\n"


def _edge(number: int, link: LinkRow) -> str:
    say = load(HOME).phrases.say
    data: Mapping[str, str | int | float | None] = {
        "kind": link.kind,
        "symmetric": "true" if link.kind in SYMMETRIC else "false",
        "state": link.state,
        "score": link.score,
        "reasons": " | ".join(say(reason, HOME) for reason in _reasons(link.reasons)),
    }
    ends_of = f"source={_name(link.left)} target={_name(link.right)}"
    return f'<edge id="e{number}" {ends_of}>{_data("edge", data)}</edge>\n'


def _name(end: tuple[str, str]) -> str:
    return quoteattr(_plain(":".join(end)))


def _data(what_for: str, values: Mapping[str, str | int | float | None]) -> str:
    return "".join(
        f'<data key="{what_for}-{name}">{escape(_plain(str(value)))}</data>'
        for name, value in values.items()
        if value not in (None, "")
    )


def _plain(text: str) -> str:
    return NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
