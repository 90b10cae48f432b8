"""A small honest line rendering of HTML: a line for every block element, in document order.

What is never shown (scripts, styles, forms' options) is left out; everything else stays, furniture included, because
cleaning decides on roles and says why. The parser is the standard library's: it is iterative, so depth costs nothing,
and it takes any markup without failing.
"""

from html.parser import HTMLParser

HIDDEN = frozenset(
    ("script", "style", "noscript", "template", "svg", "head", "iframe", "select", "textarea")
)
BREAKING = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "img",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
        "video",
    ]
)


class _Lines(HTMLParser):
    """Collects the lines; one instance reads one document."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.words: list[str] = []
        self.title: list[str] = []
        self.hidden: str = ""
        self.depth = 0
        self.in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Break the line at a block element and stop listening inside what is not shown."""
        del attrs
        self.in_title = tag == "title"
        if self.hidden:
            self.depth += tag == self.hidden
        elif tag in HIDDEN:
            self.hidden, self.depth = tag, 1
        if tag in BREAKING:
            self.end_line()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Break the line at an empty block element such as ``<br/>``."""
        del attrs
        if tag in BREAKING:
            self.end_line()

    def handle_endtag(self, tag: str) -> None:
        """Break the line at the end of a block element and listen again after what is not shown."""
        self.in_title = False
        if tag == self.hidden:
            self.depth -= 1
            if self.depth == 0:
                self.hidden = ""
        elif tag == "body":
            self.hidden = ""
        if tag in BREAKING:
            self.end_line()

    def handle_data(self, data: str) -> None:
        """Keep what is shown."""
        if self.in_title:
            self.title.append(data)
        elif not self.hidden:
            self.words.append(data)

    def end_line(self) -> None:
        """Close the line that is being collected, if it holds anything."""
        line = " ".join("".join(self.words).split(None))
        if line:
            self.lines.append(line)
        self.words.clear()


def render(markup: str) -> tuple[str, str]:
    """Return the lines of an HTML document as one text, and its ``<title>``."""
    parser = _Lines()
    parser.feed(markup)
    parser.close()
    parser.end_line()
    return "\n".join(parser.lines), " ".join("".join(parser.title).split())
