"""What the texts prove: quotations, hashes of words, independent origins, dates, differences, anonymity."""
