"""briefmaker: from a YAML brief to a memo that a minister can be handed."""
