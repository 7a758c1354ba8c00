"""The whole case goes to another centre: asked part by part, seen word for word, sealed by a supervisor."""
