"""Read any .docx into plain frozen values, whoever wrote it: Word, LibreOffice or a program.

`read_docx(path)` opens the file safely and gives a `ReadPaper` (see `values`): sections, paragraphs in
reading order with the letters and the layout as they print, tables, text boxes, headers and footers,
fields, numbers that Word counts by itself, tracked changes as if accepted. It judges nothing: conformity,
proofreading and the import of plans build on it. A file that cannot be read raises FileTrouble.
"""

from app.documents.docx_reading.reader import read_docx

__all__ = ["read_docx"]
