"""Ids that are the same on every machine and in every order.

An id is a hash of what makes the thing itself: blake2b (RFC 7693) over length-prefixed parts, so that ``("ab", "c")`` and
``("a", "bc")`` differ. Twelve bytes keep the chance of one collision among a billion things below one in a hundred million.
"""

from hashlib import blake2b


def make_id(*parts: str) -> str:
    """Return 24 hex digits that depend on the parts, their order and nothing else."""
    digest = blake2b(digest_size=12)
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass")
        digest.update(len(raw).to_bytes(8, "big"))
        digest.update(raw)
    return digest.hexdigest()
