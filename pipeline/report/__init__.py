"""A run as one page that can be sent on."""
