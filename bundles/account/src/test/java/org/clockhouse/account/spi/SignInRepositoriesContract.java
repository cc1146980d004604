package org.clockhouse.account.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clockhouse.account.spi.LockOutRepository.Tally;
import org.clockhouse.account.spi.SecretRepository.Code;
import org.clockhouse.account.spi.SecretRepository.Hashed;
import org.clockhouse.account.spi.SessionRepository.SessionRow;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Transactions;
import org.junit.jupiter.api.Test;

/** What the repositories of secrets, sessions and lock-outs promise. */
public abstract class SignInRepositoriesContract {

    private static final String HASH = "a".repeat(64);
    private static final String OTHER = "b".repeat(64);

    private final OrgId org = OrgId.next();
    private final AccountId account = AccountId.next();
    private final Instant noon = Instant.parse("2026-10-01T12:00:00Z");

    protected abstract Transactions transactions();

    protected abstract SecretRepository secrets();

    protected abstract SessionRepository sessions();

    protected abstract LockOutRepository lockOuts();

    @Test
    public void passwordAndCodeComeAndGoApart() {
        assertEquals(Optional.empty(), in(() -> secrets().password(account)));
        run(() -> secrets().setCode(account, new Code(new Hashed("code"), noon)));
        assertEquals(Optional.empty(), in(() -> secrets().password(account)));
        run(() -> secrets().setPassword(account, new Hashed("first")));
        run(() -> secrets().setPassword(account, new Hashed("second")));
        assertEquals(Optional.of(new Hashed("second")), in(() -> secrets().password(account)));
        assertEquals(Optional.of(new Code(new Hashed("code"), noon)), in(() -> secrets()
                .code(account)));
        run(() -> secrets().clearPassword(account));
        assertEquals(Optional.empty(), in(() -> secrets().password(account)));
        assertTrue(in(() -> secrets().code(account)).isPresent());
    }

    @Test
    public void aCodeIsTakenOnce() {
        run(() -> secrets().setCode(account, new Code(new Hashed("one"), noon)));
        run(() -> secrets().setCode(account, new Code(new Hashed("two"), noon.plusSeconds(1))));
        assertEquals(Optional.of(new Code(new Hashed("two"), noon.plusSeconds(1))), in(() -> secrets()
                .code(account)));
        assertTrue(in(() -> secrets().takeCode(account)));
        assertFalse(in(() -> secrets().takeCode(account)));
        assertEquals(Optional.empty(), in(() -> secrets().code(account)));
    }

    @Test
    public void aSessionIsReadTouchedAndRemoved() {
        SessionRow row = session(HASH, account);
        run(() -> sessions().insert(row));
        assertEquals(Optional.of(row), in(() -> sessions().find(HASH)));
        run(() -> sessions().touch(HASH, noon.plusSeconds(1), noon.plusSeconds(2)));
        SessionRow touched = in(() -> sessions().find(HASH)).orElseThrow();
        assertEquals(noon.plusSeconds(1), touched.confirmedAt());
        assertEquals(noon.plusSeconds(2), touched.idleUntil());
        assertEquals(row.until(), touched.until());
        run(() -> sessions().remove(HASH));
        run(() -> sessions().touch(HASH, noon, noon));
        assertEquals(Optional.empty(), in(() -> sessions().find(HASH)));
    }

    @Test
    public void theSessionsOfAnAccountAreListedTheNewestFirst() {
        SessionRow first = session(HASH, account);
        SessionRow later = new SessionRow(
                OTHER, account, "10.0.0.9", noon.plusSeconds(9), noon, noon.plusSeconds(60), noon.plusSeconds(90));
        run(() -> {
            sessions().insert(first);
            sessions().insert(later);
            sessions().insert(session("c".repeat(64), AccountId.next()));
        });
        assertEquals(List.of(later, first), in(() -> sessions().of(account)));
    }

    @Test
    public void allSessionsOfAnAccountEndButTheOneSpared() {
        String third = "c".repeat(64);
        AccountId somebody = AccountId.next();
        run(() -> sessions().insert(session(HASH, account)));
        run(() -> sessions().insert(session(OTHER, account)));
        run(() -> sessions().insert(session(third, somebody)));
        run(() -> sessions().removeOf(account, OTHER));
        assertEquals(Optional.empty(), in(() -> sessions().find(HASH)));
        assertTrue(in(() -> sessions().find(OTHER)).isPresent());
        run(() -> sessions().removeOf(account, ""));
        assertEquals(Optional.empty(), in(() -> sessions().find(OTHER)));
        assertTrue(in(() -> sessions().find(third)).isPresent());
    }

    @Test
    public void sessionsThatEndedAreSwept() {
        run(() -> sessions().insert(session(HASH, account)));
        assertEquals(0, in(() -> sessions().removeEnded(noon.plusSeconds(3600))));
        assertEquals(1, in(() -> sessions().removeEnded(noon.plusSeconds(3601))));
        assertEquals(Optional.empty(), in(() -> sessions().find(HASH)));
    }

    @Test
    public void aTallyIsSavedByWhoeverReadItLast() {
        run(() -> lockOuts().save(new Tally(HASH, 1, noon, Instant.EPOCH, 0)));
        assertThrows(Stale.class, () -> run(() -> lockOuts().save(new Tally(HASH, 1, noon, Instant.EPOCH, 0))));
        Tally read = in(() -> lockOuts().find(HASH)).orElseThrow();
        assertEquals(new Tally(HASH, 1, noon, Instant.EPOCH, read.version()), read);
        Tally more = new Tally(HASH, 2, noon.plusSeconds(1), noon.plusSeconds(300), read.version());
        run(() -> lockOuts().save(more));
        assertThrows(Stale.class, () -> run(() -> lockOuts().save(more)));
        assertEquals(2, in(() -> lockOuts().find(HASH)).orElseThrow().failures());
        assertEquals(
                noon.plusSeconds(300),
                in(() -> lockOuts().find(HASH)).orElseThrow().blockedUntil());
    }

    @Test
    public void talliesAreClearedOneByOneOrByAge() {
        run(() -> lockOuts().save(new Tally(HASH, 1, noon, Instant.EPOCH, 0)));
        run(() -> lockOuts().save(new Tally(OTHER, 1, noon.plusSeconds(9), Instant.EPOCH, 0)));
        assertEquals(1, in(() -> lockOuts().removeOlderThan(noon.plusSeconds(5))));
        assertEquals(Optional.empty(), in(() -> lockOuts().find(HASH)));
        run(() -> lockOuts().clear(OTHER));
        assertEquals(Optional.empty(), in(() -> lockOuts().find(OTHER)));
    }

    @Test
    public void anAddressBecomesFamiliarForItsAccountOnly() {
        run(() -> lockOuts().makeFamiliar(account, "10.0.0.7", noon));
        run(() -> lockOuts().makeFamiliar(account, "10.0.0.7", noon.plusSeconds(1)));
        assertTrue(in(() -> lockOuts().isFamiliar(account, "10.0.0.7")));
        assertFalse(in(() -> lockOuts().isFamiliar(account, "10.0.0.8")));
        assertFalse(in(() -> lockOuts().isFamiliar(AccountId.next(), "10.0.0.7")));
    }

    private SessionRow session(String hash, AccountId owner) {
        return new SessionRow(hash, owner, "10.0.0.7", noon, noon, noon.plusSeconds(3600), noon.plusSeconds(36000));
    }

    private void run(Transactions.Task<RuntimeException> task) {
        transactions().run(org, task);
    }

    private <T> T in(Transactions.Work<T, RuntimeException> work) {
        return transactions().in(org, work);
    }
}
