package org.clockhouse.driver.osdp;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.TerminalIdentity;

/** What a reader says of itself: who it is, and what it has. */
record Reader(TerminalIdentity identity, Set<Integer> functions) {

    private static final int ID_BYTES = 12;
    private static final int FUNCTION_BYTES = 3;

    Reader {
        functions = Set.copyOf(functions);
    }

    /** A reader that does not say what it has is taken to have nothing. */
    static Reader of(Frame id, Frame capabilities, int punches) throws DriverException {
        byte[] said = id.data().toArray();
        if (id.code() != Codes.PDID || said.length < ID_BYTES) {
            throw new DriverException(Fault.GARBLED, "the reader does not say who it is");
        }
        String serial = String.format(
                Locale.ROOT,
                "%02X%02X%02X-%02X%02X%02X%02X",
                said[0],
                said[1],
                said[2],
                said[8],
                said[7],
                said[6],
                said[5]);
        TerminalIdentity identity = TerminalIdentity.builder(serial)
                .model("OSDP " + (said[3] & 0xff) + "." + (said[4] & 0xff))
                .firmware((said[9] & 0xff) + "." + (said[10] & 0xff) + "." + (said[11] & 0xff))
                .punchCapacity(punches)
                .credentialKinds(Set.of(CredentialKind.CARD, CredentialKind.PIN))
                .build();
        return new Reader(identity, functions(capabilities));
    }

    private static Set<Integer> functions(Frame capabilities) {
        Set<Integer> found = new TreeSet<>();
        byte[] said = capabilities.data().toArray();
        if (capabilities.code() == Codes.PDCAP) {
            for (int i = 0; i + FUNCTION_BYTES <= said.length; i += FUNCTION_BYTES) {
                if (said[i + 1] != 0) {
                    found.add(said[i] & 0xff);
                }
            }
        }
        return found;
    }

    boolean has(int function) {
        return functions.contains(function);
    }
}
