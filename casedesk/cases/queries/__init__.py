"""What people read of case files: frozen rows, the look written down before anything is shown."""
