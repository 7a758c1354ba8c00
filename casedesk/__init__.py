"""CaseDesk: confidential case files of a social centre, where keys decide who reads."""
