"""The encrypted file: opens it, maps records, seals and unseals, one unit of work per verb."""
