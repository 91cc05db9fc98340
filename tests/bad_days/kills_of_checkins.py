"""kill -9 during check-ins."""
