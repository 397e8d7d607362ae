"""Drift: what still says what a fact no longer says.

- `review`: facts past review, and the one click that says that one is still right.
- `findings`: old values of facts, typed by hand in texts.
- `replacing`: one such value replaced by the fact, in the draft.
- `boilerplates`: drafts with an older or a typed boilerplate.
- `outdated`: drafts of published pages that hold on to earlier versions.
"""
