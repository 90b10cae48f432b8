"""The line rendering of HTML."""

from hypothesis import given
from hypothesis import strategies as st

from benang.intake.markup import render


def test_a_line_for_every_block():
    """Blocks break lines, words inside a block do not, and nothing hidden is shown."""
    text, title = render(
        "<title>Judul &amp; Isi</title><script>var a</script><h1>Judul</h1>"
        "<p>Warga <a href=x>desa</a>&nbsp;menunggu.<br>Kapal tiba.</p><ul><li>satu<li>dua</ul>"
        "<style>p {}</style><noscript>aktifkan</noscript>"
    )
    assert text == "Judul\nWarga desa menunggu.\nKapal tiba.\nsatu\ndua"
    assert title == "Judul & Isi"


def test_depth_costs_nothing():
    """A hundred thousand open elements do not end in a recursion error."""
    text, _ = render("<div>" * 100_000 + "dasar" + "</div>" * 100_000)
    assert text == "dasar"


@given(st.text(alphabet="<>/ab c=\"'&;!-pscript", max_size=200))
def test_any_markup(markup):
    """Whatever the markup, there is a text without blank lines, and no failure."""
    text, _ = render(markup)
    assert all(line.strip() for line in text.split("\n")) or text == ""
