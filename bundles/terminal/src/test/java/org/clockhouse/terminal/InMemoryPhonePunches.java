package org.clockhouse.terminal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.spi.OrgTable;
import org.clockhouse.terminal.spi.PhonePunchRepository;

/** Punches by phone in maps. Whose day is to be worked out again is remembered, for nobody works it out here. */
public final class InMemoryPhonePunches implements PhonePunchRepository {

    private static final Comparator<PhonePunch> LATEST_FIRST = Comparator.comparing(PhonePunch::at)
            .thenComparing(punch -> punch.id().text())
            .reversed();

    private final OrgTable<String, PhonePunchRule> rules;
    private final OrgTable<String, PhonePlace> places;
    private final OrgTable<String, PhonePunch> punches;
    private final BiPredicate<Scope, EmployeeId> seen;
    public final List<LocalDate> marked = new ArrayList<>();

    public InMemoryPhonePunches(InMemoryTransactions transactions, BiPredicate<Scope, EmployeeId> seen) {
        this.rules = new OrgTable<>(transactions);
        this.places = new OrgTable<>(transactions);
        this.punches = new OrgTable<>(transactions);
        this.seen = seen;
    }

    @Override
    public Optional<PhonePunchRule> rule() {
        return rules.get("");
    }

    @Override
    public PhonePunchRule put(PhonePunchRule rule) {
        if (rule().map(PhonePunchRule::version).orElse(0L) != rule.version()) {
            throw new Stale("phone-punch-rule", "");
        }
        PhonePunchRule made = rule.atVersion(rule.version() + 1);
        rules.put("", made);
        return made;
    }

    @Override
    public List<PhonePlace> places() {
        return List.copyOf(places.values());
    }

    @Override
    public PhonePlace put(PhonePlace place) {
        requireVersion(place.id(), place.version());
        PhonePlace made = place.atVersion(place.version() + 1);
        places.put(place.id().text(), made);
        return made;
    }

    @Override
    public void remove(PhonePlaceId place, long version) {
        requireVersion(place, version);
        places.remove(place.text());
    }

    private void requireVersion(PhonePlaceId place, long version) {
        if (places.get(place.text()).map(PhonePlace::version).orElse(0L) != version) {
            throw new Stale("phone-place", place.text());
        }
    }

    @Override
    public void add(PhonePunch punch) {
        boolean twice =
                !of(punch.person(), punch.at(), punch.at().plusMillis(1)).isEmpty();
        if (twice || find(punch.id()).isPresent()) {
            throw Refused.duplicate("phone.punch.known", "that punch is here already");
        }
        punches.put(punch.id().text(), punch);
    }

    @Override
    public Optional<PhonePunch> find(PhonePunchId punch) {
        return punches.get(punch.text());
    }

    @Override
    public List<PhonePunch> of(EmployeeId person, Instant from, Instant until) {
        return all(punch -> punch.person().equals(person)
                        && !punch.at().isBefore(from)
                        && punch.at().isBefore(until))
                .sorted(LATEST_FIRST.reversed())
                .toList();
    }

    @Override
    public Optional<PhonePunch> lastBefore(EmployeeId person, Instant at) {
        return all(punch -> punch.person().equals(person)
                        && punch.at().isBefore(at)
                        && punch.fix().isPresent())
                .findFirst();
    }

    @Override
    public Slice<PhonePunch> page(
            Scope scope, Optional<PhonePunch.State> state, Optional<EmployeeId> person, Page page) {
        List<PhonePunch> found = all(punch -> seen.test(scope, punch.person())
                        && state.map(punch.state()::equals).orElse(true)
                        && person.map(punch.person()::equals).orElse(true))
                .dropWhile(punch -> !page.after().isEmpty() && !cursor(punch).equals(page.after()))
                .skip(page.after().isEmpty() ? 0 : 1)
                .limit(page.limit() + 1L)
                .toList();
        return Slice.of(found, page, InMemoryPhonePunches::cursor);
    }

    private static String cursor(PhonePunch punch) {
        return punch.at().toEpochMilli() + "_" + punch.id().text();
    }

    @Override
    public PhonePunch decide(PhonePunch punch, LocalDate day) {
        if (find(punch.id()).map(PhonePunch::version).orElse(-1L) != punch.version()) {
            throw new Stale("phone-punch", punch.id().text());
        }
        PhonePunch made = punch.atVersion(punch.version() + 1);
        punches.put(punch.id().text(), made);
        marked.add(day);
        return made;
    }

    @Override
    public void forget(Instant before) {
        all(punch -> punch.receivedAt().isBefore(before) && punch.fix().isPresent())
                .toList()
                .forEach(punch -> punches.put(punch.id().text(), without(punch)));
    }

    private static PhonePunch without(PhonePunch punch) {
        return new PhonePunch(
                punch.id(),
                punch.person(),
                punch.phone(),
                punch.terminal(),
                punch.key(),
                punch.at(),
                punch.receivedAt(),
                punch.deviceTime(),
                Optional.empty(),
                punch.distance(),
                punch.place(),
                punch.onFieldWork(),
                punch.doubts(),
                punch.state(),
                punch.by(),
                punch.decided(),
                punch.why(),
                punch.version());
    }

    private java.util.stream.Stream<PhonePunch> all(Predicate<PhonePunch> wanted) {
        return punches.values().stream().filter(wanted).sorted(LATEST_FIRST);
    }
}
