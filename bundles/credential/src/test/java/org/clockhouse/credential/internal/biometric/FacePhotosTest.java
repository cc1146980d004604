package org.clockhouse.credential.internal.biometric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.InMemoryDesk;
import org.clockhouse.credential.biometric.BackupPinRule;
import org.clockhouse.credential.biometric.BackupPins;
import org.clockhouse.credential.biometric.Biometric;
import org.clockhouse.credential.biometric.BiometricRule;
import org.clockhouse.credential.biometric.FacePhotos.Result;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Site;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Faces from photographs, and the number that helps where they fail. */
class FacePhotosTest {

    private final TestClock clock = new TestClock("2026-11-23T02:00:00Z");
    private final InMemoryRegistry registry =
            new InMemoryRegistry(new InMemoryTransactions(), new RecordedAudit(), new RecordedChanges(), clock);
    private final InMemoryDesk desk = new InMemoryDesk(registry, new RecordedAudit(), new RecordedChanges(), clock);
    private final Site site = registry.site("上海", "Asia/Shanghai");
    private final Department department = registry.department("工厂");
    private final Employee wang = registry.hire("1001", "王小明", site, department);
    private final Employee li = registry.hire("1002", "李雷", site, department);

    @Test
    @DisplayName("T038: each photograph of a ZIP file has its own result")
    void t038EachPhotographHasItsOwnResult() throws IOException {
        consent(wang);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("photos/1001_wang.png", picture(true));
        files.put("1002.png", picture(true));
        files.put("9999.png", picture(true));
        files.put("1002-old.jpg", "no picture".getBytes(StandardCharsets.US_ASCII));
        List<Result> results = desk.faces.take(registry.actor, Scope.EVERYBODY, zip(files), true);
        assertEquals(
                List.of("", "", "photo-import.number", "photo.type"),
                results.stream().map(Result::problem).toList());
        assertEquals(
                List.of("", "biometric.consent", "", ""),
                results.stream().map(Result::faceProblem).toList());
        assertEquals(wang.id(), results.get(0).person().orElseThrow());
        assertTrue(registry.photos.of(registry.org, Scope.EVERYBODY, li.id()).isPresent());
        Biometric face = results.get(0).face().orElseThrow();
        assertEquals(CredentialState.ISSUED, face.credential().state());
        assertTrue(face.taken().quality().orElseThrow() > 50, face.toString());
    }

    @Test
    void whoseNumberIsOutOfScopeIsNobody() throws IOException {
        Map<String, byte[]> files = Map.of("1001.png", picture(true));
        assertEquals(
                "photo-import.number",
                desk.faces
                        .take(registry.actor, Scope.only(li.id()), zip(files), false)
                        .get(0)
                        .problem());
        assertEquals(
                "photo-import.type",
                assertThrows(
                                Refused.class,
                                () -> desk.faces.take(
                                        registry.actor,
                                        Scope.EVERYBODY,
                                        new ByteArrayInputStream(new byte[] {1, 2, 3}),
                                        false))
                        .code());
    }

    @Test
    @DisplayName("T027: a dull picture scores lower than a sharp one")
    void t027ADullPictureScoresLowerThanASharpOne() throws IOException {
        assertEquals(100, PictureQuality.of(picture(true)).score());
        assertEquals(0, PictureQuality.of(picture(false)).score());
    }

    @Test
    void withoutAPhotographThereIsNoFace() {
        consent(wang);
        assertEquals(
                "biometric.photo",
                assertThrows(Refused.class, () -> desk.faces.enrol(registry.actor, Scope.EVERYBODY, wang.id()))
                        .code());
    }

    @Test
    @DisplayName("T110: a backup PIN is made up, ends by itself, and there is one at a time")
    void t110ABackupPinIsMadeUpAndEndsByItself() {
        BackupPins.Issued first = issue(wang);
        assertTrue(first.digits().matches("[1-9][0-9]{5}"), "six digits");
        assertEquals(
                clock.instant().plus(Duration.ofDays(7)),
                first.credential().validUntil().orElseThrow());
        assertEquals(CredentialState.ACTIVE, first.credential().state());
        BackupPins.Issued second = issue(wang);
        assertEquals(CredentialState.REVOKED, state(first.credential()));
        clock.advance(Duration.ofDays(7));
        desk.terms.expire(registry.org);
        assertEquals(CredentialState.EXPIRED, state(second.credential()));
    }

    @Test
    @DisplayName("T110: the policy says how long a backup PIN is and lasts, or that there are none")
    void t110ThePolicySaysWhatABackupPinIs() {
        BackupPinRule rule = desk.backupPins.set(registry.actor, new BackupPinRule(true, 8, 1, 0));
        assertEquals(8, issue(wang).digits().length());
        desk.backupPins.set(registry.actor, new BackupPinRule(false, 8, 1, rule.version()));
        assertEquals(
                "backup-pin.off", assertThrows(Refused.class, () -> issue(wang)).code());
        assertThrows(Refused.class, () -> new BackupPinRule(true, 4, 1, 0));
    }

    @Test
    @DisplayName("T110: a backup PIN is not enough beside a face")
    void t110ABackupPinIsNotEnoughBesideAFace() throws IOException {
        consent(wang);
        issue(wang);
        registry.photos.put(registry.actor, Scope.EVERYBODY, wang.id(), new ByteArrayInputStream(picture(true)));
        Biometric face = desk.faces.enrol(registry.actor, Scope.EVERYBODY, wang.id());
        assertEquals(
                "biometric.only-factor",
                assertThrows(
                                Refused.class,
                                () -> desk.biometrics.approve(
                                        registry.actor,
                                        Scope.EVERYBODY,
                                        face.credential().id(),
                                        face.credential().version()))
                        .code());
    }

    private void consent(Employee person) {
        desk.rules.set(registry.actor, new BiometricRule(CredentialKind.FACE, true, false, 0));
        desk.consents.give(registry.actor, Scope.EVERYBODY, person.id(), CredentialKind.FACE, 0);
    }

    private BackupPins.Issued issue(Employee person) {
        return desk.backupPins.issue(registry.actor, Scope.EVERYBODY, person.id());
    }

    private CredentialState state(Credential credential) {
        return desk.credentials
                .find(registry.org, Scope.EVERYBODY, credential.id())
                .state();
    }

    /** A chequered or an even grey picture of three by four. */
    private static byte[] picture(boolean sharp) throws IOException {
        BufferedImage picture = new BufferedImage(300, 400, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.GRAY);
        pen.fillRect(0, 0, 300, 400);
        pen.setColor(Color.WHITE);
        for (int i = 0; sharp && i < 12; i++) {
            pen.fillRect(25 * i, 0, 10, 400);
        }
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    private static ByteArrayInputStream zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
