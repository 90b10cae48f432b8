"""Passives and hearsay: "Kota itu diyakini ...", "Hal itu disampaikan X ...", "konon ...", "yang dikecam X sebagai ...".

What somebody unnamed believes or says is a statement with an unnamed speaker, not the voice of the outlet.
"""

from collections.abc import Sequence

from benang.languages.speech import Cue, Speech
from benang.reading.statements.draft import Draft, Line, Range, Voice
from benang.reading.statements.phrases import content_end, speaker_after, subject_before
from benang.reading.tokens import Token

_POINTERS = frozenset(
    (
        "hal",
        "demikian",
        "pernyataan",
        "itu",
        "ini",
        "pesan",
        "ungkapan",
        "keterangan",
        "informasi",
        "kabar",
    )
)
_AWAY = frozenset(
    (
        "oleh",
        "ke",
        "kepada",
        "karena",
        "atas",
        "sebagai",
        "dengan",
        "dari",
        "di",
        "dalam",
        "seperti",
        "tentang",
        "soal",
        ".",
    )
)


def find_passive(line: Line, speech: Speech, used: frozenset[int]) -> list[Draft]:
    """Return the statements that the passives and hearsay words of a sentence hold."""
    found: list[Draft] = []
    for at, token in enumerate(line.tokens):
        if token.start in used:
            continue
        draft = _at(line, at, token, speech)
        if draft is not None:
            found.append(draft)
    return found


def _at(line: Line, at: int, token: Token, speech: Speech) -> Draft | None:
    if token.low in speech.ways.hearsay:
        return _hearsay(line, at, speech)
    cue = speech.passive.get(token.low)
    if cue is None:
        return None
    if cue.object:
        return _judged(line, at, cue, speech)
    pointed = _points_back(line.tokens, at)
    if pointed:
        return _recalled(line, at, cue, speech)
    if not cue.finite:
        return None
    return _finite(line, at, cue, speech)


def _points_back(tokens: Sequence[Token], at: int) -> bool:
    first = [t.low for t in tokens[:at] if t.text[0].isalnum()]
    return 0 < len(first) <= 4 and first[0] in _POINTERS  # noqa: PLR2004 - "hal tersebut juga telah"


def _recalled(line: Line, at: int, cue: Cue, speech: Speech) -> Draft | None:
    """Return a draft for ("Hal itu disampaikan X ..."): what was said stands in the sentence before."""
    tokens = line.tokens
    first = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].low == "oleh")
    stop = speaker_after(tokens, first, speech.clause)
    if stop <= first or not _speaks(tokens[first], speech):
        return None
    pieces = ((tokens[0].start, tokens[at - 1].stop),)
    if stop < len(tokens) and tokens[stop].low == "mengutip":
        first = stop + 1 + (stop + 1 < len(tokens) and tokens[stop + 1].low in speech.relay.words)
        stop = speaker_after(tokens, first, speech.clause)
        if stop <= first:
            return None
    source = (tokens[first].start, tokens[stop - 1].stop)
    return _draft(line, at, cue, pieces, source, "source", "statement.recalled")


def _finite(line: Line, at: int, cue: Cue, speech: Speech) -> Draft | None:
    tokens = line.tokens
    after = at + 1
    while (
        after < len(tokens)
        and tokens[after].low in ("juga", "pula", "telah")
        and tokens[after].low != "telah"
    ):
        after += 1
    if (
        after >= len(tokens)
        or tokens[after].low in _AWAY
        or (
            at
            and tokens[at - 1].low in ("yang", "akan", "bisa", "dapat", "tidak", "untuk", "harus")
        )
    ):
        return None
    if at and tokens[at - 1].low in speech.relay.lead:
        return None
    if tokens[after].low == "bahwa" or (at <= 1 and tokens[after].text in ",:"):
        return _whole(line, at, after + 1, cue, speech)
    low = tokens[at].low
    if low in ("diketahui", "dikatakan", "diberitakan", "diwartakan") or at == 0:
        return None
    if low in ("disebut", "disebutkan", "diklaim") and not _predicate(tokens[after]):
        return None
    subject = subject_before(tokens, at, 0, speech.clause)
    if subject is None or subject.elided or subject.start >= subject.stop:
        return None
    end = content_end(tokens, after, _next_break(tokens, after), speech.clause)
    if end <= after:
        return None
    pieces = (
        (tokens[subject.start].start, tokens[subject.stop - 1].stop),
        (tokens[after].start, tokens[end - 1].stop),
    )
    return _draft(line, at, cue, pieces, None, "nobody", "statement.passive")


def _predicate(token: Token) -> bool:
    low = token.low
    return low in (
        "akan",
        "telah",
        "sudah",
        "tidak",
        "belum",
        "bisa",
        "masih",
        "sedang",
        "tengah",
        "bakal",
        "ada",
        "siap",
        "terjadi",
        "mampu",
        "sempat",
        "pernah",
    ) or (
        token.text[0].islower() and low.startswith(("di", "me", "ber", "ter")) and len(low) > 5  # noqa: PLR2004 - shorter ones are seldom verbs
    )


def _next_break(tokens: Sequence[Token], start: int) -> int:
    for at in range(start, len(tokens) - 1):
        if tokens[at].text == "," and tokens[at + 1].low in (
            "dan",
            "tetapi",
            "namun",
            "sementara",
            "sedangkan",
        ):
            return at
    return len(tokens)


def _whole(line: Line, at: int, start: int, cue: Cue, speech: Speech) -> Draft | None:
    """Return a draft for ("Dilaporkan bahwa ...")."""
    tokens = line.tokens
    if any(t.low in speech.active and speech.active[t.low].firm for t in tokens[start:]):
        return None
    end = content_end(tokens, start, len(tokens), speech.clause)
    if end <= start:
        return None
    pieces = ((tokens[start].start, tokens[end - 1].stop),)
    return _draft(line, at, cue, pieces, None, "nobody", "statement.passive")


def _judged(line: Line, at: int, cue: Cue, speech: Speech) -> Draft | None:
    """Return a draft for ("..., yang dikecam X sebagai ...")."""
    tokens = line.tokens
    stop = speaker_after(tokens, at + 1, speech.clause)
    if stop <= at + 1 or stop >= len(tokens) or tokens[stop].low != "sebagai":
        return None
    if not _speaks(tokens[at + 1], speech):
        return None
    end = content_end(tokens, stop + 1, _next_break(tokens, stop), speech.clause)
    if end <= stop + 1:
        return None
    pieces = ((tokens[stop + 1].start, tokens[end - 1].stop),)
    source = (tokens[at + 1].start, tokens[stop - 1].stop)
    return _draft(line, at, cue, pieces, source, "source", "statement.passive_agent")


def _hearsay(line: Line, at: int, speech: Speech) -> Draft | None:
    tokens = line.tokens
    if tokens[at].low == "katanya" and (
        at == 0 or tokens[at - 1].text in ',."”“' or at + 1 >= len(tokens)
    ):
        return None
    start = at + 1
    while start < len(tokens) and tokens[start].text == ",":
        start += 1
    end = content_end(tokens, start, _next_break(tokens, start), speech.clause)
    if end - start < 2:  # noqa: PLR2004 - one word is no clause
        return None
    pieces: tuple[Range, ...] = ((tokens[start].start, tokens[end - 1].stop),)
    subject = subject_before(tokens, at, 0, speech.clause) if at else None
    if subject is not None and not subject.elided and subject.start < subject.stop:
        pieces = ((tokens[subject.start].start, tokens[subject.stop - 1].stop), *pieces)
    return _draft(line, at, Cue(modality="possible"), pieces, None, "nobody", "statement.hearsay")


def _speaks(token: Token, speech: Speech) -> bool:
    words = speech.clause
    return token.text[0].isupper() or token.low in words.persons or token.low in words.pronouns


def _draft(  # noqa: PLR0913 - the parts of a draft that differ
    line: Line, at: int, cue: Cue, pieces: tuple[Range, ...], source: Range | None, voice: Voice, rule: str
) -> Draft:  # fmt: skip
    token = line.tokens[at]
    return Draft(
        pieces=pieces,
        form="indirect",
        cue=cue,
        cue_at=(token.start, token.stop),
        source=source,
        voice=voice,
        around=(line.start, line.stop),
        line=line.number,
        paragraph=line.paragraph,
        zone=line.zone,
        rule=rule,
    )
