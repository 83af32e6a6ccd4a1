"""Zoom Wizard: from Zoom reports to Viva Insights metrics."""

__version__ = "0.1.0"
