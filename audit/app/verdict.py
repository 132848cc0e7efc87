"""What an exit code says of a crawl: one line, and what to do about it."""

from collections.abc import Sequence

from audit.app.configuration import Settings
from audit.model import Audit
from crawler.errors import EndedEarly, GateFailed, H2HError, NothingAudited, RobotsForbid, Unreachable
from crawler.known import Known
from crawler.outcome import Outcome

# The site's server, or the way to it, failed: what a later run may well get.
_ERRORS = (Outcome.REFUSED, Outcome.SERVER_ERROR, Outcome.UNREACHABLE, Outcome.TOO_SLOW, Outcome.CRASHED_US)
# Nobody asked for these, or what they lead to is counted itself.
_NOT_PAGES = (
    Outcome.OUT_OF_SCOPE,
    Outcome.EXCLUDED,
    Outcome.ROBOTS,
    Outcome.OVER_BUDGET,
    Outcome.UNSAFE_ACTION,
    Outcome.TRAP,
    Outcome.BLOCKED_ADDRESS,
    Outcome.REDIRECTED,
)
_WHY = {
    Outcome.BLOCKED_ADDRESS: "{detail}; where that is meant, --allow-private ADDRESS opens it",
    Outcome.REFUSED: (
        "the site turns us away ({detail}); ask its owner to let our user agent through, or for a log-in or a header "
        "(--auth, --header), or audit its files with `h2h-audit audit FOLDER`"
    ),
    Outcome.LOGIN: "the site asks for a log-in ({detail}); --auth user:password",
    Outcome.UNREACHABLE: "the site cannot be reached: {detail}",
    Outcome.TOO_SLOW: "the site does not answer in time: {detail}",
    Outcome.SERVER_ERROR: "the site's server fails ({detail}); try again later",
}


def of_start(site: str, chain: Sequence[Known]) -> H2HError | None:
    """Why not even the start could be read, or None where that is not what happened.

    `chain` is the start and where its redirects led.
    """
    if not chain:
        return None
    last = chain[-1]
    detail = last.detail or last.outcome.value
    if last.outcome is Outcome.ROBOTS:
        return RobotsForbid(
            f"{site}: robots.txt closes the start page to us ({detail}); --ignore-robots where the owner agrees"
        )
    why = _WHY.get(last.outcome)
    return Unreachable(f"{site}: {why.format(detail=detail)}") if why else None


def of_audit(audit: Audit, wanted: Settings) -> H2HError | None:
    """What went amiss though there is a report: errors on the site, or a gate; None where all is well."""
    if over_a_fifth_failed(audit.outcomes):
        return EndedEarly(f"{audit.site}: over a fifth of the pages ended in an error")
    if wanted.fail_under is None:
        return None
    if audit.score is None:
        return NothingAudited(f"{audit.site}: no overall score, so --fail-under has nothing to go by")
    if audit.score < wanted.fail_under:
        return GateFailed(f"{audit.site}: the overall score {audit.score:g} is under {wanted.fail_under:g}")
    return None


def over_a_fifth_failed(outcomes: Sequence[tuple[Outcome, int]]) -> bool:
    """Whether more than a fifth of the pages that were asked for ended in an error."""
    asked = sum(count for outcome, count in outcomes if outcome not in _NOT_PAGES)
    return 5 * sum(count for outcome, count in outcomes if outcome in _ERRORS) > asked


def of_nothing(audit: Audit) -> NothingAudited:
    """Why there is no report of a site that was read."""
    found = ", ".join(f"{count} {outcome.value}" for outcome, count in audit.outcomes if count)
    return NothingAudited(f"{audit.site}: no page with copy to judge ({found or 'no page at all'})")


def of_many(codes: Sequence[int]) -> int:
    """The exit code of several sites: 0 if each is 0, 10 if only gates failed, else 4; of one site its own."""
    if len(codes) == 1:
        return codes[0]
    failed = {code for code in codes if code}
    if not failed:
        return 0
    return GateFailed.exit_code if failed == {GateFailed.exit_code} else EndedEarly.exit_code
