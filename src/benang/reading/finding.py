"""Where names are printed on a page and of what kind each is, before anyone knows whose they are.

Three witnesses are heard in turn. Tables know states, seats of government and bodies (:mod:`.known`). The tagger finds
the rest in sentences of the body (:mod:`.tagging`, :mod:`.settling`). Then the page itself (:mod:`.lexicon`): a name
found once is found again wherever it stands (in a headline, where every word has a capital, nothing else counts).
"""

from benang.languages.naming import Naming
from benang.reading.holders import Holders
from benang.reading.known import Known
from benang.reading.lexicon import Lexicon
from benang.reading.offices import Offices
from benang.reading.printed import Found, is_headline
from benang.reading.scan import Passage, Scan
from benang.reading.settling import Settler
from benang.reading.tagging import Tagger

_ENDLESS = 3000  # words; no sentence is so long, and only tables are asked


class Finder:
    """Finds the printed names of pages; made once for a language pack."""

    def __init__(self, naming: Naming) -> None:
        self.naming = naming
        self.tagger = Tagger(naming)
        self.known = Known(naming)
        self.settler = Settler(naming)

    def find(self, scan: Scan) -> list[list[Found]]:
        """Return the names of every sentence, in order and never overlapping."""
        shouting = [is_headline(sentence) for sentence in scan.sentences]
        found = [
            [] if shouting[index] else self._sentence(sentence, index)
            for index, sentence in enumerate(scan.sentences)
        ]
        found = Offices(scan.sentences, found, self.naming).settle()
        found = Holders(scan.sentences, found, self.naming).settle()
        lexicon = Lexicon(scan.sentences, found, self.naming)
        for sentence, names in zip(scan.sentences, found, strict=True):
            lexicon.hear_titles(sentence.tokens, names)
        return [
            self._again(sentence, names, lexicon, headline=shouting[index], number=index)
            for index, (sentence, names) in enumerate(zip(scan.sentences, found, strict=True))
        ]

    def _sentence(self, sentence: Passage, number: int) -> list[Found]:
        tokens = sentence.tokens
        known = self.known.find(tokens, number)
        tagged = self.tagger.tag(tokens) if len(tokens) < _ENDLESS else []
        return self.settler.settle(tokens, tagged, known, number)

    def _again(
        self,
        sentence: Passage,
        names: list[Found],
        lexicon: Lexicon,
        *,
        headline: bool,
        number: int,
    ) -> list[Found]:
        """Return a sentence's names after the page was heard: kinds by majority, names known from elsewhere."""
        tokens = sentence.tokens
        settled = [lexicon.judged(tokens, name) for name in names]
        taken = {at for name in settled for at in range(name.first, name.last)}
        added = lexicon.match(tokens, taken, number)
        taken.update(at for name in added for at in range(name.first, name.last))
        if headline:
            added += [
                n
                for n in self.known.find(tokens, number)
                if taken.isdisjoint(range(n.first, n.last))
            ]
        return sorted([*settled, *added], key=lambda name: name.first)
