"""Figures in running text: read on each side, and compared between the sides."""
