"""A whole computer with the kiosk, tried out: `scripts/test-install`. pytest collects nothing here."""
