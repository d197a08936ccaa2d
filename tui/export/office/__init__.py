"""Files of office programs (ECMA-376): parts of XML in a zip, written with the standard library."""
