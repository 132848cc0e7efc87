"""Flags, `h2h-audit.toml`, defaults."""

from pathlib import Path

import pytest

from audit.app.configuration import Settings, crawl_options, find_file, settings
from audit.app.site import parse_site
from crawler.errors import Usage
from crawler.options import Options, Resolve

SITE = parse_site("https://example.com/")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "h2h-audit.toml"
    path.write_text('[crawl]\nmax-pages = 7\ndelay = 2\noutput = "out"\nreport-lang = ["it"]\n', "utf-8")
    return path


def test_a_flag_comes_before_the_file_and_the_file_before_the_default(file: Path) -> None:
    wanted = settings({"max_pages": 3, "delay": None}, file=file)
    assert (wanted.max_pages, wanted.delay, wanted.concurrency) == (3, 2.0, 2)


def test_the_folders_of_a_file_are_beside_it(file: Path) -> None:
    assert settings({}, file=file).output == str(file.parent / "out")


def test_the_file_is_found_in_a_folder_above(file: Path) -> None:
    deep = file.parent / "a" / "b"
    deep.mkdir(parents=True)
    assert find_file(deep) == file


MISTAKES = {
    "[crawl]\nmax-page = 1\n": "max-page",
    "[crawl]\nmax-pages = 0\n": "crawl.max-pages",
    "[crawl]\nmax-pages = 'many'\n": "crawl.max-pages",
    "[crawl]\nview = ['boss']\n": "boss",
    "[crawler]\n": "crawler",
    "crawl = 1\n": "crawl",
    "[crawl\n": "line 1",
}


@pytest.mark.parametrize(("text", "place"), MISTAKES.items())
def test_a_mistake_names_file_and_key(tmp_path: Path, text: str, place: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(Usage) as caught:
        settings({}, file=file)
    assert "mine.toml" in str(caught.value)
    assert place in str(caught.value)


def test_a_flag_out_of_range_is_named() -> None:
    with pytest.raises(Usage, match="--max-pages"):
        settings({"max_pages": 0}, file=None)


def test_a_file_that_is_not_there_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(Usage, match=r"none\.toml"):
        settings({}, file=tmp_path / "none.toml")


def test_the_defaults_are_those_of_the_crawler() -> None:
    assert crawl_options(Settings(), SITE) == Options(start="https://example.com/")


def test_options_are_read_as_they_are_typed() -> None:
    wanted = Settings(
        allow_private=("127.0.0.1", "10.0.0.0/8"),
        resolve=("Example.com:443:127.0.0.1", "example.com:80:[::1]"),
        header=("X-Key:  a:b ",),
        auth="ann:secret",
    )
    options = crawl_options(wanted, SITE)
    assert options.allow_private == ("127.0.0.1/32", "10.0.0.0/8")
    assert options.resolve[0] == Resolve(host="example.com", port=443, address="127.0.0.1")
    assert options.resolve[1].address == "::1"
    assert options.headers == (("X-Key", "a:b"),)
    assert options.auth == "ann:secret"


@pytest.mark.parametrize(
    "wrong",
    [
        {"allow_private": ("everything",)},
        {"resolve": ("example.com:80",)},
        {"resolve": ("example.com:x:127.0.0.1",)},
        {"resolve": ("example.com:80:localhost",)},
        {"header": ("no colon",)},
        {"header": ("a b: c",)},
        {"header": ("X: a\r\nY: b",)},
        {"auth": "ann"},
        {"user_agent": "a\nb"},
    ],
    ids=str,
)
def test_what_cannot_be_sent_is_refused(wrong: dict[str, tuple[str, ...] | str]) -> None:
    with pytest.raises(Usage):
        crawl_options(settings(wrong, file=None), SITE)


def test_secrets_are_not_kept() -> None:
    kept = Settings(auth="ann:sesame", header=("X-Key: sesame",), max_pages=9).without_secrets()
    assert "sesame" not in str(kept)
    assert kept["max-pages"] == 9
    assert kept["auth"] == "(not kept)"
