from .editions import Edition, EditionFact
from .facts import Fact, FactVersion, Figure, FigureVersion
from .pages import FactsheetIndexPage, FactsheetPage, factsheets_for_readers
from .reminders import Reminder

__all__ = [
    "Edition",
    "EditionFact",
    "Fact",
    "FactVersion",
    "FactsheetIndexPage",
    "FactsheetPage",
    "Figure",
    "FigureVersion",
    "Reminder",
    "factsheets_for_readers",
]
