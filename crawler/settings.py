"""How Scrapy is set up to crawl hostile sites politely: every setting with its reason."""

from typing import Any

from crawler.options import Options

MAX_BODY = 5 * 2**20  # bytes, decompressed
DOWNLOAD_SECONDS = 20  # for one URL, headers and body together
MAX_REDIRECTS = 5
MAX_TRIES = 3  # of a URL whose failure may pass
RETRY_AFTER_MOST = 120.0  # seconds that a server can make us wait


def scrapy_settings(options: Options) -> dict[str, Any]:
    """Scrapy's settings for one crawl."""
    return {
        # Doors that Scrapy opens and nobody here needs.
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "DOWNLOAD_HANDLERS": {"file": None, "data": None, "ftp": None, "s3": None},
        # These four and no others. Redirects, retries, robots.txt, scope and doubles are the crawl file's, with an
        # outcome for each URL; cookies would carry a bomb along; a proxy variable would bypass the guard.
        "DOWNLOADER_MIDDLEWARES_BASE": {
            "scrapy.downloadermiddlewares.downloadtimeout.DownloadTimeoutMiddleware": 350,
            "scrapy.downloadermiddlewares.defaultheaders.DefaultHeadersMiddleware": 400,
            "scrapy.downloadermiddlewares.useragent.UserAgentMiddleware": 500,
            "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": 590,
        },
        "SPIDER_MIDDLEWARES_BASE": {},
        "EXTENSIONS_BASE": {
            "scrapy.extensions.memusage.MemoryUsage": 0,
            "scrapy.extensions.throttle.AutoThrottle": 0,
        },
        # Limits; Scrapy's own are 1 GiB, 180 s and none for memory.
        "DOWNLOAD_MAXSIZE": MAX_BODY,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_TIMEOUT": DOWNLOAD_SECONDS,
        "DOWNLOAD_FAIL_ON_DATALOSS": False,  # what came is kept and marked partial
        "URLLENGTH_LIMIT": 2083,
        "MEMUSAGE_LIMIT_MB": 700,
        "MEMUSAGE_CHECK_INTERVAL_SECONDS": 1,  # the default minute let 1.2 GB pass
        # Politeness.
        "CONCURRENT_REQUESTS": options.concurrency + 2,
        "CONCURRENT_REQUESTS_PER_DOMAIN": options.concurrency,
        "DOWNLOAD_DELAY": options.delay,
        # No AutoThrottle at delay 0: it starts at half a second and never reaches the floor on 20 pages.
        "AUTOTHROTTLE_ENABLED": options.delay > 0,
        "AUTOTHROTTLE_START_DELAY": options.delay,
        "AUTOTHROTTLE_TARGET_CONCURRENCY": float(options.concurrency),
        "USER_AGENT": options.user_agent,
        "DEFAULT_REQUEST_HEADERS": _headers(options),
        "DOWNLOAD_VERIFY_CERTIFICATES": not options.insecure,
        "LOG_LEVEL": "WARNING",
        "LOGSTATS_INTERVAL": 0,
    }


def _headers(options: Options) -> dict[str, str]:
    """No Accept-Language but the user's: Scrapy's default `en` would show an Italian site's English version."""
    headers = {"Accept": "text/html,application/xhtml+xml;q=0.9,text/plain;q=0.5,*/*;q=0.1"}
    return headers | ({"Accept-Language": options.accept_language} if options.accept_language else {})
