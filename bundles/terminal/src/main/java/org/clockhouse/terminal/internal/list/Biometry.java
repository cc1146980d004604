package org.clockhouse.terminal.internal.list;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.Holders;
import org.clockhouse.credential.Sighting;
import org.clockhouse.credential.biometric.Biometric.Taken;
import org.clockhouse.credential.biometric.Sample;
import org.clockhouse.credential.biometric.SampleExchange;
import org.clockhouse.credential.delivery.Delivery.Entry;
import org.clockhouse.credential.delivery.Delivery.Order;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.Task;
import org.clockhouse.driver.Template;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.terminal.ErrandTask;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.errand.Tasks;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Fingers and faces between terminals and the desk. What a terminal may be asked for is remembered for some seconds. */
@Component(service = Biometry.class)
public final class Biometry {

    private static final Duration REMEMBER = Duration.ofSeconds(5);

    private final SampleExchange samples;
    private final Holders holders;
    private final Journal journal;
    private final Map<OrgId, Known> known = new ConcurrentHashMap<>();

    private record Known(Set<CredentialKind> kinds, Instant until) {}

    @Activate
    public Biometry(@Reference SampleExchange samples, @Reference Holders holders, @Reference Journal journal) {
        this.samples = samples;
        this.holders = holders;
        this.journal = journal;
    }

    public Set<CredentialKind> wanted(OrgId org) {
        Instant now = journal.now();
        Known before = known.get(org);
        if (before == null || !before.until().isAfter(now)) {
            Set<CredentialKind> kinds = samples.taken(org).stream()
                    .map(kind -> CredentialKind.valueOf(kind.name()))
                    .collect(Collectors.toSet());
            before = new Known(kinds, now.plus(REMEMBER));
            known.put(org, before);
        }
        return before.kinds();
    }

    /** Of somebody whom nobody knows, nothing is kept. */
    public void take(OrgId org, Terminal terminal, List<Template> enrolled) {
        for (Template template : enrolled) {
            Sighting sighting = Sighting.number(terminal.numberPrefix() + template.holderNumber(), journal.now());
            Optional<EmployeeId> person =
                    holders.resolve(org, List.of(sighting)).get(0).known();
            person.ifPresent(
                    whose -> samples.received(org, terminal.id(), whose, template.holderNumber(), sample(template)));
        }
    }

    private static Sample sample(Template template) {
        return new Sample(
                org.clockhouse.credential.CredentialKind.valueOf(template.kind().name()),
                template.slot(),
                template.family(),
                template.version(),
                template.quality(),
                template.content().toArray());
    }

    /** Those of the order whose samples can be given. */
    public Set<CredentialId> held(OrgId org, Order order) {
        return order.entries().stream()
                .filter(entry ->
                        entry.credential().kind().isBiometric() && entry.line().isHeld())
                .map(Entry::credential)
                .map(credential -> credential.id())
                .filter(id -> samples.sample(org, id).isPresent())
                .collect(Collectors.toSet());
    }

    /** How those of the orders that are biometrics were taken. */
    Map<CredentialId, Taken> bodies(OrgId org, List<Order> orders) {
        Set<CredentialId> wanted = orders.stream()
                .flatMap(order -> order.entries().stream())
                .map(Entry::credential)
                .filter(credential -> credential.kind().isBiometric())
                .map(Credential::id)
                .collect(Collectors.toSet());
        return wanted.isEmpty() ? Map.of() : samples.taken(org, wanted);
    }

    /** In drivers' words; empty when the sample is no longer kept. */
    public Optional<Task> task(OrgId org, ErrandTask task) {
        if (task instanceof ErrandTask.PutTemplate put) {
            return template(org, put.biometric(), put.holder()).map(Task.PutTemplate::new);
        }
        if (task instanceof ErrandTask.RemoveTemplate remove) {
            return Optional.ofNullable(
                            samples.taken(org, Set.of(remove.biometric())).get(remove.biometric()))
                    .map(taken -> new Task.RemoveTemplate(
                            remove.holder(),
                            CredentialKind.valueOf(taken.kind().name()),
                            taken.slot(),
                            taken.family()));
        }
        return Optional.of(Tasks.translate(task));
    }

    /** Empty when the sample is no longer kept. @param number the person's at the terminal */
    Optional<Template> template(OrgId org, CredentialId biometric, String number) {
        return samples.sample(org, biometric).map(sample -> template(number, sample));
    }

    private static Template template(String number, Sample sample) {
        Template.Builder template = Template.builder(
                        number,
                        CredentialKind.valueOf(sample.kind().name()),
                        sample.slot(),
                        sample.family(),
                        Bytes.of(sample.bytes()))
                .version(sample.version());
        sample.quality().ifPresent(template::quality);
        return template.build();
    }
}
