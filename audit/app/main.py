"""The command line. What is heavy is imported inside the commands, so that --help costs no more than Typer itself."""

import signal
import sys
from io import TextIOWrapper
from pathlib import Path
from types import FrameType
from typing import Annotated, Any

import typer

from crawler.errors import H2HError, Interrupted

app = typer.Typer(
    name="h2h-audit",
    help="Reads a company's website as a person would, and writes a report that its own people can act on.",
    epilog="`h2h-audit COMMAND --help` tells all options of a command.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Text = str | None
Texts = list[str] | None
Flag = bool | None

Output = Annotated[Text, typer.Option("--output", "-o", metavar="FOLDER", help="Where reports go. [reports]")]
Data = Annotated[Text, typer.Option(metavar="FOLDER", help="Where crawls are kept. [h2h-data]")]
Accepted = Annotated[
    Text, typer.Option("--accepted", metavar="FOLDER", help="Where accepted findings stand. [accepted]")
]
MaxPages = Annotated[int | None, typer.Option(metavar="N", help="Pages with copy to read at most. [200]")]
Readers = Annotated[int | None, typer.Option(metavar="N", help="Processes that read pages. [2]")]
ReportLang = Annotated[
    Text, typer.Option(metavar="LIST", help="Languages of the report, such as en,it,fr. [the site's main language]")
]
View = Annotated[Text, typer.Option(metavar="LIST", help="client, agency or both. [client,agency]")]
Format = Annotated[
    Text, typer.Option(metavar="LIST", help="html, json or both; audit.json is always there. [html,json]")
]
FailUnder = Annotated[float | None, typer.Option(metavar="N", help="Exit 10 where the overall score is lower.")]
Config = Annotated[Text, typer.Option(metavar="FILE", help="Settings. [h2h-audit.toml here or in a folder above]")]
Json = Annotated[bool, typer.Option("--json", help="One JSON object on standard output, and nothing else there.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress: results and errors alone.")]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colors; so does the variable NO_COLOR.")]


def main() -> None:
    """Run the command line: the one place where an expected failure becomes a line and an exit code."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    if isinstance(sys.stdout, TextIOWrapper):  # a terminal without our letters gets others, not a crash
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        app(prog_name="h2h-audit")
    except H2HError as error:
        from audit.app.terminal import complain

        complain(f"h2h-audit: {error}")
        sys.exit(error.exit_code)


def _stop(number: int, _: FrameType | None) -> None:
    """Ctrl-C and its like where nobody else heeds them: between a crawl and the end of its report."""
    for other in (signal.SIGINT, signal.SIGTERM):
        signal.signal(other, signal.SIG_IGN)  # once is enough
    raise Interrupted.by(number)


def _version(wanted: bool) -> None:
    if wanted:
        version()
        raise typer.Exit


@app.callback()
def _all(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """What holds for all commands."""


@app.command()
def crawl(
    site: Annotated[list[str], typer.Argument(metavar="SITE", help="A host such as example.com, or a URL.")],
    output: Output = None,
    data: Data = None,
    accepted: Accepted = None,
    max_pages: MaxPages = None,
    include: Annotated[Texts, typer.Option(metavar="GLOB", help="Read only URLs like this; repeatable.")] = None,
    exclude: Annotated[Texts, typer.Option(metavar="GLOB", help="Leave out URLs like this; repeatable.")] = None,
    report_lang: ReportLang = None,
    view: View = None,
    format: Format = None,  # noqa: A002 - the option's name
    delay: Annotated[
        float | None, typer.Option(metavar="S", help="Seconds between requests; 0: no throttling. [0.5]")
    ] = None,
    concurrency: Annotated[int | None, typer.Option(metavar="N", help="Requests at once. [2]")] = None,
    readers: Readers = None,
    time_limit: Annotated[float | None, typer.Option(metavar="S", help="Seconds for one site. [1800]")] = None,
    allow_private: Annotated[Texts, typer.Option(metavar="CIDR", help="Open a private network; repeatable.")] = None,
    resolve: Annotated[Texts, typer.Option(metavar="HOST:PORT:ADDRESS", help="Where a host is; repeatable.")] = None,
    auth: Annotated[Text, typer.Option(metavar="USER:PASSWORD", help="For a site behind a log-in.")] = None,
    header: Annotated[Texts, typer.Option(metavar="'NAME: VALUE'", help="For the start's host; repeatable.")] = None,
    accept_language: Annotated[Text, typer.Option(metavar="TEXT", help="Sent as Accept-Language. [not sent]")] = None,
    user_agent: Annotated[Text, typer.Option(metavar="TEXT", help="How we introduce ourselves.")] = None,
    ignore_robots: Annotated[
        Flag, typer.Option("--ignore-robots", help="With the owner's leave; the report says so.")
    ] = None,
    insecure: Annotated[Flag, typer.Option("--insecure", help="Accept any certificate; the report says so.")] = None,
    fail_under: FailUnder = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Begin anew: no unfinished crawl, no pages of the last run.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="List what would be read and what not; keep nothing.")
    ] = False,
    config: Config = None,
    json: Json = False,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Crawl a site, audit its copy, write the report."""
    flags = _flags(locals(), "site", "fresh", "dry_run", "config", "json", "quiet", "no_color")
    from audit.app import commands

    wanted = commands.settings_of(flags, config)
    terminal = commands.terminal(quiet=quiet, json=json, color=not no_color)
    run = commands.dry_run if dry_run else commands.crawl
    raise typer.Exit(run(site, wanted, terminal, fresh=fresh))


@app.command()
def audit(
    path: Annotated[
        Path,
        typer.Argument(
            metavar="PATH",
            help="A folder of built HTML; a crawl file (.sqlite); or a draft, answered sentence by sentence:"
            " .txt, .md or .html, or - for standard input.",
        ),
    ],
    lang: Annotated[Text, typer.Option(metavar="CODE", help="The language of a draft. [told from its words]")] = None,
    base_url: Annotated[
        Text, typer.Option(metavar="URL", help="Where the folder will stand. [https://<folder's name>.example/]")
    ] = None,
    output: Output = None,
    data: Data = None,
    accepted: Accepted = None,
    max_pages: MaxPages = None,
    readers: Readers = None,
    report_lang: ReportLang = None,
    view: View = None,
    format: Format = None,  # noqa: A002 - the option's name
    fail_under: FailUnder = None,
    config: Config = None,
    json: Json = False,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """The same without the network, for files or for a crawl that was kept; or what there is to say of a draft."""
    flags = _flags(locals(), "path", "lang", "base_url", "config", "json", "quiet", "no_color")
    from audit.app import commands

    wanted = commands.settings_of(flags, config)
    terminal = commands.terminal(quiet=quiet, json=json, color=not no_color)
    gated = fail_under is not None  # by a flag: that of the configuration is for sites
    raise typer.Exit(commands.audit(path, base_url, wanted, terminal, language=lang, gated=gated))


@app.command()
def report(
    run: Annotated[str, typer.Argument(metavar="RUN", help="A run's folder, or a site: its newest run.")],
    output: Output = None,
    accepted: Accepted = None,
    report_lang: ReportLang = None,
    view: View = None,
    readers: Readers = None,
    config: Config = None,
    json: Json = False,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Write the report of a run again, in other languages or views."""
    flags = _flags(locals(), "run", "config", "json", "quiet", "no_color")
    from audit.app import commands

    wanted = commands.settings_of(flags, config)
    terminal = commands.terminal(quiet=quiet, json=json, color=not no_color)
    raise typer.Exit(commands.report(run, wanted, terminal))


@app.command()
def accept(
    key: Annotated[str, typer.Argument(metavar="KEY", help="A finding's key in the report, or its sentence.")],
    by: Annotated[str, typer.Option(metavar="NAME", help="Who accepts it.")],
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why it may stand.")],
    site: Annotated[Text, typer.Option(metavar="SITE", help="Whose newest run. [the only site with one]")] = None,
    until: Annotated[
        Text, typer.Option(metavar="YYYY-MM-DD", help="The last day on which it holds. [for good]")
    ] = None,
    accepted: Accepted = None,
    output: Output = None,
    config: Config = None,
) -> None:
    """Accept a finding: from then on it is listed as such, and weighs nothing."""
    from audit.app import commands

    wanted = commands.settings_of({"accepted": accepted, "output": output}, config)
    terminal = commands.terminal(quiet=False, json=False, color=False)
    raise typer.Exit(commands.accept(key, site=site, by=by, why=why, until=until, wanted=wanted, shown=terminal))


@app.command()
def checks(
    check_id: Annotated[
        Text, typer.Argument(metavar="[ID]", help="One check; without it, all of them in a line each.")
    ] = None,
    lang: Annotated[Text, typer.Option(metavar="CODE", help="The language to explain in. [en]")] = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="The whole reference.")] = False,
) -> None:
    """Explain the checks."""
    from audit.app import commands

    commands.checks(check_id, language=lang, markdown=markdown)


@app.command()
def label(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help='JSON Lines of {"id", "lang", "kind", "text"}; - is standard input.')
    ],
) -> None:
    """Label sentences and fragments, one JSON object a line."""
    from audit.app.label import label

    label(file)


@app.command()
def demo(
    output: Output = None,
    data: Data = None,
    report_lang: ReportLang = None,
    view: View = None,
    json: Json = False,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Audit the sample sites that come with the tool, served on this machine."""
    flags = _flags(locals(), "json", "quiet", "no_color")
    from audit.app import commands

    wanted = commands.settings_without_file(flags)
    terminal = commands.terminal(quiet=quiet, json=json, color=not no_color)
    raise typer.Exit(commands.demo(wanted, terminal))


@app.command()
def doctor(output: Output = None, data: Data = None, config: Config = None) -> None:
    """Look whether this machine has what a run needs."""
    flags = _flags(locals(), "config")
    from audit.app import commands

    raise typer.Exit(commands.doctor(commands.settings_of(flags, config)))


@app.command()
def version() -> None:
    """Show the version."""
    from audit import __version__

    typer.echo(f"h2h-audit {__version__}")


def _flags(given: dict[str, Any], *others: str) -> dict[str, Any]:
    """A command's parameters that are settings; lists that are typed with commas are split."""
    split = ("report_lang", "view", "format")
    return {
        name: [part.strip() for part in value.split(",") if part.strip()] if name in split and value else value
        for name, value in given.items()
        if name not in others
    }
