package org.clockhouse.report.internal.sheet;

/**
 * A column of a sheet.
 *
 * @param key for machines; never translated
 * @param title for people
 * @param width in characters
 * @param onPaperOnly a column to write in by hand
 */
public record Column(String key, String title, int width, boolean onPaperOnly) {

    public static Column of(String key, Words words, int width) {
        return new Column(key, words.of(key), width, false);
    }
}
