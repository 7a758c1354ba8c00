"""Who comes in: asked, arriving, vouched for, on leave, with another passphrase or new keys."""
