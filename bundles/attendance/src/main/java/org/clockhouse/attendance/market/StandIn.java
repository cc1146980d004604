package org.clockhouse.attendance.market;

import org.clockhouse.attendance.Person;

/**
 * Somebody who is free on a date and fits a shift.
 *
 * @param fills minutes in which people are missing that the person would be there for
 * @param week planned minutes from Monday to Sunday, this shift and drafts included
 */
public record StandIn(Person person, int fills, int week) {}
