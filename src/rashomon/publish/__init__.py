"""The finished record as JSON, tables and pages."""

VERSION = "4"
