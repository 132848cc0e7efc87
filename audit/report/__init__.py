"""An audit in, the texts of a report out; returns, never writes."""
