"""Commands beside the main job, one a file."""
