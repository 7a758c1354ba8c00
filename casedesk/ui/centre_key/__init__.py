"""Settings › This centre’s key: made once, handed out, compared by telephone."""
