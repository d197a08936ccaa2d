"""Every command of the explorer, written once: bindings, footer, help, palette, docs/keys.md follow."""
