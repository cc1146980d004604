package org.clockhouse.credential.internal.replacement;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.credential.internal.CardBook;
import org.clockhouse.credential.replacement.Fee;
import org.clockhouse.credential.replacement.FeeRule;
import org.clockhouse.credential.replacement.FeeRuleId;
import org.clockhouse.credential.replacement.Fees;
import org.clockhouse.credential.replacement.ReplacementReason;
import org.clockhouse.credential.spi.ReplacementRepository;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What replacements cost, by rules that the company sets. */
@Component(service = {Fees.class, FeeTable.class})
public final class FeeTable implements Fees {

    private static final Comparator<FeeRule> WEIGHT = Comparator.comparing(FeeRule::from)
            .thenComparing(rule -> rule.site().isPresent())
            .thenComparing(rule -> rule.reason().isPresent());

    private final ReplacementRepository replacements;
    private final CardBook book;

    @Activate
    public FeeTable(@Reference ReplacementRepository replacements, @Reference CardBook book) {
        this.replacements = replacements;
        this.book = book;
    }

    @Override
    public List<FeeRule> rules(OrgId org) {
        return book.in(org, replacements::rules);
    }

    @Override
    public List<FeeRule> set(Actor actor, List<FeeRule> rules) {
        return book.in(actor.org(), () -> {
            String before = said(replacements.rules());
            List<FeeRule> fresh = rules.stream()
                    .map(rule -> new FeeRule(
                            FeeRuleId.next(),
                            rule.reason(),
                            rule.site(),
                            rule.from(),
                            rule.months(),
                            rule.cents(),
                            rule.currency(),
                            1))
                    .toList();
            replacements.set(fresh);
            book.wrote(AuditDraft.of(actor, "fee.rules", "fee-rules", "", "")
                    .changing(Map.of("rules", before), Map.of("rules", said(fresh))));
            return fresh;
        });
    }

    @Override
    public Fee quote(OrgId org, Scope scope, EmployeeId employee, ReplacementReason reason) {
        return book.in(org, () -> quote(book.person(org, scope, employee), reason));
    }

    /** Within a transaction. */
    Fee quote(Employee person, ReplacementReason reason) {
        return replacements.rules().stream()
                .filter(rule -> rule.reason().map(reason::equals).orElse(true))
                .filter(rule -> rule.site().map(person.site()::equals).orElse(true))
                .filter(rule -> rule.from() == 1 || replacements.count(person.id(), since(rule)) + 1 >= rule.from())
                .max(WEIGHT)
                .map(rule -> Fee.due(rule.cents(), rule.currency()))
                .orElse(Fee.NONE);
    }

    private Instant since(FeeRule rule) {
        return book.now().atOffset(ZoneOffset.UTC).minusMonths(rule.months()).toInstant();
    }

    private static String said(List<FeeRule> rules) {
        return rules.stream()
                .map(rule -> rule.reason().map(Enum::name).orElse("ANY") + " from " + rule.from() + " in "
                        + rule.months() + " months: " + rule.cents() + " " + rule.currency()
                        + rule.site().map(site -> " at " + site.text()).orElse(""))
                .collect(Collectors.joining("; "));
    }
}
