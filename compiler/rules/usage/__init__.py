"""Words misused, said twice, or that do not go together (W520–W529, W533–W537, W553, W554, W565, W566)."""
