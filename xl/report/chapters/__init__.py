"""The chapters of a report, one module each: what a workbook holds decides which there are."""
