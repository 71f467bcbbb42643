"""States, public bodies and offices: who somebody is, and for whom they speak."""
