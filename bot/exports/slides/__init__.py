"""Slides as a .pptx presentation; the only folder that knows python-pptx."""
