"""From the staff's folder to typed blocks and problems; knows no Qt and no release."""
