package org.clockhouse.credential.internal.replacement;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.clockhouse.account.RoleId;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.replacement.CardRequests;
import org.clockhouse.credential.replacement.Fee;
import org.clockhouse.credential.replacement.ReplacementReason;
import org.clockhouse.credential.type.CardPolicies;
import org.clockhouse.credential.type.CardPolicy;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.registry.Employee;
import org.clockhouse.request.Effect;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestKind;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * A card is to be replaced: HR agrees, then the card office, which carries it out by the replacement. Details: {@code cause}, a
 * {@link ReplacementReason}; {@code card}, which may be left out by who has one; {@code place} and {@code date} of what
 * happened, needed when it is gone; {@code contact}, a telephone number if not that of the record; {@code terms}, the version
 * of the policy that was read. Kept as well: {@code fee} in hundredths and {@code currency}, as shown.
 */
@Component
public final class CardReplacementKind implements RequestKind {

    private static final Set<String> SAID = Set.of("cause", "card", "place", "date", "contact", "terms");
    private static final Set<String> NOTED = Set.of("fee", "currency");
    private static final Set<ReplacementReason> GONE = Set.of(ReplacementReason.LOST, ReplacementReason.STOLEN);
    private static final int LONGEST = 200;
    private static final int MOST_DAYS_AGO = 366;

    private final CardPolicies policies;
    private final FeeTable fees;
    private final CardBook book;

    @Activate
    public CardReplacementKind(@Reference CardPolicies policies, @Reference FeeTable fees, @Reference CardBook book) {
        this.policies = policies;
        this.fees = fees;
        this.book = book;
    }

    @Override
    public String code() {
        return CardRequests.KIND;
    }

    @Override
    public LocalName title() {
        return new LocalName("补办卡", "new card");
    }

    @Override
    public List<RoleId> usualSteps() {
        return List.of(new RoleId("HR"), new RoleId("CARD_DESK"));
    }

    @Override
    public Optional<String> askedBy() {
        return Optional.of("credential.request");
    }

    @Override
    public Optional<String> decidedBy() {
        return Optional.of("credential.approve");
    }

    @Override
    public OptionalInt promisedDays(OrgId org, Employee employee) {
        return OptionalInt.of(policies.of(org, Optional.of(employee.site())).daysUntil());
    }

    @Override
    public SortedMap<String, String> check(Asking asking) {
        requireKnown(asking);
        SortedMap<String, String> kept = new TreeMap<>();
        ReplacementReason cause = cause(text(asking, "cause"));
        Credential card = card(asking);
        kept.put("cause", cause.name());
        kept.put("card", card.id().text());
        List.of("place", "date", "contact").forEach(name -> kept.put(name, text(asking, name)));
        requireStory(asking, cause);
        requireOnce(asking, card);
        kept.put(
                "terms",
                asking.before().map(request -> request.details().get("terms")).orElseGet(() -> read(asking)));
        Fee fee = fee(asking, cause);
        kept.put("fee", Long.toString(fee.cents()));
        kept.put("currency", fee.currency());
        kept.values().removeIf(String::isEmpty);
        return kept;
    }

    /** As it was shown, unless something else is said to have happened. */
    private Fee fee(Asking asking, ReplacementReason cause) {
        return asking.before()
                .filter(request -> cause.name().equals(request.details().get("cause")))
                .map(CardRequestDesk::fee)
                .orElseGet(() -> fees.quote(asking.employee(), cause));
    }

    private static void requireKnown(Asking asking) {
        for (String name : asking.details().keySet()) {
            boolean known = SAID.contains(name) || asking.before().isPresent() && NOTED.contains(name);
            if (!known) {
                throw wrong(name, "value.unknown", "nothing is known of this");
            }
        }
    }

    private static ReplacementReason cause(String text) {
        return Arrays.stream(ReplacementReason.values())
                .filter(reason -> reason.name().equals(text))
                .findFirst()
                .orElseThrow(() -> wrong(
                        "cause", "value.missing", "one of " + List.of(ReplacementReason.values()) + " is wanted"));
    }

    private Credential card(Asking asking) {
        List<Credential> cards =
                CardRequestDesk.replaceable(book, asking.employee().id());
        String named = text(asking, "card");
        if (cards.isEmpty()) {
            throw wrong("card", "card-request.card.none", "they have no card that could be replaced");
        }
        if (named.isEmpty() && cards.size() > 1) {
            throw wrong("card", "card-request.card.which", "they have several cards: say which");
        }
        return cards.stream()
                .filter(card -> named.isEmpty() || card.id().text().equals(named))
                .findFirst()
                .orElseThrow(() ->
                        wrong("card", "card-request.card.ended", "that card is none of theirs, or has ended already"));
    }

    /** Of a card that is gone it has to be said where and when. */
    private static void requireStory(Asking asking, ReplacementReason cause) {
        String date = text(asking, "date");
        if (GONE.contains(cause) && text(asking, "place").isEmpty()) {
            throw wrong("place", "value.missing", "where it was lost or stolen is wanted");
        }
        if (GONE.contains(cause) && date.isEmpty()) {
            throw wrong("date", "value.missing", "the day on which it was lost or stolen is wanted");
        }
        if (!date.isEmpty()) {
            LocalDate day = day(date);
            if (day.isAfter(asking.today()) || day.isBefore(asking.today().minusDays(MOST_DAYS_AGO))) {
                throw wrong("date", "value.range", "a day of the last year is wanted");
            }
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw wrong("date", "value.malformed", "a date such as 2026-11-23 is wanted");
        }
    }

    private static void requireOnce(Asking asking, Credential card) {
        asking.standing().stream()
                .filter(other -> card.id().text().equals(other.details().get("card")))
                .findFirst()
                .ifPresent(other -> {
                    throw wrong(
                            "card", "card-request.twice", "request " + other.number() + " asks for this card already");
                });
    }

    /** Where there are terms, they were shown: who asks says which version. */
    private String read(Asking asking) {
        CardPolicy policy =
                policies.of(asking.org(), Optional.of(asking.employee().site()));
        String version = Long.toString(policy.version());
        if (!policy.terms().isEmpty() && !text(asking, "terms").equals(version)) {
            throw wrong("terms", "card-request.terms", "the terms in force are to be read first: version " + version);
        }
        return version;
    }

    private static String text(Asking asking, String name) {
        String text = asking.details().getOrDefault(name, "").strip();
        if (text.length() > LONGEST) {
            throw wrong(name, "value.long", "at most " + LONGEST + " characters are wanted");
        }
        return text;
    }

    private static Refused wrong(String name, String code, String detail) {
        return Refused.at("/details/" + name, code, detail);
    }

    @Override
    public List<Effect> preview(Asking asking) {
        return List.of();
    }

    /** The replacement itself is the card office's. */
    @Override
    public void approved(Actor actor, Request request) {}

    @Override
    public void withdrawn(Actor actor, Request request) {}
}
