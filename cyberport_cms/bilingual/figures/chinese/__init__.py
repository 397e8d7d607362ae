"""Figures in Chinese running text, Traditional and Simplified."""

from .reader import chinese_dates, read_chinese

__all__ = ["chinese_dates", "read_chinese"]
