"""The print page: what goes on paper on the left, the pages themselves on the right, drawn from memory."""
