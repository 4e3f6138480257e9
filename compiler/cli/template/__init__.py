"""The commands `compile template …`, for the colleague who keeps the templates: a file a command."""
