package org.clockhouse.driver;

import java.util.ArrayList;
import java.util.List;

/** Some rows of a terminal's log, oldest first: those that are punches, those that are not, and those that could not be read. */
public final class PunchPage {

    private final Fields is;

    private PunchPage(Fields fields) {
        this.is = fields;
    }

    /** @param next where to read on from */
    public static Builder builder(Cursor next) {
        return new Builder(next);
    }

    /** Nothing after the cursor. */
    public static PunchPage empty(Cursor asked) {
        return builder(asked).build();
    }

    public List<RawPunch> punches() {
        return is.punches;
    }

    public List<UnreadableRow> unreadable() {
        return is.unreadable;
    }

    /** What else the log says. The host keeps each record id once, and raises an alarm where the kind calls for one. */
    public List<TerminalEvent> events() {
        return is.events;
    }

    /** Punches, events and unreadable rows together: what a limit counts. */
    public int rows() {
        return is.punches.size() + is.unreadable.size() + is.events.size();
    }

    /** Where to read on from. Equal to the cursor asked for when the page is empty, so that callers need no special case. */
    public Cursor next() {
        return is.next;
    }

    /** Whether there is more right now. */
    public boolean more() {
        return is.more;
    }

    /** Whether punches after the cursor asked for were lost before they were read; the host raises an alarm. */
    public boolean gap() {
        return is.gap;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PunchPage that && is.equals(that.is);
    }

    @Override
    public int hashCode() {
        return is.hashCode();
    }

    @Override
    public String toString() {
        return "PunchPage[" + is.punches.size() + " punches, " + is.unreadable.size() + " unreadable"
                + (is.more ? ", more" : "") + (is.gap ? ", gap" : "") + "]";
    }

    private record Fields(
            List<RawPunch> punches,
            List<UnreadableRow> unreadable,
            List<TerminalEvent> events,
            Cursor next,
            boolean more,
            boolean gap) {}

    public static final class Builder {

        private Cursor next;
        private final List<RawPunch> punches = new ArrayList<>();
        private final List<UnreadableRow> unreadable = new ArrayList<>();
        private final List<TerminalEvent> events = new ArrayList<>();
        private boolean more;
        private boolean gap;

        private Builder(Cursor next) {
            this.next = next;
        }

        public Builder punch(RawPunch punch) {
            punches.add(punch);
            return this;
        }

        public Builder punches(List<RawPunch> several) {
            punches.addAll(several);
            return this;
        }

        public Builder unreadable(UnreadableRow row) {
            unreadable.add(row);
            return this;
        }

        public Builder event(TerminalEvent event) {
            events.add(event);
            return this;
        }

        /** How many rows there are so far. */
        public int rows() {
            return punches.size() + unreadable.size() + events.size();
        }

        public Builder next(Cursor cursor) {
            next = cursor;
            return this;
        }

        public Builder more(boolean whether) {
            more = whether;
            return this;
        }

        public Builder gap(boolean whether) {
            gap = whether;
            return this;
        }

        public PunchPage build() {
            return new PunchPage(
                    new Fields(List.copyOf(punches), List.copyOf(unreadable), List.copyOf(events), next, more, gap));
        }
    }
}
