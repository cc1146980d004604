package org.clockhouse.driver.zk.pull;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.Rejection;
import org.clockhouse.driver.Rejection.Reason;
import org.clockhouse.driver.Token;
import org.clockhouse.driver.zk.record.UserRecord;

/** What people's records become by granting and revoking; no I/O. A person has room for one card and one PIN. */
final class Cards {

    private static final int CARD_BYTES = Integer.BYTES;

    private final People people;
    private final OptionalInt capacity;
    private final Charset charset;
    private final Map<String, UserRecord> changed = new LinkedHashMap<>();
    private final List<Rejection> rejected = new ArrayList<>();

    /** @param capacity how many people the terminal can know */
    Cards(People people, OptionalInt capacity, Charset charset) {
        this.people = people;
        this.capacity = capacity;
        this.charset = charset;
    }

    /** A credential that a record holds. */
    record Held(int index, CredentialKind kind, String id) {}

    static List<Held> held(UserRecord user) {
        List<Held> held = new ArrayList<>();
        if (user.card() != 0) {
            held.add(held(user, CredentialKind.CARD, Token.of(user.cardBytes())));
        }
        if (!user.password().isEmpty()) {
            held.add(held(user, CredentialKind.PIN, Token.of(user.password().getBytes(StandardCharsets.ISO_8859_1))));
        }
        return held;
    }

    private static Held held(UserRecord user, CredentialKind kind, Token token) {
        return new Held(user.index(), kind, Grant.naturalId(user.number(), kind, token));
    }

    void grant(Grant grant) {
        Optional<Reason> refusal = refusal(grant);
        Optional<UserRecord> before = refusal.isPresent() ? Optional.empty() : personOf(grant);
        if (before.isEmpty()) {
            rejected.add(Rejection.of(grant.credentialId(), refusal.orElse(Reason.FULL)));
            return;
        }
        UserRecord after = grant.kind() == CredentialKind.CARD
                ? before.get().withCard(card(grant.token()).orElseThrow())
                : before.get().withPassword(digits(grant.token()));
        after = grant.holderName().isEmpty() ? after : after.withName(grant.holderName(), charset);
        change(after);
    }

    private Optional<Reason> refusal(Grant grant) {
        boolean tokenFits =
                switch (grant.kind()) {
                    case CARD -> card(grant.token()).isPresent();
                    case PIN ->
                        digits(grant.token())
                                .matches("[0-9]{1," + people.layout().passwordLength() + "}");
                    default -> true;
                };
        if (grant.kind() != CredentialKind.CARD && grant.kind() != CredentialKind.PIN) {
            return Optional.of(Reason.KIND_UNSUPPORTED);
        }
        boolean numberFits =
                UserRecord.blank(people.layout(), 1, grant.holderNumber()).isPresent();
        return tokenFits && numberFits ? Optional.empty() : Optional.of(Reason.TOKEN_UNREADABLE);
    }

    /** As they are, or new with the lowest free index; empty when the terminal is full. */
    private Optional<UserRecord> personOf(Grant grant) {
        Optional<UserRecord> known = current(grant.holderNumber());
        if (known.isPresent()) {
            return known;
        }
        Set<Integer> taken = changed.values().stream().map(UserRecord::index).collect(Collectors.toSet());
        long added =
                changed.keySet().stream().filter(n -> people.find(n).isEmpty()).count();
        OptionalInt index = people.freeIndex(taken);
        boolean full = capacity.isPresent() && people.all().size() + added >= capacity.getAsInt();
        return full || index.isEmpty()
                ? Optional.empty()
                : UserRecord.blank(people.layout(), index.getAsInt(), grant.holderNumber());
    }

    void revoke(Set<String> ids) {
        for (UserRecord user : people.all()) {
            for (Held held : held(user)) {
                if (ids.contains(held.id())) {
                    UserRecord now = current(user.number()).orElse(user);
                    change(held.kind() == CredentialKind.CARD ? now.withCard(0) : now.withPassword(""));
                }
            }
        }
    }

    private Optional<UserRecord> current(String number) {
        return Optional.ofNullable(changed.get(number)).or(() -> people.find(number));
    }

    private void change(UserRecord user) {
        changed.put(user.number(), user);
    }

    /** The records to be written: those that are not so already. */
    List<UserRecord> changed() {
        return changed.values().stream()
                .filter(user -> !people.find(user.number()).equals(Optional.of(user)))
                .toList();
    }

    List<Rejection> rejected() {
        return rejected;
    }

    /** Empty when the number is none, or needs more bits than terminals keep. */
    private static Optional<Integer> card(Token token) {
        byte[] bytes = token.bytes();
        int zeros = 0;
        while (zeros < bytes.length && bytes[zeros] == 0) {
            zeros++;
        }
        int length = bytes.length - zeros;
        if (length == 0 || length > CARD_BYTES) {
            return Optional.empty();
        }
        ByteBuffer number = ByteBuffer.allocate(CARD_BYTES);
        number.position(CARD_BYTES - length).put(bytes, zeros, length);
        return Optional.of(number.getInt(0));
    }

    private static String digits(Token token) {
        return new String(token.bytes(), StandardCharsets.ISO_8859_1);
    }

    /** Whether a record read back holds what was written, garbage and a name in another code page aside. */
    static boolean keeps(UserRecord written, Optional<UserRecord> found) {
        return found.filter(user -> user.index() == written.index()
                        && user.card() == written.card()
                        && user.password().equals(written.password()))
                .isPresent();
    }
}
