package org.clockhouse.report;

import org.clockhouse.attendance.MonthQuery;

/**
 * What is wanted.
 *
 * @param query period and people
 * @param byteOrderMark whether a csv starts with one, which some spreadsheets need to read Chinese
 */
public record ReportRequest(Name name, MonthQuery query, Format format, Language language, boolean byteOrderMark) {

    public enum Name {
        /** People down, dates across, totals at the right, a column to sign in. */
        MONTH_SHEET,
        /** One line for each person, date and shift. */
        DAILY_LIST,
        /** One line for each card that took another's place. */
        CARD_REPLACEMENTS,
        /** What replacements cost and how it stands, for payroll. */
        CARD_FEES,
        /** How many cards were replaced, by month, department, batch and reason. */
        CARD_LOSSES;

        /** Whether it tells of cards and not of working time. */
        public boolean isOfCards() {
            return ordinal() >= CARD_REPLACEMENTS.ordinal();
        }
    }

    /** The shape of the bytes. */
    public enum Format {
        JSON("application/json", "json"),
        CSV("text/csv; charset=utf-8", "csv"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
        PDF("application/pdf", "pdf");

        private final String mediaType;
        private final String extension;

        Format(String mediaType, String extension) {
            this.mediaType = mediaType;
            this.extension = extension;
        }

        public String mediaType() {
            return mediaType;
        }

        public String extension() {
            return extension;
        }
    }

    public enum Language {
        ZH,
        EN
    }

    /** For example {@code month-sheet-2026-10.xlsx}; ASCII only. */
    public String fileName() {
        String period = query.from().getDayOfMonth() == 1
                        && query.until()
                                .equals(query.from().withDayOfMonth(query.from().lengthOfMonth()))
                ? query.from().toString().substring(0, 7)
                : query.from() + "_" + query.until();
        return name.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "-" + period + "."
                + format.extension();
    }
}
