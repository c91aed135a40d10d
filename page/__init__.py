"""A season as a page."""


class NothingToShow(Exception):
    """The database has no results of the season that is asked for."""
