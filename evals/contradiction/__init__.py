"""How well it is told which of two short texts supports, contradicts or leaves open the other."""
