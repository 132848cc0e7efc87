"""Who may do what: the rooms of ARCHITECTURE.md, held by reading the source."""

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from audit.languages import pack

ROOT = Path(__file__).parents[1]
FILES = sorted(
    path.relative_to(ROOT).as_posix() for room in ("audit", "crawler") for path in (ROOT / room).rglob("*.py")
)
APP = "audit/app/"
# `audit/app` and `crawler` are the world; the other two only find and read what belongs to the product.
WORLD = (APP, "crawler/", "audit/languages/pack.py", "audit/resources.py")
FILES_AND_FOLDERS = {"os", "io", "pathlib", "shutil", "tempfile", "glob", "importlib.resources", "tomllib", "sqlite3"}
CLOCK_AND_CHANCE = {"time", "locale", "random", "secrets", "uuid"}
NETWORK = {"socket", "ssl", "http", "urllib.request", "smtplib", "asyncio", "scrapy", "twisted"}
MACHINE = {"subprocess", "multiprocessing", "threading", "signal", "resource", "fcntl", "sys", "platform", "logging"}
WORLDLY = FILES_AND_FOLDERS | CLOCK_AND_CHANCE | NETWORK | MACHINE
WORLDLY_CALLS = {"open", "print", "input", "exec", "eval", "datetime.now", "datetime.today", "date.today"}
NOUNS = {"crawler.page", "crawler.outcome", "crawler.known", "crawler.errors", "crawler.url"}
SQL = re.compile(
    r"\b(SELECT\b.+\bFROM|INSERT\b.+\bINTO|UPDATE\b.+\bSET|DELETE FROM|CREATE (TABLE|INDEX)|PRAGMA)\b", re.DOTALL
)
EMPTY_NAMES = re.compile(r"(^|_)(utils?|helpers?|managers?|handlers?|misc|common)(_|$)")
LONGEST = 400  # lines of a module


@cache
def tree(name: str) -> ast.Module:
    return ast.parse((ROOT / name).read_text("utf-8"), name)


@cache
def imports(name: str) -> frozenset[str]:
    """Full names of all modules and names that a file imports, wherever it does."""
    found: set[str] = set()
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: a relative import"
            found |= {str(node.module)} | {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


@cache
def calls(name: str) -> frozenset[str]:
    """What a file calls, as written."""
    return frozenset(ast.unparse(node.func) for node in ast.walk(tree(name)) if isinstance(node, ast.Call))


def texts(name: str) -> Iterator[str]:
    """The strings of a file that do something: its docstrings are none."""
    statements = {id(node.value) for node in ast.walk(tree(name)) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in statements:
            yield node.value


def within(names: Iterable[str], roots: Iterable[str]) -> set[str]:
    """Those of the names that are one of the modules or below it."""
    return {name for name in names for root in roots if name == root or name.startswith(f"{root}.")}


def offenders(rooms: Callable[[str], bool], found: Callable[[str], Iterable[str]]) -> dict[str, list[str]]:
    """What was found, by file; empty where all is well."""
    return {name: sorted(what) for name in FILES if rooms(name) and (what := set(found(name)))}


def test_there_is_something_to_look_at() -> None:
    assert {"crawler/guard.py", "audit/model.py", "audit/app/main.py"} <= set(FILES)
    assert "SELECT" in "".join(
        text for name in FILES if "crawlfile" in name for text in texts(name) if SQL.search(text)
    )


def test_the_crawler_knows_nothing_of_the_audit() -> None:
    assert not offenders(lambda name: name.startswith("crawler/"), lambda name: within(imports(name), ["audit"]))


def test_nothing_but_the_app_imports_the_app() -> None:
    assert not offenders(lambda name: not name.startswith(APP), lambda name: within(imports(name), ["audit.app"]))


def test_only_crawler_and_app_touch_files_clock_network_and_machine() -> None:
    assert not offenders(
        lambda name: not name.startswith(WORLD),
        lambda name: within(imports(name), WORLDLY) | (WORLDLY_CALLS & calls(name)),
    )


def test_an_audit_needs_nothing_of_the_crawler_but_its_nouns() -> None:
    assert not offenders(
        lambda name: name.startswith("audit/") and not name.startswith(APP),
        lambda name: within(imports(name), ["crawler"]) - within(imports(name), NOUNS) - {"crawler"},
    )


def test_nobody_prints() -> None:
    assert not offenders(lambda _: True, lambda name: {"print"} & calls(name))


def test_sql_stands_in_the_crawl_file_alone() -> None:
    assert not offenders(
        lambda name: not name.startswith("crawler/crawlfile"), lambda name: filter(SQL.search, texts(name))
    )


def test_no_language_is_a_special_case() -> None:
    found = offenders(
        lambda name: not name.startswith("audit/languages/"), lambda name: set(pack.codes()).intersection(texts(name))
    )
    # The command line speaks one language, and says so in one line.
    assert [len(codes) for codes in (found.pop("audit/app/auditing.py"),)] == [1]
    assert not found


def test_nothing_crawled_can_be_called_safe() -> None:
    assert not offenders(
        lambda _: True,
        lambda name: (
            within(imports(name), ["markupsafe"])
            | {call for call in calls(name) if call.split(".")[-1] in ("Markup", "prettify")}
        ),
    )


def test_no_template_switches_escaping_off() -> None:
    templates = {path.name: path.read_text("utf-8") for path in (ROOT / "templates").rglob("*.html")}
    assert templates
    assert not [name for name, text in templates.items() if re.search(r"\|\s*safe\b|autoescape\s+false", text)]


def test_a_module_is_short_enough_to_be_read() -> None:
    lines = {name: len((ROOT / name).read_text("utf-8").splitlines()) for name in FILES}
    assert not {name: count for name, count in lines.items() if count > LONGEST}


def test_names_say_what_things_are() -> None:
    assert not [name for name in FILES if EMPTY_NAMES.search(Path(name).stem)]
