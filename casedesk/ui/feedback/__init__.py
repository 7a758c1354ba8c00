"""What people say about our own work: asked without a name, told in numbers."""
