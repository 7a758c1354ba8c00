"""What happens when the machine lets us down: killed in mid-commit, a full disk, a folder that cannot be written."""
