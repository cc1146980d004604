package org.clockhouse.terminal.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.Capability;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.Health;
import org.clockhouse.driver.HeldPage;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.Rejection;
import org.clockhouse.driver.Road;
import org.clockhouse.driver.Template;
import org.clockhouse.driver.TemplateStore;
import org.clockhouse.driver.TerminalAddress;
import org.clockhouse.driver.TerminalDriver;
import org.clockhouse.driver.TerminalIdentity;
import org.clockhouse.driver.TerminalSession;

/** Terminals that keep a list, and their driver in one; one list for each endpoint. They keep what they are told over sessions. */
public final class ListedTerminal implements TerminalDriver {

    public static final String ID = "acme.list";

    private final Map<String, Map<String, Grant>> lists = new TreeMap<>();
    /** By their natural id, beside the cards of every endpoint. */
    final Map<String, Bytes> faces = new TreeMap<>();

    private final Set<CredentialKind> kinds;
    volatile Optional<Rejection.Reason> faceRefusal = Optional.empty();
    private final boolean keepsIds;
    private final int cardsPerHolder;
    volatile int capacity = 100;
    volatile int writes;
    volatile boolean unreachable;
    volatile boolean refuses;
    /** Dies when it has done it, before it can say so. */
    volatile boolean losesAnswers;

    public ListedTerminal() {
        this(true, 0);
    }

    ListedTerminal(boolean keepsIds, int cardsPerHolder) {
        this(keepsIds, cardsPerHolder, Set.of(CredentialKind.CARD));
    }

    private ListedTerminal(boolean keepsIds, int cardsPerHolder, Set<CredentialKind> kinds) {
        this.keepsIds = keepsIds;
        this.cardsPerHolder = cardsPerHolder;
        this.kinds = kinds;
    }

    static ListedTerminal withFaces() {
        return new ListedTerminal(false, 0, Set.of(CredentialKind.CARD, CredentialKind.FACE));
    }

    /** By the id under which each was put. */
    public synchronized Map<String, Grant> at(String endpoint) {
        return lists.computeIfAbsent(endpoint, none -> new TreeMap<>());
    }

    Set<String> numbers(String endpoint) {
        Set<String> numbers = new HashSet<>();
        at(endpoint).values().forEach(grant -> numbers.add(grant.holderNumber()));
        return numbers;
    }

    @Override
    public DriverDescriptor descriptor() {
        return DriverDescriptor.builder(ID)
                .made("Acme", "List")
                .roads(Road.VISIT)
                .capabilities(Capability.CREDENTIALS)
                .credentialKinds(kinds.toArray(CredentialKind[]::new))
                .templateFamilies(kinds.contains(CredentialKind.FACE) ? new String[] {Template.PHOTO} : new String[0])
                .cards(cardsPerHolder, 64)
                .keepsCredentialIds(keepsIds)
                .endpointExample("acme:east")
                .settings(Grant.HOLDER_NAME)
                .build();
    }

    @Override
    public TerminalSession connect(TerminalAddress address, DriverContext lent) throws DriverException {
        fail();
        return new Session(address.endpoint().toString());
    }

    private void fail() throws DriverException {
        if (unreachable) {
            throw new DriverException(Fault.UNREACHABLE, "as the test wants");
        }
    }

    private final class Session implements TerminalSession, TemplateStore {

        private final Map<String, Grant> list;

        Session(String endpoint) {
            list = at(endpoint);
        }

        @Override
        public TerminalIdentity identity() {
            return TerminalIdentity.builder("")
                    .capabilities(Set.of(Capability.CREDENTIALS))
                    .credentialKinds(kinds)
                    .build();
        }

        @Override
        public PunchPage readPunches(Cursor after, int limit) throws DriverException {
            fail();
            return PunchPage.empty(after);
        }

        @Override
        public void acknowledge(Cursor upTo) {
            // Nothing is kept.
        }

        @Override
        public Health health() {
            return Health.of(Health.State.GOOD, "");
        }

        @Override
        public List<Rejection> put(List<Grant> grants) throws DriverException {
            changed();
            List<Rejection> rejected = new ArrayList<>();
            for (Grant grant : grants) {
                if (list.size() >= capacity && !list.containsKey(grant.credentialId())) {
                    rejected.add(Rejection.of(grant.credentialId(), Rejection.Reason.FULL));
                } else {
                    list.put(grant.credentialId(), grant);
                }
            }
            die();
            return rejected;
        }

        @Override
        public Optional<Rejection.Reason> put(Grant grant, Template template) throws DriverException {
            changed();
            if (faceRefusal.isEmpty()) {
                faces.put(
                        Template.naturalId(grant.holderNumber(), template.kind(), template.slot(), template.family()),
                        template.content());
            }
            die();
            return faceRefusal;
        }

        @Override
        public void revoke(Set<String> credentialIds) throws DriverException {
            changed();
            faces.keySet().removeAll(credentialIds);
            list.keySet().removeAll(credentialIds);
            die();
        }

        private void changed() throws DriverException {
            fail();
            if (refuses) {
                throw new DriverException(Fault.REFUSED, "locked");
            }
            writes++;
        }

        private void die() throws DriverException {
            if (losesAnswers) {
                throw new DriverException(Fault.UNREACHABLE, "died in between");
            }
        }

        @Override
        public HeldPage list(Cursor after, int limit) throws DriverException {
            fail();
            Set<String> held = new HashSet<>(list.keySet());
            held.addAll(faces.keySet());
            return HeldPage.of(List.copyOf(held), after, false);
        }

        @Override
        public void close() {
            // Nothing stands open.
        }
    }
}
