package org.clockhouse.driver;

import java.util.Optional;

/** A person as a terminal knows them. Passwords and templates are left behind. */
public final class HolderRecord {

    private final Fields is;

    private HolderRecord(Fields fields) {
        this.is = fields;
    }

    /** @param number as it stands in that terminal's punches */
    public static HolderRecord of(String number, String name) {
        return new HolderRecord(new Fields(number, name, Optional.empty(), false, false));
    }

    public HolderRecord card(Token held) {
        return new HolderRecord(new Fields(is.number, is.name, Optional.of(held), is.administrator, is.disabled));
    }

    public HolderRecord administrator(boolean whether) {
        return new HolderRecord(new Fields(is.number, is.name, is.card, whether, is.disabled));
    }

    public HolderRecord disabled(boolean whether) {
        return new HolderRecord(new Fields(is.number, is.name, is.card, is.administrator, whether));
    }

    public String number() {
        return is.number;
    }

    /** May be empty. */
    public String name() {
        return is.name;
    }

    public Optional<Token> card() {
        return is.card;
    }

    /** Whether the person may change settings at the terminal. */
    public boolean isAdministrator() {
        return is.administrator;
    }

    public boolean isDisabled() {
        return is.disabled;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HolderRecord that && is.equals(that.is);
    }

    @Override
    public int hashCode() {
        return is.hashCode();
    }

    @Override
    public String toString() {
        return "HolderRecord[" + is.number + "]";
    }

    private record Fields(String number, String name, Optional<Token> card, boolean administrator, boolean disabled) {}
}
