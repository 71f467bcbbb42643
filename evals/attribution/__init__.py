"""Attribution (who said what) on PolNeAR."""
