"""Recovery sheets on the screen: made and printed, typed in again, tried, and used to bring a supervisor back in."""
