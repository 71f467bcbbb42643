"""Who is who: coreference of people and bodies on ECB+."""
