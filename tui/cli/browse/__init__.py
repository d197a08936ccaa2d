"""The explorer as a conversation, for those who do not see the screen: `dateline browse`."""
