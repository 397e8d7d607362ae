"""The pictures of the demo content, drawn by program: nothing here was taken from elsewhere."""
