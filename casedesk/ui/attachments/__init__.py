"""Photos and papers of a file: chosen, looked at inside the window, saved outside."""
