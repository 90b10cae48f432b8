"""People have the last word: what they decide is kept beside the evidence and obeyed whenever the ledger is woven.

    things.py     what somebody typed -> the thing it names, marked by page and span
    values.py     ``field=value`` -> one checked spelling, or words on what would do
    marks.py      a mark -> the thing it is about in a reading, also after pages were read by other rules
    standing.py   all judgements -> which hold, which are loose, which a later one overrules; rulings for weaving
    setting.py    a reading and what was set -> the reading people want, each change with its reason
    carrying.py   judgements as lines of JSON, from one ledger to another
    deciding.py   the three things that happen to a ledger: decide, take back, settle before weaving

Evidence is never changed: a page's reading stays as it was read, and what is shown and woven is a copy of it.
"""

from benang.judging.carrying import as_lines, load
from benang.judging.deciding import Word, decide, settle, take_back

__all__ = ["Word", "as_lines", "decide", "load", "settle", "take_back"]
