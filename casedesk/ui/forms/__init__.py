"""Forms made from the declarations of records, kept as drafts by themselves."""
