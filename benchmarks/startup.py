"""What `--help` costs against an empty Typer program with the same settings.

CPU of whole processes, medians of runs that alternate: python benchmarks/startup.py [RUNS]
"""

import resource
import statistics
import subprocess
import sys

EMPTY = """
import typer
app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
@app.command()
def one() -> None:
    "One."
@app.command()
def two() -> None:
    "Two."
app()
"""
OURS = "from audit.app.main import main; main()"
PROGRAMS = {
    "empty Typer --help": ("-c", EMPTY, "--help"),
    "h2h-audit --help": ("-c", OURS, "--help"),
    "h2h-audit --version": ("-c", OURS, "--version"),
    "h2h-audit crawl --help": ("-c", OURS, "crawl", "--help"),
}
BAR = 1.3


def cpu_seconds(arguments: tuple[str, ...]) -> float:
    """User and system time of one process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure, print, and exit 1 where --help is over the bar."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    for arguments in PROGRAMS.values():
        cpu_seconds(arguments)  # writes the bytecode
    taken: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    for _ in range(runs):
        for name, arguments in PROGRAMS.items():
            taken[name].append(cpu_seconds(arguments))
    floor = statistics.median(taken["empty Typer --help"])
    for name, seconds in taken.items():
        median = statistics.median(seconds)
        print(f"{name:24} {median * 1000:6.0f} ms CPU  {median / floor:.2f} x")
    sys.exit(statistics.median(taken["h2h-audit --help"]) > BAR * floor)


if __name__ == "__main__":
    main()
