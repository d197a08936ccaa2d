"""The overview of all lanes: its data, its time axis, its drawing."""
