"""A picture of the timeline: laid out in points first, then written as SVG."""
