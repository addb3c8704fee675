"""Who is on a journey, as what, until when; and who acts or speaks for whom."""
