"""What people see: words, lists and one journey, each for one reader and in their language."""
