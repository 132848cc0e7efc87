"""Bytes in, pages out: knows HTTP and HTML, and no language. Never imports `audit`, never prints."""
