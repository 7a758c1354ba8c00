"""Settings › People and keys, and the pages of who comes in for the first time."""
