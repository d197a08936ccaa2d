"""How far two colours are from each other: for reading, and for telling them apart."""

from __future__ import annotations

from textual.color import Color, rgb_to_lab


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = (part / 255 for part in Color.parse(colour).rgb)
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """From 1 to 21, as WCAG 2.2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def difference(one: str, other: str) -> float:
    """The distance in CIELAB (CIE 1976): 2.3 can just be seen side by side."""
    first, second = rgb_to_lab(Color.parse(one)), rgb_to_lab(Color.parse(other))
    return float(sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5)
