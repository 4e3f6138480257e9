"""`compile lsp`: the editor service for VS Code and other editors, in the language server protocol. What is said and where, the service decides."""
