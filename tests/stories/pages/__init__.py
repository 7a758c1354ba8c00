"""One file a screen: what a person does there, in their words."""
