"""The pages of Settings that hold for one person or one computer."""
