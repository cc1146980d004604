package org.clockhouse.terminal;

import java.time.LocalDateTime;
import java.util.Optional;
import org.clockhouse.kernel.CredentialId;

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
        IDENTIFY
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

    record Identify() implements ErrandTask {
        @Override
        public Kind kind() {
            return Kind.IDENTIFY;
        }
    }
}
