"""Figures in English running text."""

from .reader import dates_in_latin, english_dates, read_english

__all__ = ["dates_in_latin", "english_dates", "read_english"]
