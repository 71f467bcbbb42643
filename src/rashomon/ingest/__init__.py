"""Files of many formats → captures; the only place that knows file formats."""
