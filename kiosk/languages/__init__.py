"""Languages of the content and of the interface: names, fallback, dates, catalogues; knows no Qt."""
