package org.clockhouse.credential.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialUse;
import org.clockhouse.credential.Holders;
import org.clockhouse.credential.Holding;
import org.clockhouse.credential.Sighting;
import org.clockhouse.credential.Sighting.Seen;
import org.clockhouse.credential.internal.number.CardMatches;
import org.clockhouse.credential.internal.number.IdentifierKeying;
import org.clockhouse.credential.spi.CredentialRepository;
import org.clockhouse.credential.spi.IdentifierKeys;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.Numbers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Resolves a page of sightings with one query for people, one for PINs and templates, and one for cards if need be; with none where
 * all of them were asked for before and nothing has changed since.
 */
@Component
public final class HolderSearch implements Holders {

    /** As long as the shortest card number in decimal; what is shorter is somebody's number. */
    private static final Pattern CARD_DIGITS = Pattern.compile("[0-9]{8,20}");

    private static final int KEYS_AT_ONCE = 1000;

    private final CredentialRepository credentials;
    private final Directory directory;
    private final Transactions transactions;
    private final Changes changes;
    private final Map<OrgId, Memory> memories = new ConcurrentHashMap<>();

    /** Of one company. */
    private record Memory(Remembered<Employee> people, Remembered<Credential> credentials) {

        Memory() {
            this(new Remembered<>(), new Remembered<>());
        }
    }

    @Activate
    public HolderSearch(
            @Reference CredentialRepository credentials,
            @Reference Directory directory,
            @Reference Transactions transactions,
            @Reference Changes changes) {
        this.credentials = credentials;
        this.directory = directory;
        this.transactions = transactions;
        this.changes = changes;
    }

    @Override
    public List<Holding> resolve(OrgId org, List<Sighting> sightings) {
        if (sightings.isEmpty()) {
            return List.of();
        }
        Set<String> numbers = new HashSet<>();
        Set<String> keys = new LinkedHashSet<>();
        for (Sighting sighting : sightings) {
            if (namesPeople(sighting)) {
                numbers.add(sighting.text());
            }
            keys.addAll(keys(sighting));
        }
        // What an open transaction sees may never become true.
        Memory memory = transactions.isOpen() ? new Memory() : memories.computeIfAbsent(org, any -> new Memory());
        Map<String, List<Employee>> people = people(org, memory, numbers);
        Found found = new Found(people, credentials(org, memory, keys));
        Set<String> cards = cardKeys(sightings, found);
        Found all =
                cards.isEmpty() ? found : new Found(people, with(found.credentials(), credentials(org, memory, cards)));
        return sightings.stream().map(all::holding).toList();
    }

    private Map<String, List<Employee>> people(OrgId org, Memory memory, Set<String> numbers) {
        return memory.people()
                .of(
                        changes.edition(org, Topic.EMPLOYEES),
                        numbers,
                        missing -> transactions.in(org, () -> directory.numbered(org, missing)));
    }

    private Map<String, List<Credential>> credentials(OrgId org, Memory memory, Set<String> keys) {
        return memory.credentials()
                .of(
                        changes.edition(org, Topic.CREDENTIALS),
                        keys,
                        missing -> transactions.in(org, () -> byKey(missing)));
    }

    /** A number that is somebody's is not looked for among the cards, and mostly all of a page are. */
    private static Set<String> cardKeys(List<Sighting> sightings, Found found) {
        Set<String> keys = new LinkedHashSet<>();
        for (Sighting sighting : sightings) {
            if (mayBeCard(sighting) && found.holding(sighting) instanceof Holding.None) {
                keys.addAll(CardMatches.keys(sighting.text()));
            }
        }
        return keys;
    }

    private static Map<String, List<Credential>> with(
            Map<String, List<Credential>> some, Map<String, List<Credential>> more) {
        Map<String, List<Credential>> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    @Override
    public Holding holderAt(OrgId org, CredentialKind kind, String token, Instant instant) {
        Seen seen =
                switch (kind) {
                    case CARD -> Seen.CARD;
                    case PIN -> Seen.PIN;
                    case FINGERPRINT -> Seen.FINGERPRINT;
                    case FACE -> Seen.FACE;
                    case PALM -> Seen.PALM;
                    case PHONE ->
                        throw new IllegalArgumentException("a phone is recognised by what it signs, not by a token");
                };
        return resolve(org, List.of(new Sighting(seen, token, instant))).get(0);
    }

    private Map<String, List<Credential>> byKey(Set<String> keys) {
        Map<String, List<Credential>> found = new HashMap<>();
        List<String> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += KEYS_AT_ONCE) {
            List<String> part = all.subList(from, Math.min(all.size(), from + KEYS_AT_ONCE));
            for (IdentifierKeys.Hit hit : credentials.withKeys(part)) {
                found.computeIfAbsent(hit.key(), key -> new ArrayList<>()).add(hit.credential());
            }
        }
        return found;
    }

    private static boolean namesPeople(Sighting sighting) {
        return sighting.seen() != Seen.CARD && !sighting.text().isBlank();
    }

    private static boolean mayBeCard(Sighting sighting) {
        return sighting.seen() == Seen.CARD
                || sighting.seen() == Seen.NUMBER
                        && CARD_DIGITS.matcher(sighting.text().strip()).matches();
    }

    private static Set<String> keys(Sighting sighting) {
        Set<String> keys = new LinkedHashSet<>();
        switch (sighting.seen()) {
            case NUMBER, PIN -> keys.add(IdentifierKeying.pin(sighting.text()));
            case FINGERPRINT, FACE, PALM -> keys.add(sighting.seen() + "/" + sighting.text());
            case CARD -> {
                // asked for when nobody else fits
            }
        }
        return keys;
    }

    /** What the two queries gave. */
    private record Found(Map<String, List<Employee>> people, Map<String, List<Credential>> credentials) {

        Holding holding(Sighting sighting) {
            return switch (sighting.seen()) {
                case NUMBER ->
                    first(exactly(sighting), () -> pins(sighting), () -> alike(sighting), () -> cards(sighting));
                case PIN -> first(pins(sighting), () -> exactly(sighting), () -> alike(sighting));
                case CARD -> cards(sighting);
                case FINGERPRINT, FACE, PALM ->
                    first(templates(sighting), () -> exactly(sighting), () -> alike(sighting));
            };
        }

        private Holding exactly(Sighting sighting) {
            String folded = Numbers.folded(sighting.text());
            return people(people.getOrDefault(sighting.text(), List.of()).stream()
                    .filter(employee -> Numbers.folded(employee.number()).equals(folded))
                    .toList());
        }

        private Holding alike(Sighting sighting) {
            return people(people.getOrDefault(sighting.text(), List.of()));
        }

        private Holding pins(Sighting sighting) {
            return held(credentials.getOrDefault(IdentifierKeying.pin(sighting.text()), List.of()), sighting.at());
        }

        private Holding templates(Sighting sighting) {
            return held(credentials.getOrDefault(sighting.seen() + "/" + sighting.text(), List.of()), sighting.at());
        }

        private Holding cards(Sighting sighting) {
            if (!mayBeCard(sighting)) {
                return new Holding.None();
            }
            Set<Credential> hits = CardMatches.keys(sighting.text()).stream()
                    .flatMap(key -> credentials.getOrDefault(key, List.of()).stream())
                    .filter(credential -> credential.heldAt(sighting.at()))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            return held(CardMatches.of(sighting.text(), hits), sighting.at());
        }

        private static Holding people(List<Employee> employees) {
            return switch (employees.size()) {
                case 0 -> new Holding.None();
                case 1 -> new Holding.One(employees.get(0).id(), Optional.empty());
                default ->
                    new Holding.Ambiguous(employees.stream().map(Employee::id).collect(Collectors.toSet()));
            };
        }

        /** Two cards of one person that fit are still that person. */
        private static Holding held(Collection<Credential> credentials, Instant at) {
            List<Credential> held = credentials.stream()
                    .filter(credential -> credential.heldAt(at))
                    .toList();
            Set<org.clockhouse.kernel.EmployeeId> holders =
                    held.stream().map(Credential::holder).collect(Collectors.toSet());
            return switch (holders.size()) {
                case 0 -> new Holding.None();
                case 1 ->
                    new Holding.One(
                            held.get(0).holder(),
                            held.size() == 1 ? Optional.of(held.get(0).id()) : Optional.empty(),
                            held.stream().anyMatch(each -> each.isGoodFor(CredentialUse.ATTENDANCE)));
                default -> new Holding.Ambiguous(holders);
            };
        }

        @SafeVarargs
        private static Holding first(Holding holding, java.util.function.Supplier<Holding>... others) {
            Holding answer = holding;
            for (java.util.function.Supplier<Holding> other : others) {
                if (!(answer instanceof Holding.None)) {
                    return answer;
                }
                answer = other.get();
            }
            return answer;
        }
    }
}
