package org.clockhouse.terminal;

import java.time.LocalDateTime;
import java.util.Optional;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;

/** What is wanted of a terminal. */
public sealed interface ErrandTask {

    /** Names are stored: they are never changed. */
    enum Kind {
        PUT_HOLDER,
        REMOVE_HOLDER,
        PUT_TEMPLATE,
        REMOVE_TEMPLATE,
        SET_CLOCK,
        RESTART,
        MOVE_DOOR,
        READ_PUNCHES,
        READ_HOLDERS,
        IDENTIFY,
        SET_OPTION,
        SHOW_MESSAGE,
        ADDRESS_MESSAGE,
        WITHDRAW_MESSAGE,
        VISIT,
        READ_LOG,
        RESYNC,
        PROBE,
        CLEAR_LOG
    }

    Kind kind();

    /** The person's number at the terminal whom it is about; empty where it is about nobody. */
    default String holder() {
        return "";
    }

    /** Whether the terminal may be told twice when it does not say what became of it. */
    default boolean isRepeatable() {
        return true;
    }

    /** Whether the terminal itself is told; what it is not told its gateway does, and nobody else. */
    default boolean isTold() {
        return true;
    }

    /**
     * The person is to have this at the terminal and nothing else.
     *
     * @param card in hexadecimal, in the order read
     * @param pin digits
     */
    record PutHolder(String holder, String name, Optional<String> card, Optional<String> pin) implements ErrandTask {
        @Override
        public Kind kind() {
            return Kind.PUT_HOLDER;
        }

        /** Neither card nor PIN. */
        @Override
        public String toString() {
            return "PutHolder[" + holder + "]";
        }
    }

    record RemoveHolder(String holder) implements ErrandTask {
        @Override
        public Kind kind() {
            return Kind.REMOVE_HOLDER;
        }
    }

    /** A finger, face or palm of a person who is there; its sample is looked up when it is handed out, and never stored here. */
    record PutTemplate(String holder, CredentialId biometric) implements ErrandTask {
        @Override
        public Kind kind() {
            return Kind.PUT_TEMPLATE;
        }
    }

    record RemoveTemplate(String holder, CredentialId biometric) implements ErrandTask {
        @Override
        public Kind kind() {
            return Kind.REMOVE_TEMPLATE;
        }
    }

    /** To the time at the moment when it is handed out. */
    record SetClock() implements ErrandTask {
        @Override
        public Kind kind() {
            return Kind.SET_CLOCK;
        }
    }

    record Restart() implements ErrandTask {
        @Override
        public Kind kind() {
            return Kind.RESTART;
        }

        @Override
        public boolean isRepeatable() {
            return false;
        }
    }

    record MoveDoor(int door, Movement movement) implements ErrandTask {
        @Override
        public Kind kind() {
            return Kind.MOVE_DOOR;
        }

        @Override
        public boolean isRepeatable() {
            return false;
        }
    }

    enum Movement {
        UNLOCK_ONCE,
        HOLD_UNLOCKED,
        RESUME_NORMAL,
        LOCK_DOWN
    }

    /** Punches are to be sent again, in the terminal's own clock. */
    record ReadPunches(LocalDateTime from, LocalDateTime until) implements ErrandTask {
        @Override
        public Kind kind() {
            return Kind.READ_PUNCHES;
        }
    }

    record ReadHolders() implements ErrandTask {
        @Override
        public Kind kind() {
            return Kind.READ_HOLDERS;
        }
    }

    /** One of the terminal's own settings. */
    record SetOption(String name, String value) implements ErrandTask {
        @Override
        public Kind kind() {
            return Kind.SET_OPTION;
        }

        /** It may be a password. */
        @Override
        public String toString() {
            return "SetOption[" + name + "]";
        }
    }

    /**
     * Words for the display, in the terminal's own clock.
     *
     * @param personal whether they wait for whom they are addressed to
     */
    record ShowMessage(int message, String text, LocalDateTime from, LocalDateTime until, boolean personal)
            implements ErrandTask {
        @Override
        public Kind kind() {
            return Kind.SHOW_MESSAGE;
        }
    }

    /** @param person their number at the terminal; takes the place of nothing else that is wanted of them */
    record AddressMessage(int message, String person) implements ErrandTask {
        @Override
        public Kind kind() {
            return Kind.ADDRESS_MESSAGE;
        }
    }

    record WithdrawMessage(int message) implements ErrandTask {
        @Override
        public Kind kind() {
            return Kind.WITHDRAW_MESSAGE;
        }
    }

    record Identify() implements ErrandTask {
        @Override
        public Kind kind() {
            return Kind.IDENTIFY;
        }
    }

    /** A visit now. */
    record Visit() implements ErrandTask {
        @Override
        public Kind kind() {
            return Kind.VISIT;
        }

        @Override
        public boolean isTold() {
            return false;
        }
    }

    /** Everything that the terminal holds is read once more. */
    record ReadLog() implements ErrandTask {
        @Override
        public Kind kind() {
            return Kind.READ_LOG;
        }

        @Override
        public boolean isTold() {
            return false;
        }
    }

    /** How far one comes with it, layer by layer. */
    record Probe() implements ErrandTask {
        @Override
        public Kind kind() {
            return Kind.PROBE;
        }

        @Override
        public boolean isTold() {
            return false;
        }
    }

    /** Its log is cleared, when it holds exactly what is stored. @param reason as given */
    record ClearLog(String reason) implements ErrandTask {
        @Override
        public Kind kind() {
            return Kind.CLEAR_LOG;
        }

        @Override
        public boolean isRepeatable() {
            return false;
        }

        @Override
        public boolean isTold() {
            return false;
        }
    }

    /**
     * The terminal is told its list again, and its own is set against it.
     *
     * @param person only of this one; empty for everybody
     * @param purge whether whom nobody knows is to go
     */
    record Resync(Optional<EmployeeId> person, boolean purge) implements ErrandTask {
        @Override
        public Kind kind() {
            return Kind.RESYNC;
        }

        @Override
        public boolean isTold() {
            return false;
        }
    }
}
