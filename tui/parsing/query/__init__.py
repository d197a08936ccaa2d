"""The query line: parsing it, changing one term of it, and messages for its mistakes."""
