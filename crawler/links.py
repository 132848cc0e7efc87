"""From the links of a page to what the queue takes."""

from collections.abc import Iterable

from crawler.crawlfile import Found
from crawler.outcome import Outcome
from crawler.scope import Scope
from crawler.url import canonical


def follow(scope: Scope, links: Iterable[str]) -> list[Found]:
    """What the links of a page lead to, each URL once; a link that leads nowhere is left out."""
    found: dict[str, Found] = {}
    for link in links:
        try:
            url = canonical(link)
        except ValueError:
            continue
        found.update((item.url, item) for item in within(scope, url))
    return list(found.values())


def within(scope: Scope, url: str) -> list[Found]:
    """A canonical URL as the queue takes it: folded, with the outcome it has already; strangers are left out."""
    folded = scope.fold(url)
    refusal = scope.refusal(folded)
    if refusal is None:
        return [Found(url=folded)]
    outcome, detail = refusal
    if scope.same_site(folded):
        return [Found(url=folded, outcome=outcome, detail=detail)]
    sibling = scope.sibling(folded)
    return [Found(url=sibling, outcome=Outcome.OUT_OF_SCOPE, detail="another subdomain")] if sibling else []
