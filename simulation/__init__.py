"""What would happen if: the same core, simulated people; no Temporal, no database, and no clock but the one given."""
