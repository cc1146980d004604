package org.clockhouse.request.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.clockhouse.account.Role;
import org.clockhouse.account.RoleId;
import org.clockhouse.account.Roles;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.request.Chain;
import org.clockhouse.request.Chains;
import org.clockhouse.request.RequestKind;
import org.clockhouse.request.spi.ChainRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Chains over a repository; what nobody set is as its kind ships it. */
@Component
public final class ChainBook implements Chains {

    private static final int USUAL_DAYS = 3;

    private final ChainRepository chains;
    private final Kinds kinds;
    private final Roles roles;
    private final Sites sites;
    private final AuditTrail audit;
    private final Transactions transactions;

    @Activate
    public ChainBook(
            @Reference ChainRepository chains,
            @Reference Kinds kinds,
            @Reference Roles roles,
            @Reference Sites sites,
            @Reference AuditTrail audit,
            @Reference Transactions transactions) {
        this.chains = chains;
        this.kinds = kinds;
        this.roles = roles;
        this.sites = sites;
        this.audit = audit;
        this.transactions = transactions;
    }

    @Override
    public List<Chain> list(OrgId org) {
        return transactions.in(org, () -> {
            List<Chain> set = chains.all();
            List<Chain> all = new ArrayList<>();
            for (RequestKind kind : kinds.all()) {
                all.add(find(set, kind.code(), Optional.empty()).orElseGet(() -> shipped(kind)));
                set.stream()
                        .filter(chain ->
                                chain.kind().equals(kind.code()) && chain.site().isPresent())
                        .sorted(Comparator.comparing(chain -> chain.site().get().text()))
                        .forEach(all::add);
            }
            return all;
        });
    }

    @Override
    public Chain of(OrgId org, String code, Optional<SiteId> site) {
        RequestKind kind = kinds.find(code).orElseThrow(() -> new NotFound("request-kind", code));
        return transactions.in(org, () -> {
            List<Chain> set = chains.all();
            return find(set, code, site)
                    .or(() -> find(set, code, Optional.empty()))
                    .orElseGet(() -> shipped(kind));
        });
    }

    @Override
    public Chain set(Actor actor, Chain chain) {
        kinds.find(chain.kind()).orElseThrow(() -> new NotFound("request-kind", chain.kind()));
        return transactions.in(actor.org(), () -> {
            chain.site().ifPresent(site -> sites.find(actor.org(), site));
            requireRoles(actor.org(), chain);
            Chain before = of(actor.org(), chain.kind(), chain.site());
            boolean first = !before.site().equals(chain.site());
            Chain made = chains.put(first ? chain.atVersion(0) : chain);
            audit.record(AuditDraft.of(
                            actor,
                            "request-chain.set",
                            "request-chain",
                            chain.kind(),
                            chain.site()
                                    .map(site ->
                                            sites.find(actor.org(), site).name().any())
                                    .orElse(chain.kind()))
                    .changing(fields(before), fields(made)));
            return made;
        });
    }

    private void requireRoles(OrgId org, Chain chain) {
        for (int i = 0; i < chain.steps().size(); i++) {
            requireRole(org, "/steps/" + i, chain.steps().get(i));
        }
        requireRole(org, "/escalateTo", chain.escalateTo());
    }

    /** A role that reaches nobody but oneself would bring a request back to whoever made it. */
    private void requireRole(OrgId org, String pointer, RoleId id) {
        Role role;
        try {
            role = roles.find(org, id);
        } catch (NotFound e) {
            throw Refused.at(pointer, "chain.role.unknown", "there is no role " + id.text());
        }
        if (role.reach() == Role.Reach.OWN_PERSON) {
            throw Refused.at(pointer, "chain.role.own", "the role " + id.text() + " is only ever held for oneself");
        }
    }

    private static Optional<Chain> find(List<Chain> set, String kind, Optional<SiteId> site) {
        return set.stream()
                .filter(chain -> chain.kind().equals(kind) && chain.site().equals(site))
                .findFirst();
    }

    private static Chain shipped(RequestKind kind) {
        return new Chain(kind.code(), Optional.empty(), kind.usualSteps(), USUAL_DAYS, true, 0);
    }

    private static Map<String, Object> fields(Chain chain) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("steps", chain.steps().stream().map(RoleId::text).collect(Collectors.joining(" ")));
        fields.put("days", chain.days());
        fields.put("fourEyes", chain.fourEyes());
        fields.put("escalateTo", chain.escalateTo().text());
        chain.site().ifPresent(site -> fields.put("site", site.text()));
        return fields;
    }
}
