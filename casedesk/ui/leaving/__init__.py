"""What lets a paper leave, asked where the paper is: her consent, or a supervisor's decision without it."""
