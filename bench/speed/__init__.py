"""What `bench/run.py` is made of: environments, reports to measure on, measuring, and the tables of the figures."""
