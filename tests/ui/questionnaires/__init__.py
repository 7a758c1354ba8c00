"""Settings › Questionnaires."""
