"""The window and the frame of an open vault, with what belongs to the whole of it: keys, locking, hiding, finding."""
