"""The bundled example pages: one invented summit told by six invented outlets (see the README beside them)."""

from pathlib import Path

SUMMIT = Path(__file__).parent / "summit"


def way_on(ledger: Path, page: Path, lang: str) -> str:
    """Return what to type next, as lines for the screen."""
    head = {
        "id": f"Berkas cerita: {page} (buka di peramban, tanpa jaringan). Selanjutnya:",
        "en": f"The story as one file: {page} (opens in a browser, offline). Next:",
    }[lang]
    commands = (
        f"benang summary {ledger} --as-of 2025-05-16",
        f"benang export {ledger} --what utterances",
        f"benang search {ledger} penandatanganan pakta",
        f"benang verify {ledger}",
        "benang weave PATH... --ledger story.db",
    )
    return "\n".join([head, *(f"  {command}" for command in commands)])
