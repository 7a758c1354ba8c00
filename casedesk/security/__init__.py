"""Who may come in and who may read: keys, sealing, the key file, roles, the journal's arithmetic. No SQL, no Qt."""
