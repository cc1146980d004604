package org.clockhouse.driver.anviz.tcb;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.HeldPage;
import org.clockhouse.driver.Rejection;
import org.clockhouse.driver.Rejection.Reason;
import org.clockhouse.driver.Token;
import org.clockhouse.driver.anviz.tcb.TcbProtocol.Counts;

/** Changes people's records: read, changed, written, and read back. A person has room for one card and one PIN. */
final class StaffDesk {

    private static final int READ_AT_ONCE = 8;
    private static final int WRITE_AT_ONCE = 8;
    private static final int CARD_BIT = 8;
    private static final int PIN_BIT = 4;
    private static final int EVERYTHING = 0xff;
    private static final BigInteger LARGEST_CARD = BigInteger.valueOf(0xffff_fffeL);

    private final Conversation terminal;
    private final Charset charset;

    /** @param charset of names, where the terminal does not take every language */
    StaffDesk(Conversation terminal, Charset charset) {
        this.terminal = terminal;
        this.charset = charset;
    }

    private record Held(StaffRecord person, CredentialKind kind, String id) {

        static List<Held> of(StaffRecord person) {
            List<Held> held = new ArrayList<>();
            person.card().ifPresent(card -> held.add(of(person, CredentialKind.CARD, Token.of(card))));
            person.pin()
                    .ifPresent(pin -> held.add(
                            of(person, CredentialKind.PIN, Token.of(pin.getBytes(StandardCharsets.US_ASCII)))));
            return held;
        }

        private static Held of(StaffRecord person, CredentialKind kind, Token token) {
            return new Held(person, kind, Grant.naturalId(String.valueOf(person.number()), kind, token));
        }
    }

    private Map<Long, StaffRecord> people() throws DriverException, InterruptedException {
        int count = Counts.of(terminal.demand(TcbProtocol.COUNTS)).people();
        Map<Long, StaffRecord> people = new LinkedHashMap<>();
        for (byte[] bytes :
                terminal.list(TcbProtocol.GET_STAFF, count, READ_AT_ONCE, StaffRecord.WIDE, StaffRecord.NARROW)) {
            StaffRecord person = new StaffRecord(bytes);
            people.put(person.number(), person);
        }
        return people;
    }

    List<Rejection> put(List<Grant> grants) throws DriverException, InterruptedException {
        Map<Long, StaffRecord> before = people();
        List<Rejection> rejected = new ArrayList<>();
        List<Grant> fitting = new ArrayList<>();
        for (Grant grant : grants) {
            refusal(grant)
                    .ifPresentOrElse(
                            reason -> rejected.add(Rejection.of(grant.credentialId(), reason)),
                            () -> fitting.add(grant));
        }
        write(before, fitting);
        return rejected;
    }

    /** A terminal without people does not show how long their records are, but by refusing what is too long. */
    private void write(Map<Long, StaffRecord> before, List<Grant> grants) throws DriverException, InterruptedException {
        Optional<StaffRecord> anybody = before.values().stream().findFirst();
        List<StaffRecord> changed =
                changed(before, grants, anybody.map(StaffRecord::length).orElse(StaffRecord.WIDE));
        int code = sent(changed);
        if (code == TcbProtocol.FAIL && anybody.isEmpty()) {
            changed = changed(before, grants, StaffRecord.NARROW);
            code = sent(changed);
        }
        if (code != TcbProtocol.OK) {
            throw new DriverException(Fault.REFUSED, "the terminal answers " + code + " when people are written");
        }
        readBack(changed);
    }

    private List<StaffRecord> changed(Map<Long, StaffRecord> before, List<Grant> grants, int length) {
        Map<Long, StaffRecord> after = new LinkedHashMap<>();
        for (Grant grant : grants) {
            long number = Long.parseLong(grant.holderNumber());
            StaffRecord person = after.getOrDefault(number, before.get(number));
            after.put(number, granted(person == null ? StaffRecord.blank(number, length) : person, grant));
        }
        return after.values().stream()
                .filter(person -> !person.equals(before.get(person.number())))
                .toList();
    }

    private static Optional<Reason> refusal(Grant grant) {
        boolean numberFits =
                grant.holderNumber().matches("[1-9][0-9]{0,11}") && Long.parseLong(grant.holderNumber()) < 1L << 40;
        boolean tokenFits =
                switch (grant.kind()) {
                    case CARD -> isCard(new BigInteger(1, grant.token().bytes()));
                    case PIN -> StaffRecord.isPin(digits(grant));
                    default -> true;
                };
        if (grant.kind() != CredentialKind.CARD && grant.kind() != CredentialKind.PIN) {
            return Optional.of(Reason.KIND_UNSUPPORTED);
        }
        return numberFits && tokenFits ? Optional.empty() : Optional.of(Reason.TOKEN_UNREADABLE);
    }

    private static boolean isCard(BigInteger number) {
        return number.signum() > 0 && number.compareTo(LARGEST_CARD) <= 0;
    }

    private StaffRecord granted(StaffRecord person, Grant grant) {
        StaffRecord with = grant.kind() == CredentialKind.CARD
                ? person.withCard(new BigInteger(1, grant.token().bytes()).intValue())
                : person.withPin(digits(grant));
        return grant.holderName().isEmpty() ? with : with.withName(grant.holderName(), charset);
    }

    private static String digits(Grant grant) {
        return new String(grant.token().bytes(), StandardCharsets.US_ASCII);
    }

    /** What the terminal answers: the first code that is not good, if there is one. */
    private int sent(List<StaffRecord> changed) throws DriverException, InterruptedException {
        int code = TcbProtocol.OK;
        for (int from = 0; from < changed.size() && code == TcbProtocol.OK; from += WRITE_AT_ONCE) {
            List<StaffRecord> some = changed.subList(from, Math.min(changed.size(), from + WRITE_AT_ONCE));
            ByteBuffer data = ByteBuffer.allocate(1 + some.size() * some.get(0).length());
            data.put((byte) some.size());
            some.forEach(person -> data.put(person.bytes()));
            code = terminal.ask(TcbProtocol.SET_STAFF, data.array()).code();
        }
        return code;
    }

    private void readBack(List<StaffRecord> changed) throws DriverException, InterruptedException {
        if (changed.isEmpty()) {
            return;
        }
        Map<Long, StaffRecord> kept = people();
        long lost = changed.stream()
                .filter(person -> !Optional.ofNullable(kept.get(person.number()))
                        .map(Held::of)
                        .map(held -> held.stream().map(Held::id).toList())
                        .equals(Optional.of(
                                Held.of(person).stream().map(Held::id).toList())))
                .count();
        if (lost > 0) {
            throw new DriverException(
                    Fault.GARBLED, "the terminal did not keep " + lost + " of " + changed.size() + " people written");
        }
    }

    void revoke(Set<String> ids) throws DriverException, InterruptedException {
        for (StaffRecord person : people().values()) {
            List<Held> held = Held.of(person);
            List<Held> going =
                    held.stream().filter(one -> ids.contains(one.id())).toList();
            if (!going.isEmpty()) {
                boolean over = going.size() == held.size() && !person.hasFingers();
                int bits = going.stream()
                        .mapToInt(one -> one.kind() == CredentialKind.CARD ? CARD_BIT : PIN_BIT)
                        .sum();
                delete(person.number(), over ? EVERYTHING : bits);
            }
        }
    }

    private void delete(long number, int what) throws DriverException, InterruptedException {
        byte[] data = ByteBuffer.allocate(6)
                .put((byte) (number >> 32))
                .putInt((int) number)
                .put((byte) what)
                .array();
        int code = terminal.ask(TcbProtocol.DELETE_STAFF, data).code();
        if (code != TcbProtocol.OK && code != TcbProtocol.NO_USER) {
            throw new DriverException(Fault.REFUSED, "the terminal answers " + code + " to a removal");
        }
    }

    /** A place in the list is how many were listed before. */
    HeldPage list(Cursor after, int limit) throws DriverException, InterruptedException {
        int from = after.value().matches("\\d{1,7}") ? Integer.parseInt(after.value()) : 0;
        List<String> all = people().values().stream()
                .flatMap(person -> Held.of(person).stream())
                .map(Held::id)
                .toList();
        int start = Math.min(from, all.size());
        int end = Math.min(all.size(), start + limit);
        return HeldPage.of(all.subList(start, end), new Cursor(String.valueOf(end)), end < all.size());
    }
}
