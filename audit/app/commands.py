"""What the commands do, once their options are read. Each returns the exit code."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from audit.app import accepted as acceptance
from audit.app import demo as demo_sites
from audit.app import doctor as machine
from audit.app import draft_answer, reference, runs, stored, verdict
from audit.app import folder as built
from audit.app.auditing import TOOL_LANGUAGE, check_languages
from audit.app.configuration import Settings, crawl_options, find_file, settings
from audit.app.crawling import crawl_and_report
from audit.app.crawling import dry_run as dry_run_of
from audit.app.draft import SUFFIXES, is_draft, judged
from audit.app.site import Site, parse_site
from audit.app.summary import Told
from audit.app.terminal import Terminal, complain
from crawler.errors import H2HError, Interrupted, Usage

Thing = TypeVar("Thing")

_WIDEST = 100  # columns in which a draft is answered


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """The one object that --json prints."""

    exit: int
    sites: tuple[Told, ...]
    schema_version: int = 1


def settings_of(flags: Mapping[str, Any], config: str | None) -> Settings:
    """Flags before the file before defaults. Raises Usage."""
    wanted = settings(flags, file=Path(config) if config else find_file(Path.cwd()))
    check_languages(wanted.report_lang)
    return wanted


def settings_without_file(flags: Mapping[str, Any]) -> Settings:
    """Flags before defaults. Raises Usage."""
    wanted = settings(flags, file=None)
    check_languages(wanted.report_lang)
    return wanted


def terminal(*, quiet: bool, json: bool, color: bool) -> Terminal:
    """How much the user wants to see."""
    return Terminal(quiet=quiet, json=json, color=color)


def crawl(sites: Sequence[str], wanted: Settings, shown: Terminal, *, fresh: bool) -> int:
    """Crawl, audit and report one site after the other; one that fails hurts no other."""

    def one(site: Site) -> Told:
        return crawl_and_report(site, wanted, shown, fresh=fresh)

    return _each(_parsed(sites, wanted), one, shown)


def dry_run(sites: Sequence[str], wanted: Settings, shown: Terminal, *, fresh: bool) -> int:  # noqa: ARG001 - as `crawl`
    """List what a crawl would read, and what not and why."""

    def one(site: Site) -> Told:
        would, would_not = dry_run_of(site, wanted, shown)
        shown.say(f"{site.key}: {len(would)} to begin with")
        for url in would:
            shown.say(f"  read  {url}")
        for known in would_not:
            shown.say(f"  {known.outcome.value}  {known.url}{f'  ({known.detail})' if known.detail else ''}")
        return Told(site=site.key, exit=0, would_read=tuple(would), would_not_read=tuple(would_not))

    return _each(_parsed(sites, wanted), one, shown)


def audit(
    path: Path, base_url: str | None, wanted: Settings, shown: Terminal, *, language: str | None, gated: bool
) -> int:
    """Audit a folder of built HTML, a crawl file or a draft. `gated`: the command line asks for a least score."""
    if is_draft(path):
        return _audit_draft(path, language, wanted, shown, gated=gated)
    if language is not None:
        raise Usage("--lang is for drafts: a site's pages each have their own language")
    if path.is_dir():
        site = parse_site(base_url) if base_url else built.base_url(path)
        return _each((site,), lambda site: stored.audit_folder(path, site, wanted, shown), shown)
    if not path.is_file():
        raise Usage(f"{path}: no such file or folder")
    if path.suffix != ".sqlite":
        kinds = ", ".join(filter(None, SUFFIXES))
        raise Usage(f"{path}: neither a folder of HTML nor a crawl file (.sqlite) nor a draft ({kinds})")
    return _each((path,), lambda path: stored.audit_crawl(path, wanted, shown), shown)


def _audit_draft(path: Path, language: str | None, wanted: Settings, shown: Terminal, *, gated: bool) -> int:
    """Answer for a draft in the terminal, in the language of the report or else its own."""
    if gated:
        raise Usage("--fail-under is for sites: a draft has no score")
    found = judged(path, language)
    spoken = next(iter(wanted.report_lang), found.language)
    if shown.json:
        shown.answer(draft_answer.answer(found, spoken))
    else:
        width = min(shutil.get_terminal_size().columns, _WIDEST)
        draft_answer.tell(found, spoken, shown, width=width)
    return 0


def report(run: str, wanted: Settings, shown: Terminal) -> int:
    """Write the report of a run again."""
    folder = runs.find_run(run, output=Path(wanted.output))
    return _each((folder,), lambda folder: stored.report_again(folder, wanted, shown), shown)


def accept(
    key: str, *, site: str | None, by: str, why: str, until: str | None, wanted: Settings, shown: Terminal
) -> int:
    """Let findings of a site's newest run stand."""
    folders = {"output": Path(wanted.output), "folder": Path(wanted.accepted)}
    for line in acceptance.accept(site or "", key, by=by, why=why, until=until, **folders):
        shown.say(line)
    return 0


def checks(check_id: str | None, *, language: str | None, markdown: bool) -> None:
    """Explain one check or list all, or print the reference."""
    spoken = language or TOOL_LANGUAGE
    lines = reference.markdown(language=spoken) if markdown else reference.explain(check_id, language=spoken)
    for line in lines:
        Terminal().say(line)


def demo(wanted: Settings, shown: Terminal) -> int:
    """Audit the sample sites."""
    return _each(demo_sites.samples(), lambda sample: demo_sites.audit_sample(sample, wanted, shown), shown)


def doctor(wanted: Settings) -> int:
    """Tell what this machine has and lacks."""
    found = list(machine.examine(wanted))
    for item in found:
        state = "ok" if item.ok else "MISSING" if item.needed else "none"
        Terminal().say(f"{state:8}{item.name:16}{item.detail}")
    return int(not all(item.ok or not item.needed for item in found))


def _parsed(sites: Sequence[str], wanted: Settings) -> tuple[Site, ...]:
    """Every site once. All mistakes come to light before the first is crawled: raises Usage."""
    parsed = tuple({site.url: site for site in map(parse_site, sites)}.values())
    for site in parsed:
        crawl_options(wanted, site)
    return parsed


def _each(things: Sequence[Thing], work: Callable[[Thing], Told], shown: Terminal) -> int:
    """Do one after the other; what one of them fails of is told, and hurts no other."""
    done: list[Told] = []
    for thing in things:
        try:
            done.append(work(thing))
        except Usage:
            raise
        except H2HError as error:
            done.append(Told(site=str(thing), exit=error.exit_code, error=str(error)))
            if isinstance(error, Interrupted):
                break
        finally:
            if done and done[-1].error:
                complain(f"h2h-audit: {done[-1].error}")
    last = done[-1].exit
    code = last if last > 128 else verdict.of_many([site.exit for site in done])
    shown.answer(Answer(exit=code, sites=tuple(done)))
    return code
