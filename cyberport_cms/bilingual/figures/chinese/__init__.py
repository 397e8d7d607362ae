"""Figures in Chinese running text, Traditional and Simplified."""

from .reader import read_chinese

__all__ = ["read_chinese"]
