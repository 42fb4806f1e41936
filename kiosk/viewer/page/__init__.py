"""The open page as rows for the screen: what is divided, measured and placed before QML shows it."""
