"""The version of the package, which every record and workbook names."""

__version__ = "0.1.0"
