package org.clockhouse.driver.zk.push;

import org.clockhouse.driver.FunctionKey;
import org.clockhouse.driver.Method;
import org.clockhouse.driver.Outcome.Reason;
import org.clockhouse.driver.TerminalEvent.Kind;

/** What the family's numbers mean; what is not listed here keeps its number and stays unstated. */
final class Codes {

    private Codes() {}

    static Method method(int verify) {
        return switch (verify) {
            case 0, 3 -> Method.PIN;
            case 1 -> Method.FINGERPRINT;
            case 2, 4 -> Method.CARD;
            case 15 -> Method.FACE;
            case 25 -> Method.PALM;
            default -> Method.UNSTATED;
        };
    }

    static FunctionKey key(int state) {
        return switch (state) {
            case 0 -> FunctionKey.IN;
            case 1 -> FunctionKey.OUT;
            case 2 -> FunctionKey.BREAK_OUT;
            case 3 -> FunctionKey.BREAK_IN;
            case 4 -> FunctionKey.OT_IN;
            case 5 -> FunctionKey.OT_OUT;
            default -> FunctionKey.UNSTATED;
        };
    }

    static Kind operation(int code) {
        return switch (code) {
            case 0 -> Kind.STARTED;
            case 1 -> Kind.STOPPED;
            case 2 -> Kind.ATTEMPT_FAILED;
            case 3 -> Kind.ALARM;
            case 4 -> Kind.MENU_ENTERED;
            case 5 -> Kind.SETTINGS_CHANGED;
            case 6, 7, 8 -> Kind.CREDENTIAL_ENROLLED;
            case 9 -> Kind.HOLDER_REMOVED;
            case 10, 11, 12 -> Kind.CREDENTIAL_REMOVED;
            case 13 -> Kind.HOLDERS_CLEARED;
            case 21 -> Kind.CLOCK_SET;
            case 22 -> Kind.FACTORY_RESET;
            case 23 -> Kind.PUNCHES_CLEARED;
            case 24 -> Kind.ADMINISTRATORS_CLEARED;
            case 29 -> Kind.DOOR_MOVED;
            case 30 -> Kind.HOLDER_ENROLLED;
            case 32 -> Kind.DURESS;
            case 34 -> Kind.ANTI_PASSBACK;
            default -> Kind.OTHER;
        };
    }

    /** Why an alarm was raised: what the terminal says beside it. */
    static Kind alarm(String reason) {
        return switch (reason) {
            case "50", "53" -> Kind.DOOR_MOVED;
            case "54" -> Kind.DOOR_FORCED;
            case "55" -> Kind.TAMPERED;
            case "65535" -> Kind.OTHER;
            default -> Kind.ALARM;
        };
    }

    /** What an access terminal (push 3) reports beside people who were let in, or were not. */
    static Kind accessEvent(int event) {
        return switch (event) {
            case 28 -> Kind.DOOR_HELD;
            case 100 -> Kind.TAMPERED;
            case 101, 103 -> Kind.DURESS;
            case 102 -> Kind.DOOR_FORCED;
            case 200, 201, 202, 204, 205 -> Kind.DOOR_MOVED;
            case 206 -> Kind.STARTED;
            case 220 -> Kind.ALARM;
            default -> Kind.OTHER;
        };
    }

    /** Why an access terminal (push 3) let somebody not in. */
    static Reason refusal(int event) {
        return switch (event) {
            case 21, 22 -> Reason.OUTSIDE_HOURS;
            case 23 -> Reason.WRONG_DOOR;
            case 24 -> Reason.ANTI_PASSBACK;
            case 27, 34 -> Reason.UNKNOWN_CREDENTIAL;
            case 29, 33 -> Reason.EXPIRED;
            default -> Reason.OTHER;
        };
    }
}
