"""From the staff's folder to releases: polling, reading in killable workers, storing; knows no Qt."""
