"""What holds a statement up: quotations, hashes, independent origins, clocks and differences."""
