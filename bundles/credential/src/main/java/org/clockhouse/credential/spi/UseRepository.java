package org.clockhouse.credential.spi;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.credential.CardUse;
import org.clockhouse.credential.CardUses.Idle;
import org.clockhouse.credential.Delivery;
import org.clockhouse.credential.StoppedUse;
import org.clockhouse.credential.StoppedUseId;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.osgi.annotation.versioning.ConsumerType;

/** What terminals were told of cards, and what they saw of them. */
@ConsumerType
public interface UseRepository {

    /** The latest of each terminal. */
    Map<TerminalId, Delivery.Told> told(CredentialId credential);

    void told(TerminalId terminal, List<Delivery.Told> news);

    /**
     * Active credentials of which the terminal has not confirmed that it holds them, and others that moved after an instant or
     * that it was told to hold, of which it has not confirmed the removal; removals first.
     */
    List<CredentialId> pending(TerminalId terminal, Instant movedAfter, int limit);

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
