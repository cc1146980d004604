package org.clockhouse.terminal.internal.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.use.CardSight;
import org.clockhouse.credential.use.CardUses;
import org.clockhouse.kernel.ChangeListener;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.PatientListener;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.People;
import org.clockhouse.terminal.internal.health.Strangers;
import org.clockhouse.terminal.spi.TerminalRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Reads the punch log for what it says of cards, beside the way of the punches: where each was used, that one was used which is
 * stopped, that somebody was where they may not be, and which picture is whose. Reads on from its own position, so a lost hint
 * only delays it.
 */
@Component(service = ChangeListener.class)
public final class CardWatch implements PatientListener {

    private static final int AT_ONCE = 500;

    private final PunchLog punches;
    private final CardUses uses;
    private final Strangers strangers;
    private final SnapshotIntake snapshots;
    private final PicturePicks picks;
    private final TerminalRepository terminals;
    private final Journal journal;

    @Activate
    public CardWatch(
            @Reference PunchLog punches,
            @Reference CardUses uses,
            @Reference Strangers strangers,
            @Reference SnapshotIntake snapshots,
            @Reference PicturePicks picks,
            @Reference TerminalRepository terminals,
            @Reference Journal journal) {
        this.punches = punches;
        this.uses = uses;
        this.strangers = strangers;
        this.snapshots = snapshots;
        this.picks = picks;
        this.terminals = terminals;
        this.journal = journal;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.PUNCHES);
    }

    @Override
    public boolean take(OrgId org, Topic topic) {
        List<Punch> page = punches.after(org, uses.position(org), AT_ONCE);
        if (!page.isEmpty()) {
            strangers.look(org, page);
            snapshots.link(org, page);
            picks.look(org, page);
            uses.note(org, page.get(page.size() - 1).position(), seen(org, page));
        }
        return page.size() == AT_ONCE;
    }

    private List<CardSight> seen(OrgId org, List<Punch> page) {
        Map<TerminalId, Optional<Terminal>> known = new HashMap<>();
        List<CardSight> seen = new ArrayList<>();
        for (Punch punch : page) {
            PunchSubject.Kind kind = punch.subject().kind();
            Optional<CardSight.Named> named = kind == PunchSubject.Kind.NUMBER ? named(punch) : Optional.empty();
            if (kind == PunchSubject.Kind.CARD || kind == PunchSubject.Kind.PIN || named.isPresent()) {
                known.computeIfAbsent(punch.terminal(), id -> journal.read(org, () -> terminals.find(id)))
                        .ifPresent(terminal -> seen.add(new CardSight(
                                terminal.id(),
                                People.sighting(terminal, punch.subject(), punch.at()),
                                punch.receivedAt(),
                                punch.attributes().outcome() == PunchAttributes.Outcome.ACCEPTED,
                                named)));
            }
        }
        return seen;
    }

    /** A number says who; the manner says by what. */
    private static Optional<CardSight.Named> named(Punch punch) {
        Optional<CredentialKind> kind =
                switch (punch.attributes().method()) {
                    case CARD -> Optional.of(CredentialKind.CARD);
                    case PIN -> Optional.of(CredentialKind.PIN);
                    case FINGERPRINT -> Optional.of(CredentialKind.FINGERPRINT);
                    case FACE -> Optional.of(CredentialKind.FACE);
                    case PALM -> Optional.of(CredentialKind.PALM);
                    case PHONE -> Optional.of(CredentialKind.PHONE);
                    case FILE, UNSTATED -> Optional.empty();
                };
        return punch.employee().flatMap(person -> kind.map(what -> new CardSight.Named(person, what)));
    }
}
