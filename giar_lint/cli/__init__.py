"""The command line: arguments in, an exit status out. The only part of the program that prints."""
