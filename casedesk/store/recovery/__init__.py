"""Recovery sheets: made, held, tried, and what two of them open."""
