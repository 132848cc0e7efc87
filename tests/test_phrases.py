"""The closed grammar of phrases, and what the loader refuses."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.languages import pack
from audit.languages.phrases import MOST, WordsError, expand, openings
from audit.languages.rules import ELIDED, Rules

RULES = pack.rules(pack.codes()[0])
ELIDING = msgspec.structs.replace(pack.rules("it"), word=ELIDED)


def spelled(text: str, rules: Rules = RULES) -> list[str]:
    return [" ".join(phrase) for phrase in expand(text, rules)]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Best  Bread", ["best bread"]),
        ("(good|best) bread", ["good bread", "best bread"]),
        ("(of the|) bread", ["of the bread", "bread"]),
        ("((very|so) good|best)", ["very good", "so good", "best"]),
        ("miglior[ei]", ["migliore", "migliori"]),
        ("miglior[ei]?", ["miglior", "migliore", "migliori"]),
        ("leader(s|)", ["leaders", "leader"]),
        ("leaders?", ["leader", "leaders"]),
        ("(very )?good", ["good", "very good"]),
        ("a? good", ["good", "a good"]),
        ("(of the)? best", ["best", "of the best"]),
        ("none … better", ["none … better"]),
        ("none…better", ["none … better"]),
        ("best <offer>", ["best <offer>"]),
        ("<offer>? best", ["best", "<offer> best"]),
        ("over # loaves", ["over # loaves"]),
        ("up to # %", ["up to # %"]),
        ("world-class", ["world class"]),
        ("n. 1", ["n 1"]),
        ("Œuvre", ["oeuvre"]),
        ("(a|a)", ["a"]),
    ],
)
def test_a_phrase_stands_for_all_that_it_can_be(text: str, phrases: list[str]) -> None:
    assert spelled(text) == phrases


def test_what_the_language_elides_is_a_word_of_its_own() -> None:
    assert spelled("all’avanguardia", ELIDING) == ["all' avanguardia"]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", "starts and ends with"),
        ("…best", "starts and ends with"),
        ("best …", "starts and ends with"),
        ("(best|…)", "starts and ends with"),
        ("(best|)", "starts and ends with"),
        ("a … … b", "at most 2 gaps"),
        ("a … b … c … d", "at most 2 gaps"),
        ("(best", "nothing closes"),
        ("best)", "closes nothing"),
        ("[ei", "letters in square brackets"),
        ("[e|i]", "letters in square brackets"),
        ("[]", "letters in square brackets"),
        ("best]", "no meaning"),
        ("best*", "no meaning"),
        ("best+ bread", "no meaning"),
        ("? best", "no meaning"),
        ("[abcdefgh][abcdefgh][abcdefgh]", f"more than {MOST}"),
        ("(a|b)" * 200, f"more than {MOST}"),
    ],
)
def test_what_is_no_phrase_is_an_error_that_says_why(text: str, error: str) -> None:
    with pytest.raises(WordsError, match=error):
        expand(text, RULES)


@given(st.text(alphabet="ab ()[]|?…#<>é’-x", max_size=40))
def test_any_text_is_phrases_or_an_error(text: str) -> None:
    try:
        phrases = expand(text, RULES)
    except WordsError:
        return
    assert 0 < len(phrases) <= MOST
    assert all(phrase for phrase in phrases)
    assert openings(text, RULES) == {phrase[0] for phrase in phrases}


PIECES = ["a", "b ", "l'a", " ", "(a|b)", "(a |)", "b?", "(l'a b|c)? ", "[ab]", " … ", "<offer>", "# ", "5 0 ", "|"]


@given(st.lists(st.sampled_from(PIECES), max_size=7).map("".join), st.sampled_from([RULES, ELIDING]))
def test_the_first_words_are_known_without_the_rest(text: str, rules: Rules) -> None:
    try:
        phrases = expand(text, rules)
    except WordsError:
        return
    assert openings(text, rules) == {phrase[0] for phrase in phrases}
