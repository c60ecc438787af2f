"""One turn of a conversation, whatever the channel: stored first, answered once, safe when all else fails."""
