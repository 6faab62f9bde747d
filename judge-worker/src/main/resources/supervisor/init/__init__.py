"""Keeps programs apart: namespaces, rights, limits, measuring, and the protocol with the worker.

It knows no language. What runs a program is the harness that the worker names; harness/__init__.py says what they ask of
each other, and neither imports the other.
"""
