package org.clockhouse.terminal.internal.picture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Blobs;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Picture;
import org.clockhouse.terminal.Snapshot;
import org.clockhouse.terminal.SnapshotId;
import org.clockhouse.terminal.SnapshotRule;
import org.clockhouse.terminal.Snapshots;
import org.clockhouse.terminal.Terminals;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.spi.SnapshotRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows pictures of punches to those who may see whose they are. */
@Component
public final class SnapshotBook implements Snapshots {

    private static final int SIDE = 960;

    private final SnapshotRepository snapshots;
    private final SnapshotIntake intake;
    private final Terminals terminals;
    private final Directory directory;
    private final Blobs blobs;
    private final Journal journal;

    @Activate
    public SnapshotBook(
            @Reference SnapshotRepository snapshots,
            @Reference SnapshotIntake intake,
            @Reference Terminals terminals,
            @Reference Directory directory,
            @Reference Blobs blobs,
            @Reference Journal journal) {
        this.snapshots = snapshots;
        this.intake = intake;
        this.terminals = terminals;
        this.directory = directory;
        this.blobs = blobs;
        this.journal = journal;
    }

    @Override
    public SnapshotRule rule(OrgId org) {
        return journal.read(org, () -> snapshots.rule().orElse(SnapshotRule.OFF));
    }

    @Override
    public SnapshotRule set(Actor actor, SnapshotRule rule) {
        if (rule.on() && rule.notice().isEmpty()) {
            throw new Refused("snapshot.notice", "pictures are kept only where people are told so");
        }
        return journal.write(actor.org(), Topic.TERMINALS, () -> {
            SnapshotRule before = rule(actor.org());
            SnapshotRule made = snapshots.put(rule);
            journal.record(AuditDraft.of(actor, "snapshot-rule.set", "snapshot-rule", "", "")
                    .changing(fields(before), fields(made)));
            return made;
        });
    }

    private static Map<String, Object> fields(SnapshotRule rule) {
        return Map.of(
                "on", rule.on(),
                "keepDays", rule.keepDays(),
                "zh", rule.notice().zh(),
                "en", rule.notice().en(),
                "samplePercent", rule.samplePercent(),
                "lowScore", rule.lowScore(),
                "mostPerDay", rule.mostPerDay());
    }

    @Override
    public Set<TerminalId> full(OrgId org, Scope scope) {
        return intake.full(org).stream()
                .filter(terminal -> isSeen(org, scope, terminal))
                .collect(Collectors.toSet());
    }

    private boolean isSeen(OrgId org, Scope scope, TerminalId terminal) {
        return scope.everybody()
                || scope.sites()
                        .contains(terminals
                                .find(org, Scope.EVERYBODY, terminal)
                                .terminal()
                                .site());
    }

    @Override
    public List<Snapshot> of(OrgId org, Scope scope, EmployeeId person, Instant from, Instant until) {
        if (directory.seen(org, scope, List.of(person)).isEmpty()) {
            throw new NotFound("employee", person.text());
        }
        return journal.read(org, () -> snapshots.of(person, from, until, MOST));
    }

    @Override
    public List<Snapshot> at(OrgId org, Scope scope, TerminalId terminal, Instant from, Instant until) {
        terminals.find(org, scope, terminal);
        List<Snapshot> taken = journal.read(org, () -> snapshots.at(terminal, from, until, MOST));
        Set<EmployeeId> people = new HashSet<>();
        taken.forEach(snapshot -> snapshot.employee().ifPresent(people::add));
        Set<EmployeeId> seen = Set.copyOf(directory.seen(org, scope, people));
        return taken.stream()
                .filter(snapshot -> snapshot.employee().map(seen::contains).orElse(true))
                .toList();
    }

    @Override
    public byte[] look(Actor actor, Scope scope, SnapshotId id) {
        byte[] file = journal.read(actor.org(), () -> {
            Snapshot snapshot = snapshots.find(id).orElseThrow(() -> new NotFound("snapshot", id.text()));
            requireSeen(actor.org(), scope, snapshot);
            journal.record(audit(actor, snapshot));
            return read(snapshot);
        });
        return Picture.of(file, SIDE, SIDE).jpeg();
    }

    private void requireSeen(OrgId org, Scope scope, Snapshot snapshot) {
        if (snapshot.employee().isEmpty()) {
            terminals.find(org, scope, snapshot.terminal());
        } else if (directory
                .seen(org, scope, List.of(snapshot.employee().get()))
                .isEmpty()) {
            throw new NotFound("snapshot", snapshot.id().text());
        }
    }

    private AuditDraft audit(Actor actor, Snapshot snapshot) {
        Map<String, Object> what = Map.of("snapshot", snapshot.id().text(), "at", snapshot.at());
        return snapshot.employee()
                .flatMap(person -> directory.of(actor.org(), List.of(person)).values().stream()
                        .findFirst())
                .map(person -> AuditDraft.of(
                        actor, "snapshot.look", "employee", person.id().text(), person.number()))
                .orElseGet(() -> AuditDraft.of(
                        actor, "snapshot.look", "terminal", snapshot.terminal().text(), ""))
                .with(what);
    }

    private byte[] read(Snapshot snapshot) {
        try (InputStream content = blobs.open(snapshot.hash())) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
