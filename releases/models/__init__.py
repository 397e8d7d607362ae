from .imports import ImportedPicture, ReleaseImport
from .pages import Correction, Kind, ReleaseIndexPage, ReleasePage
from .snippets import (
    Boilerplate,
    BoilerplateVersion,
    MediaContact,
    MediaContactVersion,
    Spokesperson,
    SpokespersonVersion,
)

__all__ = [
    "Boilerplate",
    "BoilerplateVersion",
    "Correction",
    "ImportedPicture",
    "Kind",
    "MediaContact",
    "MediaContactVersion",
    "ReleaseImport",
    "ReleaseIndexPage",
    "ReleasePage",
    "Spokesperson",
    "SpokespersonVersion",
]
