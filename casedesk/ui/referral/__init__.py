"""The referral page: its life, what she agrees to send, and the letter itself before anything leaves."""
