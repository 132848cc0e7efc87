"""Does a crawl miss a page? Folders of real sites, served on loopback, read by `wget -r` and by h2h-audit.

    python benchmarks/coverage.py FOLDER…

Prints a line a site: the HTML pages that wget reached, those of them that the audit does not know, outcomes, languages.
"""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from urllib.parse import quote, unquote

from audit.app.loopback import served
from crawler.url import canonical


def wget_pages(url: str, folder: Path) -> set[str]:
    """Canonical URLs of the HTML pages that wget reaches from `url`."""
    log = folder / "wget.log"
    command = ["wget", "-r", "-l", "inf", "-e", "robots=on", "-P", str(folder), "-o", str(log), "-nv", url]
    subprocess.run(command, check=False, timeout=500, stdin=subprocess.DEVNULL)
    pages = set()
    for line in log.read_text("utf-8", "replace").splitlines():
        if " URL:" in line and '-> "' in line:
            found = line.split(" URL:", 1)[1].split(" ", 1)[0]
            path = Path(line.split('-> "', 1)[1].split('"', 1)[0])
            if path.is_file() and b"<html" in path.read_bytes()[:4000].lower():
                pages.add(canonical(quote(unquote(found), safe=":/?=&#%")))
    return pages


def audit_pages(url: str, folder: Path) -> dict[str, dict[str, object]]:
    """What the audit says of every URL."""
    command = [sys.executable, "-m", "audit.app", "crawl", url, "--allow-private", "127.0.0.0/8", "--delay", "0"]
    options = ["--max-pages", "1000", "-o", str(folder / "reports"), "--data", str(folder / "data"), "--quiet"]
    done = subprocess.run(command + options, check=False, capture_output=True, text=True, timeout=580)
    if done.returncode or "Traceback" in done.stderr:
        print(f"  exit {done.returncode}: {done.stderr.strip()[-300:]}")
    found = next((folder / "reports").glob("*/*/audit.json"), None)
    return {page["url"]: page for page in json.loads(found.read_text("utf-8"))["pages"]} if found else {}


def main() -> None:
    """Measure each folder."""
    for site in map(Path, sys.argv[1:]):
        with tempfile.TemporaryDirectory() as scratch, served(site) as port:
            folder = Path(scratch)
            url = f"http://127.0.0.1:{port}/"
            (folder / "wget").mkdir()
            reached = wget_pages(url, folder / "wget")
            known = audit_pages(url, folder)
        missed = sorted(page.removeprefix(url) for page in reached - known.keys())
        outcomes = Counter(page["outcome"] for page in known.values())
        languages = Counter(page["language"] for page in known.values() if page["outcome"] == "audited")
        print(
            f"{site.name}: wget {len(reached)}, missed {len(missed)} {missed[:5]}, {dict(outcomes)}, {dict(languages)}"
        )


if __name__ == "__main__":
    main()
