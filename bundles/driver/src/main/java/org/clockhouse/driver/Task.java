package org.clockhouse.driver;

import java.time.LocalDateTime;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What the host wants of a terminal. More kinds may come: a driver refuses those that it does not know. */
@ProviderType
public interface Task {

    /**
     * The whole of what a person is to have there; what is not in the list is to go.
     *
     * @param name for the display; may be empty
     * @param grants all of this holder number; may be empty
     */
    record PutHolder(String number, String name, List<Grant> grants) implements Task {
        public PutHolder {
            grants = List.copyOf(grants);
        }
    }

    record RemoveHolder(String number) implements Task {}

    /** What recognises a person's body is to be there, beside all that they have; they are there already. */
    record PutTemplate(Template template) implements Task {}

    /** One template is to go, whichever version the terminal has of it. */
    record RemoveTemplate(String number, CredentialKind kind, int slot, String family) implements Task {}

    /** To the host's clock, at the moment of handing out. */
    record SetClock() implements Task {}

    record Restart() implements Task {}

    /**
     * One of its own settings, by the name that its maker gave it.
     *
     * @param value on one line; may be empty
     */
    record SetOption(String name, String value) implements Task {

        /** It may be a password. */
        @Override
        public String toString() {
            return "SetOption[" + name + "]";
        }
    }

    /**
     * Words for the display, for a time of the terminal's own clock.
     *
     * @param message by which the words are known; those before under the same are replaced
     * @param personal whether they are for those alone to whom {@link AddressMessage} gives them, after their punch
     */
    record ShowMessage(int message, String text, LocalDateTime from, LocalDateTime until, boolean personal)
            implements Task {}

    /** Personal words are for this person too, who is there already. */
    record AddressMessage(int message, String number) implements Task {}

    /** Words are to go, whoever they are for. */
    record WithdrawMessage(int message) implements Task {}

    /** Handed out only while it is fresh, and never twice: a late unlock is worse than none. */
    record MoveDoor(int door, DoorControl.Command command) implements Task {}

    /** Punches are to be sent again, those known already too. At most 31 days, in the terminal's own clock. */
    record ReadPunches(LocalDateTime from, LocalDateTime until) implements Task {}

    /** The people that it holds are to be stated again. */
    record ReadHolders() implements Task {}

    /** It is to say what it is and how much it holds. */
    record Identify() implements Task {}
}
