"""What holds a statement up: quotations, seals, independent origins, clocks and differences."""
