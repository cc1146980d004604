package org.clockhouse.credential.internal.type;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.credential.LocalText;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.spi.OfficeRepository;
import org.clockhouse.credential.type.CardPolicies;
import org.clockhouse.credential.type.CardPolicy;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.registry.organisation.Sites;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Policies over a repository; what nobody set is as it ships. */
@Component
public final class PolicyBook implements CardPolicies {

    private final OfficeRepository office;
    private final Sites sites;
    private final CardBook book;

    @Activate
    public PolicyBook(@Reference OfficeRepository office, @Reference Sites sites, @Reference CardBook book) {
        this.office = office;
        this.sites = sites;
        this.book = book;
    }

    @Override
    public List<CardPolicy> list(OrgId org) {
        return book.in(org, () -> Stream.concat(
                        Stream.of(of(org, Optional.empty())),
                        office.policies().stream()
                                .filter(policy -> policy.site().isPresent())
                                .sorted(Comparator.comparing(
                                        policy -> policy.site().orElseThrow().text())))
                .toList());
    }

    @Override
    public CardPolicy of(OrgId org, Optional<SiteId> site) {
        return book.in(org, () -> {
            List<CardPolicy> set = office.policies();
            return find(set, site).or(() -> find(set, Optional.empty())).orElse(CardPolicy.USUAL);
        });
    }

    private static Optional<CardPolicy> find(List<CardPolicy> set, Optional<SiteId> site) {
        return set.stream().filter(policy -> policy.site().equals(site)).findFirst();
    }

    @Override
    public CardPolicy set(Actor actor, CardPolicy policy) {
        return book.in(actor.org(), () -> {
            String place = policy.site()
                    .map(site -> sites.find(actor.org(), site).name().any())
                    .orElse("");
            CardPolicy before = of(actor.org(), policy.site());
            boolean first = !before.site().equals(policy.site());
            CardPolicy made = office.put(first ? policy.atVersion(0) : policy);
            book.wrote(AuditDraft.of(actor, "card-policy.set", "card-policy", place, place)
                    .changing(fields(before), fields(made)));
            return made;
        });
    }

    private static Map<String, Object> fields(CardPolicy policy) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("terms", said(policy.terms()));
        fields.put("receipt", said(policy.receipt()));
        fields.put("care", said(policy.care()));
        fields.put("days", policy.daysFrom() + " to " + policy.daysUntil());
        fields.put("requestNeeded", policy.requestNeeded());
        fields.put("fourEyes", policy.fourEyes());
        return fields;
    }

    private static String said(LocalText text) {
        return text.isEmpty() ? "" : text.zh() + " / " + text.en();
    }
}
