"""kill -9 during an import."""
