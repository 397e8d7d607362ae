"""Languages, scripts and text, in plain Python: nothing here knows Django's models."""
