package org.clockhouse.credential.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.Deliveries;
import org.clockhouse.credential.Delivery;
import org.clockhouse.credential.WallTerminal;
import org.clockhouse.credential.spi.UseRepository;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sets what terminals were told against what they should know. */
@Component
public final class DeliveryBook implements Deliveries {

    /** A removal is told to every terminal for so long, even to one that was never told of the card. */
    private static final Duration TOLD_TO_ALL = Duration.ofDays(30);

    private final UseRepository uses;
    private final Doors doors;
    private final CardBook book;

    @Activate
    public DeliveryBook(@Reference UseRepository uses, @Reference Doors doors, @Reference CardBook book) {
        this.uses = uses;
        this.doors = doors;
        this.book = book;
    }

    @Override
    public List<Delivery> of(OrgId org, Scope scope, CredentialId id) {
        return book.in(org, () -> {
            Credential credential = book.seen(org, scope, id);
            Map<TerminalId, Delivery.Told> told = uses.told(id);
            return doors.reach(org, Scope.EVERYBODY, credential.holder()).stream()
                    .map(terminal -> delivery(credential, terminal, Optional.ofNullable(told.get(terminal.id()))))
                    .toList();
        });
    }

    /** News from before the last change say nothing of it. */
    private static Delivery delivery(Credential credential, WallTerminal terminal, Optional<Delivery.Told> told) {
        Delivery.Want want = Delivery.wanted(credential);
        Instant ordered = credential.terms().movedAt();
        Optional<Delivery> known = told.filter(
                        news -> news.want() == want && !news.at().isBefore(ordered))
                .map(news -> new Delivery(terminal, want, news.state(), news.at(), news.detail()));
        boolean under =
                known.filter(news -> news.state() != Delivery.State.SENT).isPresent();
        if (!under && !terminal.reachable()) {
            return new Delivery(terminal, want, Delivery.State.UNREACHABLE, terminal.since(), "");
        }
        return known.orElseGet(() -> new Delivery(terminal, want, Delivery.State.EXPECTED, ordered, ""));
    }

    @Override
    public List<Delivery.Pending> pending(OrgId org, TerminalId terminal, int limit) {
        return book.in(org, () -> uses.pending(terminal, book.now().minus(TOLD_TO_ALL), limit).stream()
                .map(id -> book.credentials().find(id).orElseThrow())
                .map(credential -> new Delivery.Pending(credential, Delivery.wanted(credential)))
                .toList());
    }

    @Override
    public void told(OrgId org, TerminalId terminal, List<Delivery.Told> news) {
        book.in(org, () -> {
            uses.told(terminal, news);
            return news;
        });
    }
}
