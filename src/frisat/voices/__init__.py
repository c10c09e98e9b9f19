"""Statements and votes to groups and themes. Pure; numpy allowed."""
