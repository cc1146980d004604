package org.clockhouse.credential.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.clockhouse.credential.access.AccessLevel.Places;
import org.clockhouse.credential.access.Certificate;
import org.clockhouse.credential.access.CertificateKind;
import org.clockhouse.credential.access.CertificateKindId;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Transactions;
import org.junit.jupiter.api.Test;

/** What every store of certificates keeps. */
public abstract class CertificateContract {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

    private final OrgId org = OrgId.next();
    private final EmployeeId wang = EmployeeId.next();
    private final EmployeeId li = EmployeeId.next();

    protected abstract Transactions transactions();

    protected abstract CertificateRepository certificates();

    private <T> T in(Supplier<T> work) {
        return transactions().in(org, work::get);
    }

    private void run(Runnable work) {
        transactions().run(org, work::run);
    }

    private CertificateKind kind(String name) {
        CertificateKind kind = new CertificateKind(
                CertificateKindId.next(),
                new LocalName(name, ""),
                new Places(Set.of(TerminalId.next()), Set.of(AreaId.next()), Set.of(SiteId.next())),
                14,
                1);
        run(() -> certificates().insert(kind));
        return kind;
    }

    private static Certificate held(EmployeeId person, CertificateKind kind, LocalDate until) {
        return new Certificate(person, kind.id(), until, "No. 7", "anna", NOW);
    }

    @Test
    void aKindIsKeptWithItsPlacesAndChangedOnlyAsItWasRead() {
        CertificateKind forklift = kind("叉车证");
        assertEquals(List.of(forklift), in(() -> certificates().kinds()));
        CertificateKind renamed =
                new CertificateKind(forklift.id(), new LocalName("", "Forklift"), Places.of(Set.of()), 0, 1);
        CertificateKind after = in(() -> certificates().update(renamed));
        assertEquals(Optional.of(after), in(() -> certificates().kind(forklift.id())));
        assertEquals(2, after.version());
        assertThrows(Stale.class, () -> in(() -> certificates().update(renamed)));
        assertThrows(Stale.class, () -> run(() -> certificates().delete(forklift)));
    }

    @Test
    void aCertificateProvesUpToItsLastDateAndARenewalTakesItsPlace() {
        CertificateKind forklift = kind("叉车证");
        run(() -> certificates().put(held(wang, forklift, TODAY)));
        run(() -> certificates().put(held(li, forklift, TODAY.minusDays(1))));
        assertEquals(Set.of(wang), in(() -> certificates().proven(forklift.id(), TODAY)));
        Certificate renewed = held(li, forklift, TODAY.plusYears(1));
        run(() -> certificates().put(renewed));
        assertEquals(List.of(renewed), in(() -> certificates().of(li)));
        assertEquals(Set.of(wang, li), in(() -> certificates().proven(forklift.id(), TODAY)));
    }

    @Test
    void thoseOfAKindThatEndInAStretchAreFound() {
        CertificateKind forklift = kind("叉车证");
        Certificate soon = held(wang, forklift, TODAY);
        Certificate later = held(li, forklift, TODAY.plusDays(14));
        run(() -> certificates().put(later));
        run(() -> certificates().put(soon));
        run(() -> certificates().put(held(wang, kind("安全培训"), TODAY)));
        assertEquals(List.of(soon, later), in(() -> certificates().ending(forklift.id(), TODAY, TODAY.plusDays(14))));
        assertEquals(List.of(), in(() -> certificates().ending(forklift.id(), TODAY.plusDays(1), TODAY.plusDays(13))));
    }

    @Test
    void whatIsTakenAwayIsGoneAndAKindTakesItsCertificatesAlong() {
        CertificateKind forklift = kind("叉车证");
        CertificateKind briefing = kind("安全培训");
        run(() -> certificates().put(held(wang, forklift, TODAY)));
        run(() -> certificates().put(held(wang, briefing, TODAY)));
        assertTrue(in(() -> certificates().delete(wang, forklift.id())));
        assertFalse(in(() -> certificates().delete(wang, forklift.id())));
        run(() -> certificates().delete(briefing));
        assertEquals(List.of(), in(() -> certificates().of(wang)));
        assertEquals(List.of(forklift), in(() -> certificates().kinds()));
    }

    @Test
    void anotherCompanySeesNothingOfIt() {
        CertificateKind forklift = kind("叉车证");
        run(() -> certificates().put(held(wang, forklift, TODAY)));
        OrgId other = OrgId.next();
        assertEquals(List.of(), transactions().in(other, () -> certificates().kinds()));
        assertEquals(Set.of(), transactions().in(other, () -> certificates().proven(forklift.id(), TODAY)));
    }
}
