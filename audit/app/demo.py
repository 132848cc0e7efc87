"""The sample sites, served on 127.0.0.1, crawled, audited and reported as any site is."""

from pathlib import Path

import msgspec

from audit.app.configuration import Settings
from audit.app.crawling import crawl_and_report
from audit.app.loopback import served
from audit.app.site import parse_site
from audit.app.summary import Told
from audit.app.terminal import Terminal
from audit.resources import sample_sites
from crawler.errors import NothingAudited

# Any free one would do; a fixed one keeps all demos of a site in one folder.
_PORT = 8471


class Sample(msgspec.Struct, frozen=True, kw_only=True):
    """One sample site."""

    folder: Path

    def __str__(self) -> str:
        return self.folder.name


def samples() -> tuple[Sample, ...]:
    """Every sample site. Raises NothingAudited where there is none."""
    folders = sorted(path for path in sample_sites().iterdir() if (path / "index.html").is_file())
    if not folders:
        raise NothingAudited(f"{sample_sites()}: no sample sites")
    return tuple(Sample(folder=folder) for folder in folders)


def audit_sample(sample: Sample, wanted: Settings, terminal: Terminal) -> Told:
    """Serve one sample site, crawl it as any other, and report."""
    host = f"{sample.folder.name}.example"
    with served(sample.folder, port=_PORT) as port:
        site = parse_site(f"http://{host}:{port}/")
        here = msgspec.structs.replace(wanted, delay=0.0, concurrency=8, resolve=(f"{host}:{port}:127.0.0.1",))
        return crawl_and_report(site, here, terminal, fresh=True)
