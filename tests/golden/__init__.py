"""What the rules meant when they were released: words and times in, events out."""
