package org.clockhouse.terminal.internal.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.clockhouse.credential.Holders;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.punch.Appended;
import org.clockhouse.punch.NewPunch;
import org.clockhouse.punch.PunchBatch;
import org.clockhouse.punch.PunchBatch.Progress;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.punch.QuarantineDraft;
import org.clockhouse.punch.Road;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.internal.People;
import org.clockhouse.terminal.internal.health.EventBook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes pages in by every road: interprets them, names the people, and appends. */
@Component(service = Receiver.class)
public final class Receiver {

    private final PunchLog punches;
    private final EventBook events;
    private final People people;
    private final Journal journal;

    @Activate
    public Receiver(
            @Reference PunchLog punches,
            @Reference EventBook events,
            @Reference Holders holders,
            @Reference Journal journal) {
        this.punches = punches;
        this.events = events;
        this.people = new People(new JointHolders(holders));
        this.journal = journal;
    }

    /** @param source what is read, for people: the name of a file, or empty */
    public record From(OrgId org, Terminal terminal, Road road, String source) {}

    /** @param known whose is what was presented, as far as that is known */
    public record Received(Appended appended, Map<PunchSubject, EmployeeId> known) {}

    /**
     * Returns after the commit of the whole page, and with it of its progress. Events come first: a page that is read again brings them
     * again, and each is kept once.
     *
     * @param progress asked for once the page has been interpreted
     * @throws org.clockhouse.kernel.Unavailable if the store is down; the same page again is safe
     */
    public Received receive(From from, Intake intake, PunchPage page, Supplier<Progress> progress) {
        Named named = named(from, intake, page);
        return new Received(Appended.of(append(from, named, progress.get())), named.known());
    }

    /** The same without waiting for the commit. */
    public CompletableFuture<Appended> receiving(
            From from, Intake intake, PunchPage page, Supplier<Progress> progress) {
        Named named = named(from, intake, page);
        return append(from, named, progress.get());
    }

    private record Named(List<NewPunch> punches, List<QuarantineDraft> rows) {

        Map<PunchSubject, EmployeeId> known() {
            Map<PunchSubject, EmployeeId> known = new HashMap<>();
            punches.forEach(punch -> punch.employee().ifPresent(whose -> known.put(punch.subject(), whose)));
            return known;
        }
    }

    private Named named(From from, Intake intake, PunchPage page) {
        if (!page.events().isEmpty()) {
            events.report(from.org(), from.terminal().id(), page.events());
        }
        Intake.Interpreted interpreted = intake.interpret(page);
        List<NewPunch> found =
                interpreted.punches().stream().map(Intake.Taken::punch).toList();
        return new Named(people.name(from.org(), from.terminal(), found), interpreted.rows());
    }

    /** A page may be larger than a batch: the progress goes with its last part, when those before are committed. */
    private CompletableFuture<Appended> append(From from, Named named, Progress progress) {
        List<Object> all = new ArrayList<>(named.punches());
        all.addAll(named.rows());
        Appended sum = Appended.NOTHING;
        int at = 0;
        while (all.size() - at > PunchBatch.LARGEST) {
            List<Object> part = all.subList(at, at + PunchBatch.LARGEST);
            sum = sum.plus(punches.append(from.org(), batch(from, part, Progress.NONE)));
            at += PunchBatch.LARGEST;
        }
        List<Object> last = all.subList(at, all.size());
        return punches.appending(from.org(), batch(from, last, progress)).thenApply(sum::plus);
    }

    private PunchBatch batch(From from, List<Object> part, Progress progress) {
        return new PunchBatch(
                from.terminal().id(),
                from.road(),
                from.source(),
                journal.now(),
                part.stream()
                        .filter(NewPunch.class::isInstance)
                        .map(NewPunch.class::cast)
                        .toList(),
                part.stream()
                        .filter(QuarantineDraft.class::isInstance)
                        .map(QuarantineDraft.class::cast)
                        .toList(),
                progress);
    }
}
