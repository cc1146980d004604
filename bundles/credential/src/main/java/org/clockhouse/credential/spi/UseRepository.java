package org.clockhouse.credential.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clockhouse.credential.use.CardUse;
import org.clockhouse.credential.use.CardUses.Idle;
import org.clockhouse.credential.use.StoppedUse;
import org.clockhouse.credential.use.StoppedUseId;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ConsumerType;

/** What terminals saw of cards. */
@ConsumerType
public interface UseRepository {

    /** 0 before the first. */
    long position();

    void position(long position);

    /** Adds to what is known. */
    void add(List<CardUse> uses);

    /** The latest first. */
    List<CardUse> of(CredentialId credential);

    /** The newest credential first. */
    Slice<Idle> idle(Scope scope, Instant since, boolean never, Page page);

    /** The same card at the same terminal and instant is the same alarm. */
    void add(StoppedUse use);

    Optional<StoppedUse> stopped(StoppedUseId use);

    /** By id, the newest first. */
    Slice<StoppedUse> stopped(Scope scope, boolean openOnly, Page page);

    /** @throws org.clockhouse.kernel.Stale if the version is not the stored one */
    StoppedUse close(StoppedUse use);
}
