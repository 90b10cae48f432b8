"""Which pages were out by a time: days mean their end, instants themselves, and what is unknown is not out."""

import pytest

from benang.errors import UsageError
from benang.ledger.days import check_as_of, out_by

CASES = [
    ("2031-04-03", "2031-04-03", True),
    ("2031-04-04", "2031-04-03", False),
    ("2031-04-03T23:59+07:00", "2031-04-03", True),
    ("2031-04-04T00:10+07:00", "2031-04-03", False),
    ("2031-04-03", "2031-04-03T12:00+07:00", False),
    ("2031-04-03", "2031-04-04T00:00+07:00", True),
    ("2031-04-03T12:00+07:00", "2031-04-03T05:00+00:00", True),
    ("2031-04-03T12:00+07:00", "2031-04-03T12:59+08:00", False),
    ("2031-04-03T12:00", "2031-04-03T12:00+07:00", True),
    ("2031-04-03T12:00", "2031-04-03T11:59", False),
    (None, "2031-04-03", False),
    ("", "2031-04-03", False),
    ("tak tentu", "2031-04-03", False),
]


@pytest.mark.parametrize(("last", "as_of", "out"), CASES)
def test_out_by(last, as_of, out):
    """A page is out when the last moment it may have been published at has passed."""
    assert out_by(last, as_of) is out


TIMES = [
    ("2031-04-03", "2031-04-03"),
    ("2031-04-03T10:00", "2031-04-03T10:00:00"),
    ("2031-04-03T10:00+07:00", "2031-04-03T10:00:00+07:00"),
]


@pytest.mark.parametrize(("as_of", "spelling"), TIMES)
def test_times_have_one_spelling(as_of, spelling):
    """Days and instants are times, and come back in the one spelling they are compared in."""
    assert check_as_of(as_of) == spelling


@pytest.mark.parametrize("as_of", ["besok", "3/4/2031", "2031-02-30", "2031-04-03T25:00"])
def test_other_text_is_refused(as_of):
    """What is no time is refused with an example of one."""
    with pytest.raises(UsageError, match="2024-06-20"):
        check_as_of(as_of)
