"""Frisat: plan, hold, involve, decide, try out and publish a municipal reform process."""

__version__ = "0.1.0"
