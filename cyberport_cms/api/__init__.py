"""What the newsroom says to machines: `/api/v2/`, for anybody, to read. Promised in docs/api.md."""
