"""What may be attached to a file: photos and papers, examined before they are kept."""
