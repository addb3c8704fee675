"""What is shown, without a server."""
