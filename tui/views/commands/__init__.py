"""Every command of the explorer, written once: bindings, footer, help, palette, README follow from it."""
