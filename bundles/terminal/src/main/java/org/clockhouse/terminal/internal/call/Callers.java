package org.clockhouse.terminal.internal.call;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.clockhouse.kernel.ChangeListener;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Topic;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Who serial numbers were found to belong to, so that a thousand terminals which ask for nothing read no row. Holds until a
 * terminal is written, its gateway changes or sites do.
 */
@Component(service = {Callers.class, ChangeListener.class})
public final class Callers implements ChangeListener {

    private static final Duration REMEMBER = Duration.ofMinutes(5);
    /** Somebody may be about to authorise it, where nothing tells. */
    private static final Duration REMEMBER_STRANGERS = Duration.ofSeconds(5);

    private static final int MOST = 10_000;

    private final Clock clock;
    private final AtomicLong edition = new AtomicLong();
    private final Map<Caller, Found> found = new ConcurrentHashMap<>();

    private record Caller(String driver, String serial) {}

    private record Found(Optional<CallingTerminals.Known> who, long edition, Instant until) {}

    @Activate
    public Callers(@Reference Clock clock) {
        this.clock = clock;
    }

    /** @param look is asked when it is not remembered */
    Optional<CallingTerminals.Known> who(
            String driver, String serial, Supplier<Optional<CallingTerminals.Known>> look) {
        Caller caller = new Caller(driver, serial);
        Instant now = clock.instant();
        long asked = edition.get();
        Found before = found.get(caller);
        if (before != null && before.edition() == asked && before.until().isAfter(now)) {
            return before.who();
        }
        Optional<CallingTerminals.Known> who = look.get();
        if (found.size() >= MOST) {
            found.clear();
        }
        found.put(caller, new Found(who, asked, now.plus(who.isPresent() ? REMEMBER : REMEMBER_STRANGERS)));
        return who;
    }

    /** A stranger may be known from now on. */
    public void forget(String driver, String serial) {
        found.remove(new Caller(driver, serial));
    }

    /** Whoever was found is looked for again. */
    public void outdated() {
        edition.incrementAndGet();
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.ORGANISATION);
    }

    @Override
    public void changed(OrgId org, Topic topic) {
        outdated();
    }
}
