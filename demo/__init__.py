"""Demo content: texts, facts and drawn pictures that show every page type and block."""
