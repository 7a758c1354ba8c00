"""How everything looks: colours, type, icons, and the style that draws each control."""
