package org.clockhouse.kernel.internal;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.clockhouse.kernel.ChangeListener;
import org.clockhouse.kernel.Changes;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.PatientListener;
import org.clockhouse.kernel.Rush;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Workers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands hints to the listeners of this process, merging those a busy listener has not taken yet. In a rush of punches a listener
 * is let rest after each that tells of them.
 */
@Component(service = {Changes.class, Rush.class, ChangeDispatcher.class})
public final class ChangeDispatcher implements Changes, Rush {

    private static final Logger log = LoggerFactory.getLogger(ChangeDispatcher.class);

    private record Hint(OrgId org, Topic topic) {}

    private final Workers.Crew crew;
    private final FactRate punches = new FactRate(System::nanoTime);
    private final Map<Hint, AtomicLong> editions = new ConcurrentHashMap<>();
    private final Map<ChangeListener, Mailbox> mailboxes = new ConcurrentHashMap<>();

    @Activate
    public ChangeDispatcher(@Reference Workers workers) {
        this.crew = workers.crew("changes", 4);
    }

    @Deactivate
    public void stop() {
        crew.close();
    }

    @Reference(policy = ReferencePolicy.DYNAMIC, cardinality = ReferenceCardinality.MULTIPLE)
    public void add(ChangeListener listener) {
        mailboxes.put(listener, new Mailbox(listener));
    }

    public void remove(ChangeListener listener) {
        mailboxes.remove(listener);
    }

    /** At once: whoever has a transaction open tells through {@code Transactions.afterCommit}. */
    @Override
    public void tell(OrgId org, Topic topic) {
        Hint hint = new Hint(org, topic);
        counter(hint).incrementAndGet();
        for (Mailbox mailbox : mailboxes.values()) {
            mailbox.put(hint);
        }
    }

    @Override
    public void tell(OrgId org, Topic topic, int facts) {
        if (topic == Topic.PUNCHES) {
            punches.add(facts);
        }
        tell(org, topic);
    }

    @Override
    public long edition(OrgId org, Topic topic) {
        return counter(new Hint(org, topic)).get();
    }

    private AtomicLong counter(Hint hint) {
        AtomicLong known = editions.get(hint);
        return known != null ? known : editions.computeIfAbsent(hint, any -> new AtomicLong());
    }

    @Override
    public Duration rest(Duration worked) {
        return punches.rest(worked);
    }

    private final class Mailbox {

        private final ChangeListener listener;
        private final Set<Topic> topics;
        private final Set<Hint> waiting = ConcurrentHashMap.newKeySet();
        private boolean busy;

        Mailbox(ChangeListener listener) {
            this.listener = listener;
            this.topics = Set.copyOf(listener.topics());
        }

        void put(Hint hint) {
            if (!topics.contains(hint.topic())) {
                return;
            }
            synchronized (this) {
                waiting.add(hint);
                if (busy) {
                    return;
                }
                busy = true;
            }
            try {
                crew.run(this::deliver);
            } catch (RejectedExecutionException e) {
                log.debug("Hint {} came after the end", hint);
            }
        }

        private void deliver() {
            Duration rest = Duration.ZERO;
            while (rest.isZero()) {
                Hint hint;
                synchronized (this) {
                    if (waiting.isEmpty() || mailboxes.get(listener) != this) {
                        busy = false;
                        return;
                    }
                    hint = waiting.iterator().next();
                    waiting.remove(hint);
                }
                long began = System.nanoTime();
                hand(hint);
                rest = hint.topic() == Topic.PUNCHES
                        ? rest(Duration.ofNanos(System.nanoTime() - began))
                        : Duration.ZERO;
            }
            try {
                crew.later(rest, this::deliver);
            } catch (RejectedExecutionException e) {
                log.debug("Hints wait after the end");
            }
        }

        private void hand(Hint hint) {
            try {
                if (listener instanceof PatientListener patient) {
                    if (patient.take(hint.org(), hint.topic())) {
                        waiting.add(hint);
                    }
                } else {
                    listener.changed(hint.org(), hint.topic());
                }
            } catch (RuntimeException e) {
                log.error("Listener {} failed on {}", listener.getClass().getName(), hint.topic(), e);
            }
        }
    }
}
