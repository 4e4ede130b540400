"""Who does what: agencies by role, each agency with everything it is given, the reporting calendar."""
