package org.clockhouse.credential.internal.replacement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.credential.number.CardNumbers;
import org.clockhouse.credential.replacement.CardChecks;
import org.clockhouse.credential.replacement.Replacement;
import org.clockhouse.credential.replacement.ReplacementFilter;
import org.clockhouse.credential.spi.ReplacementRepository;
import org.clockhouse.credential.spi.StockRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.Sites;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads all cards once and sets them against each other in memory: one pass, however many there are. */
@Component
public final class CardSurvey implements CardChecks {

    private static final int FACILITY_BITS = 24;
    private static final int CORPORATE_BITS = 35;

    private final ReplacementRepository replacements;
    private final StockRepository stock;
    private final Sites sites;
    private final CardBook book;

    @Activate
    public CardSurvey(
            @Reference ReplacementRepository replacements,
            @Reference StockRepository stock,
            @Reference Sites sites,
            @Reference CardBook book) {
        this.replacements = replacements;
        this.stock = stock;
        this.sites = sites;
        this.book = book;
    }

    @Override
    public Duplicates duplicates(OrgId org, Scope scope) {
        return book.in(org, () -> {
            List<Credential> cards = new ArrayList<>();
            book.credentials().eachActiveCard(cards::add);
            List<Finding> found = findings(cards);
            Set<EmployeeId> seen = book.seen(
                    org,
                    scope,
                    found.stream()
                            .flatMap(finding -> finding.credentials().stream())
                            .map(Credential::holder)
                            .collect(Collectors.toSet()));
            List<Finding> shown = found.stream()
                    .filter(finding ->
                            finding.credentials().stream().allMatch(credential -> seen.contains(credential.holder())))
                    .limit(MOST)
                    .toList();
            return new Duplicates(shown, found.size() - shown.size(), cards.size());
        });
    }

    /** What is suspicious among these, by number; how long that takes is measured by {@code bench duplicates}. */
    public static List<Finding> findings(List<Credential> cards) {
        Map<String, List<Credential>> byNumber = new HashMap<>();
        cards.forEach(card -> byNumber.computeIfAbsent(key(number(card)), any -> new ArrayList<>())
                .add(card));
        List<Finding> found = new ArrayList<>();
        byNumber.values().stream()
                .filter(same -> same.size() > 1)
                .forEach(same -> found.add(new Finding(Kind.SAME_NUMBER, List.copyOf(same))));
        for (Credential card : cards) {
            turned(card, byNumber, found);
            shortened(card, byNumber, found);
            withoutFacility(card, byNumber, found);
        }
        onePerson(cards, found);
        found.sort(Comparator.comparing(Finding::kind)
                .thenComparing(finding -> finding.credentials().get(0).id()));
        return found;
    }

    /** Each pair once, from the lesser side. */
    private static void turned(Credential card, Map<String, List<Credential>> byNumber, List<Finding> found) {
        String own = key(number(card));
        String reversed = key(CardNumbers.reversed(number(card)));
        if (own.compareTo(reversed) < 0) {
            byNumber.getOrDefault(reversed, List.of())
                    .forEach(other -> found.add(new Finding(Kind.BYTE_ORDER, List.of(card, other))));
        }
    }

    private static void shortened(Credential card, Map<String, List<Credential>> byNumber, List<Finding> found) {
        CardNumber number = number(card);
        Set<Credential> shorter = new HashSet<>();
        for (String key : CardNumbers.searchKeys(number)) {
            for (Credential other : byNumber.getOrDefault(key, List.of())) {
                if (number(other).bits() < number.bits()) {
                    shorter.add(other);
                }
            }
        }
        shorter.forEach(other -> found.add(new Finding(Kind.TRUNCATED, List.of(card, other))));
    }

    /** A facility of 0 is what is left where somebody wrote the number alone. */
    private static void withoutFacility(Credential card, Map<String, List<Credential>> byNumber, List<Finding> found) {
        String alone = alone(number(card));
        if (!alone.isEmpty()) {
            byNumber.getOrDefault(FACILITY_BITS + ":" + alone, List.of())
                    .forEach(other -> found.add(new Finding(Kind.FACILITY_CODE, List.of(card, other))));
        }
    }

    /** The number beside a facility code as 24 bits: 16 of them after 8, or 20 after the 12 of a Corporate 1000 frame. */
    private static String alone(CardNumber number) {
        if (number.bits() == FACILITY_BITS && !number.hex().startsWith("00")) {
            return "00" + number.hex().substring(2);
        }
        return number.bits() == CORPORATE_BITS ? String.format("%06X", number.value() >>> 1 & 0xF_FFFFL) : "";
    }

    private static void onePerson(List<Credential> cards, List<Finding> found) {
        Map<EmployeeId, List<Credential>> own = new LinkedHashMap<>();
        cards.stream().filter(card -> !card.temporary()).forEach(card -> own.computeIfAbsent(
                        card.holder(), any -> new ArrayList<>())
                .add(card));
        own.values().stream()
                .filter(several -> several.size() > 1)
                .forEach(several -> found.add(new Finding(Kind.ONE_PERSON, List.copyOf(several))));
    }

    private static CardNumber number(Credential card) {
        return ((Identifier.Card) card.identifier()).number();
    }

    private static String key(CardNumber number) {
        return number.bits() + ":" + number.hex();
    }

    @Override
    public List<Loss> losses(OrgId org, Scope scope, Instant from, Instant until) {
        return losses(org, scope, from, until, day -> true);
    }

    /** Nowhere is a day more than a day away from that of UTC. */
    @Override
    public List<Loss> losses(OrgId org, Scope scope, LocalDate first, LocalDate last) {
        return losses(
                org,
                scope,
                first.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                last.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant(),
                day -> !day.isBefore(first) && !day.isAfter(last));
    }

    private List<Loss> losses(OrgId org, Scope scope, Instant from, Instant until, Predicate<LocalDate> wanted) {
        ReplacementFilter filter =
                new ReplacementFilter(Optional.empty(), "", "", Optional.empty(), Optional.empty(), from, until);
        Map<Loss, Integer> counts = new HashMap<>();
        Page page = Page.first(Page.MOST);
        do {
            Page next = page;
            page = book.in(org, () -> {
                Slice<Replacement> slice = replacements.page(scope, filter, Set.of(), next);
                List<Replacement> lost = slice.items().stream()
                        .filter(made -> made.reason().isLoss())
                        .toList();
                dated(org, lost).stream()
                        .filter(one -> wanted.test(one.day()))
                        .forEach(one -> counts.merge(one.loss(), 1, Integer::sum));
                return new Page(slice.next(), Page.MOST);
            });
        } while (!page.after().isEmpty());
        return counts.entrySet().stream()
                .map(entry -> new Loss(
                        entry.getKey().month(),
                        entry.getKey().department(),
                        entry.getKey().batch(),
                        entry.getKey().reason(),
                        entry.getValue()))
                .sorted(Comparator.comparing(Loss::month)
                        .thenComparing(loss -> loss.department().text())
                        .thenComparing(Loss::batch)
                        .thenComparing(Loss::reason))
                .toList();
    }

    private record Dated(LocalDate day, Loss loss) {}

    private List<Dated> dated(OrgId org, List<Replacement> some) {
        Map<SiteId, ZoneId> zones = sites.all(org).stream().collect(Collectors.toMap(Site::id, Site::zone));
        Map<EmployeeId, Employee> people =
                book.people(org, some.stream().map(Replacement::holder).collect(Collectors.toSet()));
        return some.stream()
                .map(made -> {
                    Employee person = people.get(made.holder());
                    LocalDate day = LocalDate.ofInstant(made.at(), zones.get(person.site()));
                    return new Dated(
                            day, new Loss(YearMonth.from(day), person.department(), batch(made), made.reason(), 0));
                })
                .toList();
    }

    private String batch(Replacement made) {
        return book.credentials()
                .find(made.old())
                .filter(old -> old.identifier() instanceof Identifier.Card)
                .flatMap(old -> stock.numbered(number(old)))
                .flatMap(card -> stock.batch(card.batch()))
                .map(batch -> batch.name())
                .orElse("");
    }
}
