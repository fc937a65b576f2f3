"""Bytes to feeds and entries."""
