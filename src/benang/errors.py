"""Every error a user can meet.

    BenangError            something the person at the keyboard can do something about; the message says what
    ├── EngineError        workers cannot start, or comparing pages failed
    ├── LedgerError        the ledger file: missing, not a ledger, of another version, damaged, locked, disk full
    └── UsageError         wrong arguments: a pair of kind and format that makes no sense, an id that is not there

A page that cannot be read is never an error: it is a :class:`benang.records.Skipped` with its reason.
"""


class BenangError(Exception):
    """Something the person at the keyboard can do something about; ``str(error)`` says what."""


class EngineError(BenangError):
    """Work could not be done on this machine: its workers cannot start, or one failed where nothing may be left out."""


class LedgerError(BenangError):
    """The ledger file cannot be used as asked; nothing that was stored is lost."""


class UsageError(BenangError):
    """The arguments make no sense together; the message lists what would."""
