"""数据: figures of the YAML and of tables beside it, what is computed of them, and the texts that print them."""
