"""A second, slow and plain computation of everything, written from the specification alone.

The tests compare the program with it. Nothing in here may import the program, and nothing is made fast:
a person should be able to lay each function beside the paragraph of the specification that it names.
Instants are naive datetimes in UTC, wall-clock times are naive datetimes of the zone that is passed along.
"""
