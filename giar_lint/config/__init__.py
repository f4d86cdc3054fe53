"""The configuration: found, read, checked and merged. One parsed file is a Configuration; what holds for one report is
Settings.
"""
