package org.clockhouse.report.internal.sheet;

/** What stands in a cell, whatever the format of the sheet. */
public sealed interface Cell {

    Cell EMPTY = new Text("");

    /** Letters, as they are. */
    record Text(String text) implements Cell {}

    /** A length, shown as h:mm. */
    record Minutes(long minutes) implements Cell {}

    /** How many. */
    record Count(long count) implements Cell {}

    /** A part of a whole, in hundredths of a percent. */
    record Share(long hundredths) implements Cell {}

    /** Money or days, in hundredths of the unit. */
    record Amount(long hundredths) implements Cell {

        String text() {
            return hundredths / 100 + "." + (hundredths % 100 < 10 ? "0" : "") + hundredths % 100;
        }
    }

    /** A day of a month sheet: a letter over a length; a negative length is not shown. */
    record Day(String letter, int minutes) implements Cell {}

    /** As people read it. */
    default String shown() {
        if (this instanceof Minutes length) {
            return hours(length.minutes());
        }
        if (this instanceof Day day) {
            String length = day.minutes() < 0 ? "" : hours(day.minutes());
            return day.letter().isEmpty() || length.isEmpty() ? day.letter() + length : day.letter() + ' ' + length;
        }
        if (this instanceof Count number) {
            return String.valueOf(number.count());
        }
        if (this instanceof Amount amount) {
            return amount.text();
        }
        if (this instanceof Share share) {
            return share.hundredths() / 100 + "." + (share.hundredths() % 100 < 10 ? "0" : "")
                    + share.hundredths() % 100 + '%';
        }
        return ((Text) this).text();
    }

    static String hours(long minutes) {
        long size = Math.abs(minutes);
        return (minutes < 0 ? "-" : "") + size / 60 + ':' + (size % 60 < 10 ? "0" : "") + size % 60;
    }
}
