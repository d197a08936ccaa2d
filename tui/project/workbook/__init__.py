"""Reading an exported workbook back: which cells were changed, what they become, and writing them."""
