"""The error tree, for `crawler` and `audit` alike.

    H2HError                       1
    ├── Usage                      2   an argument or the configuration is wrong
    ├── NothingAudited             3   no page with copy, or no score to gate on
    ├── EndedEarly                 4   over a fifth of the pages in error, or several sites and one of them failed
    ├── GateFailed                10   --fail-under, --fail-on-new
    ├── CorruptData               65   a crawl file or an audit cannot be read
    ├── Unreachable               69   the site does not answer, or refuses us
    ├── CannotWrite               73   the output or data folder cannot be written
    ├── DiskFull                  74
    ├── Locked                    75   another run holds this site
    ├── RobotsForbid              77
    ├── TimeLimit                124
    └── Interrupted              130   Ctrl-C (130) or SIGTERM (143); the crawl can be resumed

Only the shell in `audit.app` catches it: one line on stderr and the exit code. Anything else is a bug of ours.
"""


class H2HError(Exception):
    """An expected failure with one clear line for the user."""

    exit_code = 1


class Usage(H2HError):
    """An argument or the configuration is wrong."""

    exit_code = 2


class NothingAudited(H2HError):
    """No page with copy, or no score to gate on."""

    exit_code = 3


class EndedEarly(H2HError):
    """Over a fifth of the pages in error, or one of several sites failed."""

    exit_code = 4


class GateFailed(H2HError):
    """A gate that the user set was not passed."""

    exit_code = 10


class CorruptData(H2HError):
    """A crawl file or an audit cannot be read."""

    exit_code = 65


class Unreachable(H2HError):
    """The site does not answer, or refuses us."""

    exit_code = 69


class CannotWrite(H2HError):
    """A folder or file cannot be written."""

    exit_code = 73


class DiskFull(H2HError):
    """No space left."""

    exit_code = 74


class Locked(H2HError):
    """Another run holds this site."""

    exit_code = 75


class RobotsForbid(H2HError):
    """The site's robots.txt forbids the start page."""

    exit_code = 77


class TimeLimit(H2HError):
    """The time limit was spent."""

    exit_code = 124


class Interrupted(H2HError):
    """Stopped by a signal; what was read is kept and the same command goes on with it."""

    exit_code = 130

    @classmethod
    def by(cls, number: int) -> "Interrupted":
        """The error that a signal is, with the exit code that shells give it."""
        error = cls("stopped; what was read is kept, and the same command goes on with it")
        error.exit_code = 128 + number
        return error
