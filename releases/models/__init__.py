from .pages import Correction, Kind, ReleaseIndexPage, ReleasePage
from .snippets import Boilerplate, MediaContact, Spokesperson

__all__ = [
    "Boilerplate",
    "Correction",
    "Kind",
    "MediaContact",
    "ReleaseIndexPage",
    "ReleasePage",
    "Spokesperson",
]
