"""A case from another centre: its package looked through, taken in or turned down."""
