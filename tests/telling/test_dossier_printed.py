"""The dossier on paper, by a real browser without a network; runs where Chromium is installed."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from benang import build
from benang.engines.inline import InlineEngine
from benang.examples import SUMMIT
from benang.intake import read_paths
from benang.ledger import Ledger
from benang.records import Page
from benang.telling.dossier import write_dossier

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--no-pdf-header-footer", "--host-resolver-rules=MAP * ~NOTFOUND"),
)
A_PAGE = re.compile(rb"/Type\s*/Page\b")
BOX = re.compile(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]")


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_it_prints_on_a_few_pages_of_a4(tmp_path: Path) -> None:
    """The example pages make a PDF of a readable length, every page of it A4."""
    ledger = Ledger.memory()
    pages = [page for page in read_paths([str(SUMMIT)]) if isinstance(page, Page)]
    ledger.add(build.read_pages(pages, InlineEngine()))
    build.weave(ledger, InlineEngine())
    write_dossier(ledger, tmp_path / "summit.html")
    subprocess.run(
        [
            str(CHROMIUM),
            *QUIET,
            f"--user-data-dir={tmp_path / 'profile'}",
            f"--print-to-pdf={tmp_path / 'summit.pdf'}",
            (tmp_path / "summit.html").as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    pdf = (tmp_path / "summit.pdf").read_bytes()
    assert 10 <= len(A_PAGE.findall(pdf)) <= 40
    sizes = {(round(float(wide)), round(float(high))) for wide, high in BOX.findall(pdf)}
    assert sizes in ({(595, 842)}, {(594, 841)}, {(596, 842)})
