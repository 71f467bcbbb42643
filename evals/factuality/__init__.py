"""How factual the author makes an event: agreement with people's scores."""
