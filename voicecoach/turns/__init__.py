"""Pure: from who-spoke-when to turns, overlaps and balance."""
