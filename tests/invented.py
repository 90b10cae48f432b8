"""Invented readings for the tests of the ledger and of what is told from it.

Every field that can hold something does, so that a round trip that loses one is seen. The sentences are our own.
"""

from benang.ids import make_id
from benang.records import (
    Actor,
    Agreement,
    Article,
    Block,
    Claim,
    Detail,
    Drift,
    Entity,
    Event,
    EventLink,
    Given,
    Group,
    Happening,
    Link,
    Moment,
    Name,
    Page,
    Person,
    Plan,
    Position,
    Published,
    Quantity,
    Reading,
    Reason,
    Relay,
    Repair,
    Restriction,
    Sentence,
    SourceCredit,
    Span,
    Speaker,
    Statement,
    Step,
    Story,
    Thing,
    Title,
    Utterance,
    Value,
    Verdict,
    Weave,
    Why,
)

TEXT = (
    "Bupati Rukmana Belo menyatakan kepada Radio Pantura bahwa {n} perahu bantuan akan dikirim besok, "
    "demikian Kantor Berita Lontar.\n\n"
    "“Kami tidak akan menaikkan iuran,” kata dia di Pasar Lama, Kamis (3/4/2031).{extra}"
)


def invent(n: int = 1, *, day: str = "2031-04-03", extra: str = "") -> Reading:
    """Return a reading of an invented page; another ``n``, ``day`` or ``extra`` is another page."""
    text = TEXT.format(n=n, extra=extra)
    page = Page(
        make_id("test", text, day), f"g{n}", text, "<p>ada</p>", f"{n}.txt", Given(title="Perahu")
    )

    def at(words: str) -> Span:
        start = text.index(words)
        return Span(page.id, start, start + len(words))

    published = Published(day, day, "printed", at("(3/4/2031)"))
    article = Article(
        page,
        "id",
        f"Warta {n % 3}",
        Title(f"Bantuan perahu {n}", at("Bupati Rukmana Belo")),
        ("Sari",),
        "PANTURA",
        published,
        (
            Block(at(text.split("\n")[0]), "body", Why("test.line", ("1",))),
            Block(at(text.split("\n")[2]), "body", Why("test.line")),
        ),
        (SourceCredit("Kantor Berita Lontar", "wire", at("Kantor Berita Lontar")),),
        "halaman 1 dari 2",
    )
    speaker = Speaker("Rukmana Belo", "rukmana belo", "named", "IDN", "GOV")
    said = Statement(
        make_id("said", page.id),
        (at(f"{n} perahu bantuan akan dikirim besok"),),
        "indirect",
        "promise",
        at("menyatakan"),
        at("Bupati Rukmana Belo"),
        speaker,
        to=(Thing("Radio Pantura", at("Radio Pantura"), "radio pantura"),),
        chain=(Relay(1, "wire", "Kantor Berita Lontar", at("Kantor Berita Lontar"), "statement"),),
        modality="planned",
        said=(day, day),
        zone="lede",
        why=(Why("test.cue", ("menyatakan",)),),
    )
    quoted = Statement(
        make_id("quoted", page.id),
        (at("Kami tidak akan"), at("menaikkan iuran")),
        "direct",
        "deny",
        at("kata"),
        at("dia"),
        Speaker("Rukmana Belo", "rukmana belo", "pronoun"),
        polarity="-",
        not_yet=True,
        where=at("Pasar Lama"),
        parent=said.id,
        background=True,
    )
    sent = Event(
        make_id("sent", page.id),
        at("dikirim"),
        "AID",
        ("provide",),
        ("humanitarian",),
        (Actor("Rukmana Belo", "rukmana belo", "IDN", "GOV", at("Rukmana Belo")),),
        (Actor("warga", "warga"),),
        (Thing("perahu", at("perahu"), "perahu"),),
        (Thing("iuran", at("iuran"), "iuran"),),
        at("besok"),
        (Quantity(float(n), n + 0.5, "perahu", at(f"{n} perahu")),),
        (Detail("meal", "lunch", at("bantuan")),),
        Thing("Pasar Lama", at("Pasar Lama"), "pasar lama"),
        (day, day),
        "weekday",
        "planned",
        "+",
        holders=(said.id,),
        why=(Why("test.trigger", ("kirim",)),),
    )
    raised = Event(make_id("raised", page.id), at("menaikkan"), "OTHER", polarity="-")
    return Reading(
        article,
        published,
        (
            Sentence(at(text.split("\n")[0]), "lede", 0),
            Sentence(at(text.split("\n")[2]), "body", 1),
        ),
        (Name(at("Rukmana Belo"), "PER", "rukmana belo"), Name(at("Pasar Lama"), "LOC", "pasar")),
        (Entity("rukmana belo", "Rukmana Belo", "PER", ("Belo",), "bupati", "IDN", "GOV"),),
        (
            Moment(
                at("Kamis (3/4/2031)"),
                "2031-04-03",
                "2031-04-03",
                "explicit",
                "WIB",
                "weekday",
                (Repair("2031-04-04", "2031-04-04", Why("test.day", ("Kamis",))),),
                relay=True,
                why=Why("test.moment", ("3/4/2031",)),
            ),
        ),
        (said, quoted),
        (sent, raised),
        (EventLink(sent.id, raised.id, "in_return_for"),),
        "0.1.0",
    )


def invent_weave(readings: list[Reading]) -> Weave:
    """Return a weave in which the pages tell of one promise; every kind of record stands in it once."""
    said = tuple(sorted(r.statements[0].id for r in readings))
    sent = tuple(sorted(r.events[0].id for r in readings))
    pages = tuple(sorted(r.article.page.id for r in readings))
    spans = [r.statements[0].pieces[0] for r in readings]
    positions = (Position("Rukmana Belo", "planned", "+", said[0]),)
    step = Step("open", "2031-04-03", sent[0], Why("test.announced", ("besok",)))
    return Weave(
        "2031-04-05",
        (
            Link(
                "same_utterance",
                *said[:2],
                "joined",
                0.875,
                (Reason("test.roots", 0.5, ("kirim",)),),
            ),
        ),
        (Group(pages[0], "copy", pages),),
        (
            Person(
                "p1",
                "Rukmana Belo",
                "PER",
                tuple(f"{page}/rukmana belo" for page in pages),
                ("Belo",),
                ("bupati",),
                "IDN",
                "GOV",
            ),
        ),
        (Story(pages[0], "Perahu bantuan", pages, "2031-04-03", "2031-04-05", ("s0",)),),
        (
            Utterance(
                said[0],
                said,
                "Rukmana Belo",
                ("2031-04-03", "2031-04-03"),
                ("Radio Pantura",),
                ("Lontar",),
                (Drift(said[0], said[1], "stronger", spans[0], None),),
            ),
        ),
        (
            Happening(
                sent[0],
                sent,
                "AID",
                ("Rukmana Belo",),
                ("warga",),
                ("perahu",),
                "Pasar Lama",
                None,
                (Value("number", "1 perahu", sent[:1]),),
                positions,
                2,
                1,
                1,
                "planned",
                story=pages[0],
            ),
        ),
        (Claim("c1", sent[0], "number", "1 perahu", positions),),
        (Verdict("v1", "c1", "conflict", sent[:1], sent[1:], 2, 1, 1, (Why("test.numbers"),)),),
        (Plan("l1", sent[0], "Rukmana Belo", "open", ("2031-04-04", "2031-04-04"), (step,)),),
        (Agreement("a1", ("IDN", "PHL"), "perahu", "planned", (step,)),),
        (Restriction("r1", ("PHL",), ("IDN",), "aturan 7", said[:1], said[1:], (step,)),),
    )
