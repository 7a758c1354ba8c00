"""What more than one screen uses: one idea a file."""
