package org.clockhouse.credential.replacement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Replacements that were asked for together; each row stands by itself. */
public record CardBatch(CardBatchId id, String operator, Instant at, List<Row> rows) {

    public CardBatch {
        rows = List.copyOf(rows);
    }

    public long count(State state) {
        return rows.stream().filter(row -> row.state() == state).count();
    }

    /**
     * @param number from 1, as in the sheet
     * @param code why it was refused; empty otherwise
     */
    public record Row(
            int number, Wish wish, State state, String code, String detail, Optional<ReplacementId> replacement) {

        Row in(State other, String why, String said, Optional<ReplacementId> made) {
            return new Row(number, wish, other, why, said, made);
        }

        public Row done(ReplacementId made) {
            return in(State.DONE, "", "", Optional.of(made));
        }

        public Row refused(String why, String said) {
            return in(State.REFUSED, why, said.length() > 400 ? said.substring(0, 400) : said, Optional.empty());
        }
    }

    /**
     * What a row asks for.
     *
     * @param who employee number, or the old card's number in any writing
     * @param number the new card's, in any writing; empty for the next free one
     */
    public record Wish(String who, String number, ReplacementReason reason, String note) {

        @Override
        public String toString() {
            return "Wish[" + reason + "]";
        }
    }

    public enum State {
        WAITING,
        DONE,
        REFUSED
    }
}
