"""Figures in English running text."""

from .reader import english_dates, read_english

__all__ = ["english_dates", "read_english"]
