"""What tests make reports with: a model of a report, renderers for every layout, generators and defects."""
