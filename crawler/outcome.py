"""What became of a URL: one closed list, for every URL that the crawl came to know."""

from enum import StrEnum


class Outcome(StrEnum):
    """Exactly one of these stands for every URL; `audited` is the only one whose copy is judged."""

    AUDITED = "audited"
    # Not asked for
    OUT_OF_SCOPE = "out-of-scope"  # another host, or outside the folder of the start
    EXCLUDED = "excluded"  # --include, --exclude
    ROBOTS = "robots"  # robots.txt forbids it, or could not be read
    OVER_BUDGET = "over-budget"  # known, but the page budget or the time was spent
    UNSAFE_ACTION = "unsafe-action"  # a link that does something: logout, delete, add to cart
    TRAP = "trap"  # a pattern without an end: repeated segments, too deep, too long
    BLOCKED_ADDRESS = "blocked-address"  # a private or reserved address that was not allowed
    # Asked for, and no page came
    REDIRECTED = "redirected"
    NOT_FOUND = "not-found"  # 404, 410
    LOGIN = "login"  # 401, 407, or a page that is nothing but a log-in
    REFUSED = "refused"  # 403, 429, a bot wall
    SERVER_ERROR = "server-error"  # 5xx and every other status
    UNREACHABLE = "unreachable"  # DNS, connection, TLS
    TOO_SLOW = "too-slow"
    TOO_BIG = "too-big"
    NOT_HTML = "not-html"
    # A page came, and it holds no copy of the company's to judge
    DUPLICATE = "duplicate"  # the same copy as a page already counted
    SOFT_404 = "soft-404"  # says "not found" with status 200
    EMPTY_SHELL = "empty-shell"  # the copy is made by scripts
    EMPTY = "empty"
    PLACEHOLDER = "placeholder"  # lorem ipsum, a theme's demo
    LANGUAGE = "language"  # no language pack for it
    TOO_COMPLEX = "too-complex"  # too many elements
    CRASHED_US = "crashed-us"  # three readers died on it
