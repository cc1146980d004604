package org.clockhouse.terminal.internal.list;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.biometric.Biometric.Taken;
import org.clockhouse.credential.delivery.Delivery.Entry;
import org.clockhouse.credential.delivery.Delivery.Line;
import org.clockhouse.credential.delivery.Delivery.Order;
import org.clockhouse.credential.delivery.Delivery.State;
import org.clockhouse.credential.delivery.Delivery.Told;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.Template;
import org.clockhouse.driver.Token;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.Terminal.SettingValue;

/**
 * What one terminal is to be told, in its own words: numbers without the office's prefix, times of its own clock. No I/O.
 *
 * @param bodies of which biometrics the credentials are that go to it as templates, by themselves
 */
public record ListPlan(Terminal terminal, ZoneId zone, DriverDescriptor driver, Map<CredentialId, Taken> bodies) {

    /** Why a terminal is not told of something. */
    static final String NO_NUMBER = "number";

    static final String WRONG_KIND = "kind";
    static final String ONE_CARD = "one-card";
    public static final String NO_SAMPLE = "no-sample";

    /**
     * What becomes of one person's entries.
     *
     * @param holds what they are to have there
     * @param refused what such a terminal does not take, whatever is tried
     */
    record Person(Optional<String> number, List<Entry> holds, List<Told> refused) {}

    /**
     * Changes of a terminal's list.
     *
     * @param sending by credential, what is under way with them
     * @param settled what need not be sent
     */
    record Changes(
            Map<CredentialId, Told> sending,
            Map<CredentialId, Grant> grants,
            Map<CredentialId, Set<String>> removals,
            List<Told> settled) {}

    Person person(Order order) {
        Optional<String> number = number(order.number());
        List<Told> refused = new ArrayList<>();
        List<Entry> holds = new ArrayList<>();
        int cards = 0;
        for (Entry entry : newestFirst(order)) {
            boolean card = entry.credential().kind() == org.clockhouse.credential.CredentialKind.CARD;
            Optional<String> why = whyNot(entry, number, card && isFull(cards));
            why.ifPresentOrElse(reason -> refuse(entry.line(), reason, refused), () -> holds.add(entry));
            cards += why.isEmpty() && card ? 1 : 0;
        }
        return new Person(number, holds, refused);
    }

    private static List<Entry> newestFirst(Order order) {
        return order.entries().stream()
                .filter(entry -> entry.line().isHeld())
                .sorted(Comparator.comparing((Entry entry) -> entry.credential().id())
                        .reversed())
                .toList();
    }

    private boolean isFull(int cards) {
        return driver.cardsPerHolder() > 0 && cards >= driver.cardsPerHolder();
    }

    private Optional<String> whyNot(Entry entry, Optional<String> number, boolean full) {
        if (number.isEmpty()) {
            return Optional.of(NO_NUMBER);
        }
        if (!driver.credentialKinds().contains(kind(entry.credential()))) {
            return Optional.of(WRONG_KIND);
        }
        return full ? Optional.of(ONE_CARD) : Optional.empty();
    }

    private static void refuse(Line line, String reason, List<Told> refused) {
        if (line.state() != State.REFUSED || !line.detail().equals(reason)) {
            refused.add(Told.of(line, State.REFUSED, "", reason));
        }
    }

    /** For a terminal that keeps single credentials. */
    Changes changes(List<Order> orders) {
        Changes changes =
                new Changes(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
        for (Order order : orders) {
            Person person = person(order);
            changes.settled().addAll(person.refused());
            Set<CredentialId> refused = new HashSet<>();
            person.refused().forEach(told -> refused.add(told.credential()));
            Set<CredentialId> holds = new HashSet<>();
            person.holds().forEach(entry -> holds.add(entry.line().credential()));
            Set<String> settled = settled(person);
            for (Entry entry : order.entries()) {
                Line line = entry.line();
                if (holds.contains(line.credential())) {
                    hold(entry, order, person.number().orElseThrow(), changes);
                } else if (!line.isHeld() && line.isOpen()) {
                    forget(entry, person.number(), settled, changes);
                } else if (refused.contains(line.credential()) && !line.number().isEmpty()) {
                    changes.removals().put(line.credential(), Set.of(id(entry, line.number())));
                }
            }
        }
        return changes;
    }

    private void hold(Entry entry, Order order, String number, Changes changes) {
        Line line = entry.line();
        boolean due =
                line.isOpen() || line.state() == State.REFUSED && line.detail().equals(ONE_CARD);
        if (!due) {
            return;
        }
        changes.sending().put(line.credential(), Told.of(line, State.SENT, number, ""));
        changes.grants().put(line.credential(), grant(entry, order, number));
        if (!line.number().isEmpty() && !line.number().equals(number)) {
            changes.removals().put(line.credential(), Set.of(id(entry, line.number())));
        }
    }

    /** Under these names the terminal has what it is to have, whatever was there under them before. */
    private Set<String> settled(Person person) {
        return person.holds().stream()
                .filter(entry -> !entry.line().isOpen() && person.number().isPresent())
                .map(entry -> id(entry, person.number().get()))
                .collect(Collectors.toSet());
    }

    private void forget(Entry entry, Optional<String> number, Set<String> settled, Changes changes) {
        Line line = entry.line();
        Set<String> ids = new LinkedHashSet<>();
        number.ifPresent(now -> ids.add(id(entry, now)));
        if (!line.number().isEmpty()) {
            ids.add(id(entry, line.number()));
        }
        ids.removeAll(settled);
        if (ids.isEmpty()) {
            changes.settled().add(Told.of(line, State.CONFIRMED, "", ""));
        } else {
            changes.sending().put(line.credential(), Told.of(line, State.SENT, line.number(), ""));
            changes.removals().put(line.credential(), ids);
        }
    }

    private Grant grant(Entry entry, Order order, String number) {
        Credential credential = entry.credential();
        Grant.Builder grant = Grant.builder(id(entry, number), number, kind(credential), token(credential))
                .holderName(name(order));
        credential
                .validUntil()
                .ifPresent(until -> grant.valid(LocalDateTime.MIN, LocalDateTime.ofInstant(until, zone)));
        return grant.build();
    }

    /** By what the terminal knows it. */
    String id(Entry entry, String number) {
        Credential credential = entry.credential();
        Taken body = bodies.get(credential.id());
        if (body != null) {
            return Template.naturalId(number, kind(credential), body.slot(), body.family());
        }
        return driver.keepsCredentialIds()
                ? credential.id().text()
                : Grant.naturalId(number, kind(credential), token(credential));
    }

    /** Empty for somebody whose number has not the terminal's prefix: the terminal cannot name them. */
    public Optional<String> number(String number) {
        String prefix = terminal.numberPrefix();
        return number.startsWith(prefix) && number.length() > prefix.length()
                ? Optional.of(number.substring(prefix.length()))
                : Optional.empty();
    }

    /** As the terminal's setting words it; Chinese first, else whatever there is. */
    String name(Order order) {
        String chinese = order.name().zh();
        String english = order.name().en();
        SettingValue set = terminal.settings().get(Grant.HOLDER_NAME.key());
        String name =
                switch (set == null ? Grant.HOLDER_NAME.defaultValue() : set.text()) {
                    case "english" -> english;
                    case "chineseEnglish" -> (chinese + " " + english).strip();
                    case "englishChinese" -> (english + " " + chinese).strip();
                    case "number" -> number(order.number()).orElse(order.number());
                    default -> chinese;
                };
        return name.isEmpty() ? order.name().any() : name;
    }

    static CredentialKind kind(Credential credential) {
        return CredentialKind.valueOf(credential.kind().name());
    }

    /** A PIN is presented as the bytes of its digits; of a biometric only the name is told here. */
    static Token token(Credential credential) {
        if (credential.identifier() instanceof Identifier.Pin pin) {
            return Token.of(pin.digits().getBytes(StandardCharsets.US_ASCII));
        }
        if (credential.identifier() instanceof Identifier.Template template) {
            return Token.of(template.name().getBytes(StandardCharsets.UTF_8));
        }
        String hex = ((Identifier.Card) credential.identifier()).number().hex();
        return new Token((hex.length() % 2 == 0 ? hex : "0" + hex).toLowerCase(Locale.ROOT));
    }
}
