"""A center with many screens, set up as docs/fleet.md tells: `scripts/test-fleet`. Not for pytest."""
