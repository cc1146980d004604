package org.clockhouse.credential.internal.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.Credentials;
import org.clockhouse.credential.Freezes;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Remembers who froze what for as long as it may be undone. */
@Component
public final class FreezeDesk implements Freezes {

    private record Freeze(String actor, long version, Instant at) {

        boolean isOver(Instant now) {
            return now.isAfter(at.plus(UNDO));
        }
    }

    private final Credentials credentials;
    private final Clock clock;
    private final Map<CredentialId, Freeze> recent = new ConcurrentHashMap<>();

    @Activate
    public FreezeDesk(@Reference Credentials credentials, @Reference Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    @Override
    public Credential freeze(Actor actor, Scope scope, CredentialId card, String reason) {
        Credential before = credentials.find(actor.org(), scope, card);
        Credential after = credentials.move(actor, scope, card, CredentialState.SUSPENDED, reason, before.version());
        recent.values().removeIf(freeze -> freeze.isOver(clock.instant()));
        if (after.version() != before.version()) {
            recent.put(card, new Freeze(actor.id(), after.version(), clock.instant()));
        }
        return after;
    }

    @Override
    public Credential undo(Actor actor, Scope scope, CredentialId card) {
        Credential frozen = credentials.find(actor.org(), scope, card);
        Freeze freeze = recent.get(card);
        if (freeze == null
                || freeze.isOver(clock.instant())
                || !freeze.actor().equals(actor.id())
                || freeze.version() != frozen.version()) {
            throw new Refused("credential.undo.late", "only who froze it may undo that, and only at once");
        }
        return credentials.move(actor, scope, card, CredentialState.ACTIVE, "", frozen.version());
    }
}
