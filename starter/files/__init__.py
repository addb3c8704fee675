"""What organisations bring in as files: people.csv and organisation.toml, read and told what would be right."""
