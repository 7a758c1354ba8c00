"""How the style paints each family of controls."""
