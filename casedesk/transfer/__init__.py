"""A whole case goes from one vault to another: joins the keys of centres, the door of a file, and sealed packages."""
