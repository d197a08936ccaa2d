"""The commands `event add`, `event edit` and `event delete`."""
