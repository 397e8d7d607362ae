"""Do the two sides of a release say the same, and in the way of the house?

`check()` answers for a whole release; each module holds one subject.
"""

from .checking import check
from .findings import Finding, Group, Severity, Span
from .quotes import Person
from .terms import Term
from .texts import Pair, plain_text

__all__ = ["Finding", "Group", "Pair", "Person", "Severity", "Span", "Term", "check", "plain_text"]
