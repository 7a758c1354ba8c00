"""Settings › Questionnaires: what is asked here, brought in, tried out, put in use, written."""
