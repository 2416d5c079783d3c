"""Everything of Sổ Thi Đua that is not a window: records, storage, papers and the desks of each tab."""

__version__ = "0.1.0"
