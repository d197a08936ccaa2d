"""The command about what one actor said."""
