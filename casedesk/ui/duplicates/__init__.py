"""Files that may be about one person: listed by code, laid side by side, made one."""
