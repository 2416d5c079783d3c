"""The figures of the program, each measured beside what it is compared with: `python -m benchmarks`."""
