"""Speed, memory and growth, each measured beside its floor."""
