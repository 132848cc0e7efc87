"""Pages in, an audit and its report out. Only `audit.app` touches files, clock, network and environment."""

__version__ = "0.1.0"
