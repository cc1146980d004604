package org.clockhouse.credential.spi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ConsumerType;

/** The credentials of all states. */
@ConsumerType
public interface CredentialRepository {

    Optional<Credential> find(CredentialId credential);

    /** The newest first. */
    List<Credential> of(EmployeeId holder);

    /** Of several people, in no order. */
    List<Credential> of(Collection<EmployeeId> holders);

    /** The one that holds its number with this exact key. */
    Optional<Credential> holdingExact(String exact);

    Optional<Credential> holdingPrinted(String printed);

    /** Of every state, with the search key that fitted; a credential may come with several. */
    List<IdentifierKeys.Hit> withKeys(Collection<String> searchKeys);

    /** Of every state, with this exact key, the newest first. */
    List<Credential> withExact(String exact);

    /**
     * @throws org.clockhouse.kernel.Refused {@code credential.number.taken} or {@code credential.printed.taken}, a
     *     duplicate, when another credential holds that number
     */
    void insert(IdentifierKeys.Keyed credential);

    /**
     * Stores everything but the identifier, which never changes.
     *
     * @throws org.clockhouse.kernel.Stale if the version is not the stored one; returns what was stored, one version up
     * @throws org.clockhouse.kernel.Refused as {@link #insert}, when it takes its number up again
     */
    Credential update(IdentifierKeys.Keyed credential);

    /** By id, the newest first. What is given must hold; biometrics and phones only where their kind is given. */
    Slice<Credential> page(Scope scope, CredentialQuery query, Page page);

    /** Those in use whose end is not after the instant, at most so many. */
    List<Credential> due(Instant now, int limit);

    /** Cards and PINs that wait for activation since before the instant, at most so many. */
    List<Credential> unactivated(Instant before, int limit);

    /** Every active card. */
    void eachActiveCard(Consumer<Credential> consumer);

    /** Temporary ones that are somebody's still, the newest first. */
    Slice<Credential> temporary(Scope scope, Page page);

    /** Cards that are somebody's and end by the instant, but have not yet; the newest first. */
    Slice<Credential> ending(Scope scope, Instant until, Page page);

    /** Cards still with people whose employment ends or ended by the day, the newest first. */
    Slice<Credential> withLeavers(Scope scope, LocalDate endedBy, Page page);

    /**
     * @param search keys or holders of which one must fit, unless both are empty
     * @param never nothing fits, since the search text meant nothing
     */
    record CredentialQuery(
            Set<String> searchKeys,
            Set<EmployeeId> holders,
            Optional<CredentialState> state,
            Optional<CredentialKind> kind,
            Optional<EmployeeId> employee,
            boolean never) {}
}
