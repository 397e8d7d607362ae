"""Figures in English running text."""

from .reader import read_english

__all__ = ["read_english"]
