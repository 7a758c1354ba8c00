"""The page of one case: safe contact on top, where it is in the six steps, what comes next, and everything in it."""
