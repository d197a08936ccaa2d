"""Parts of reading an e-mail: its headers, its parts, and the words of others that it quotes."""
