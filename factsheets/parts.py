"""Parts of a fact that blocks show, beside its figures. No figure can be called so."""

A_FIGURE = "*"  # whichever comes first
LEAD_IN = "lead-in"
