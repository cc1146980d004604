package org.clockhouse.terminal.internal.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clockhouse.driver.zk.attlog.file.AttlogFileDriver;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.punch.PunchAttributes.Direction;
import org.clockhouse.punch.Road;
import org.clockhouse.terminal.Terminal;
import org.clockhouse.terminal.TerminalDraft;
import org.clockhouse.terminal.TerminalState.Kind;
import org.clockhouse.terminal.Upload;
import org.clockhouse.terminal.UploadId;
import org.clockhouse.terminal.internal.FlakyPunches.Trouble;
import org.clockhouse.terminal.internal.Gatehouse;
import org.clockhouse.terminal.internal.Places;
import org.clockhouse.terminal.internal.WallTerminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadDeskTest {

    private static final String MONTH =
            """
                    7\t2026-10-03 08:59:01\t1\t0\t1\t0
                    8\t2026-10-03 09:01:00\t1\t0\t1\t0
                    7\t2026-10-03 18:10:22\t1\t1\t1\t0
                    8\t2000-01-01 00:00:05\t1\t1\t1\t0
                    8\t1990-00--8 -16:-29:-40\t1\t1\t1\t0
                    7\t2026-10-01 08:00:00\t1\t0\t1\t0
                    7\t2026-10-04 08:00:00\t1\t0\t1\t0
            """;

    @TempDir
    Path folder;

    private final Gatehouse house = new Gatehouse();
    private UploadDesk desk;
    private Terminal stick;

    @BeforeEach
    void aTerminalOfSticks() {
        house.add(new AttlogFileDriver());
        desk = house.desk(folder.resolve("uploads"));
        stick = house.register("zk.attlog", "");
    }

    @Test
    void aPreviewSaysWhatIsInTheFileAndChangesNothing() throws IOException {
        house.people.know("7");
        Upload preview = preview(MONTH);
        assertEquals(new Upload.Counts(7, 5, 0, 2, 1, 1), preview.counts());
        assertEquals(List.of("8"), preview.unmatched());
        assertEquals(
                List.of("BEFORE_2005 4", "UNREADABLE 5"),
                preview.unreadable().stream()
                        .map(row -> row.reason() + " " + row.line())
                        .sorted()
                        .toList());
        assertEquals(
                List.of(new Upload.Suspect(6, "7", LocalDateTime.parse("2026-10-01T08:00:00"), List.of("GOES_BACK"))),
                preview.suspicious());
        assertEquals(Upload.State.PREVIEW, preview.state());
        assertEquals(List.of(), house.punches());
        assertEquals(List.of(), house.quarantine());
    }

    @Test
    void aCommitTakesThePunchesInAndAnotherCommitIsTheSame() throws IOException {
        EmployeeId wang = house.people.know("7");
        Upload preview = preview(MONTH);
        Upload done = desk.commit(house.admin, preview.id());
        assertEquals(Upload.State.COMMITTED, done.state());
        assertEquals(5, done.counts().added());
        assertEquals(done, desk.commit(house.admin, preview.id()));
        assertEquals(5, house.punches().size());
        assertEquals(Road.FILE, house.punches().get(0).road());
        assertEquals(Optional.of(wang), house.punches().get(0).employee());
        assertEquals(
                Instant.parse("2026-10-03T00:59:01Z"), house.punches().get(0).at());
        assertEquals(2, house.quarantine().size());
        assertEquals(List.of("terminal.register", "punch.upload"), house.audit.actions());
        assertEquals(Kind.ONLINE, house.kind(stick.id()));
        assertEquals(
                Optional.of(Instant.parse("2026-10-04T00:00:00Z")),
                house.standing(stick.id()).progress().reportedUpTo());
        assertEquals(List.of(), files());
    }

    @Test
    void theSameFileAgainAddsNothing() throws IOException {
        desk.commit(house.admin, preview(MONTH).id());
        Upload again = preview(MONTH);
        assertEquals(0, again.counts().added());
        assertEquals(5, again.counts().known());
        Upload done = desk.commit(house.admin, again.id());
        assertEquals(0, done.counts().added());
        assertEquals(5, house.punches().size());
        assertEquals(2, house.quarantine().size());
    }

    @Test
    void aFileThatOverlapsCountsTheOverlapOnce() throws IOException {
        desk.commit(
                house.admin,
                preview(MONTH.lines().limit(2).collect(Collectors.joining("\n")))
                        .id());
        Upload whole = preview(MONTH);
        assertEquals(3, whole.counts().added());
        assertEquals(2, whole.counts().known());
        desk.commit(house.admin, whole.id());
        assertEquals(5, house.punches().size());
    }

    @Test
    void whatCameByTheNetworkIsKnownToTheStick() throws IOException {
        WallTerminal wall = new WallTerminal(house.clock);
        TerminalId gate = onTheWall(wall);
        wall.present("7", LocalDateTime.parse("2026-10-03T08:59:01"));
        house.tick(Duration.ofSeconds(1));
        Upload preview = preview(gate, MONTH);
        assertEquals(1, preview.counts().known());
        desk.commit(house.admin, preview.id());
        assertEquals(5, house.punches().size());
    }

    @Test
    void whatCameOnTheStickIsKnownToTheNetwork() throws IOException {
        WallTerminal wall = new WallTerminal(house.clock);
        TerminalId gate = onTheWall(wall);
        desk.commit(house.admin, preview(gate, MONTH).id());
        wall.present("7", LocalDateTime.parse("2026-10-03T08:59:01"));
        wall.present("7", LocalDateTime.parse("2026-10-05T08:00:00"));
        house.tick(Duration.ofSeconds(1));
        assertEquals(6, house.punches().size());
        assertEquals(0, wall.holds());
    }

    @Test
    void theSameFileBroughtByTwoPeopleAtOnceCountsOnce() throws Exception {
        List<UploadId> both = List.of(preview(MONTH).id(), preview(MONTH).id());
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            long added = 0;
            for (Future<Upload> done : people.invokeAll(both.stream()
                    .map(id -> (Callable<Upload>) () -> desk.commit(house.admin, id))
                    .toList())) {
                added += done.get().counts().added();
            }
            assertEquals(5, added);
            assertEquals(5, house.punches().size());
        } finally {
            people.shutdownNow();
        }
    }

    private TerminalId onTheWall(WallTerminal wall) {
        house.add(wall);
        TerminalDraft early = new TerminalDraft(
                new LocalName("", "Gate"),
                house.works,
                Optional.empty(),
                WallTerminal.ID,
                WallTerminal.ENDPOINT,
                Map.of(),
                Optional.empty(),
                "",
                "",
                Direction.BOTH,
                Terminal.Purpose.ATTENDANCE,
                Optional.of(Instant.parse("2026-01-01T00:00:00Z")));
        return house.register.register(house.admin, early).terminal().id();
    }

    @Test
    void aNumberPrefixTellsTheOfficesApart() throws IOException {
        EmployeeId manila = house.people.know("M-7");
        house.people.know("7");
        TerminalDraft draft = new TerminalDraft(
                new LocalName("", "Manila"),
                house.works,
                Optional.empty(),
                "zk.attlog",
                "",
                Map.of(),
                Optional.of(ZoneId.of("Asia/Manila")),
                "",
                "M-",
                Direction.BOTH,
                Terminal.Purpose.ATTENDANCE,
                Optional.empty());
        TerminalId there =
                house.register.register(house.admin, draft).terminal().id();
        desk.commit(house.admin, preview(there, MONTH).id());
        assertEquals(Optional.of(manila), house.punches().get(0).employee());
        assertEquals("7", house.punches().get(0).subject().text());
    }

    @Test
    void aCommitThatBreaksOffIsCompletedByTheSameAgain() throws IOException {
        String large = IntStream.range(0, 2_500)
                .mapToObj(i -> "        7\t"
                        + LocalDateTime.parse("2026-10-03T08:00:00")
                                .plusSeconds(i)
                                .toString()
                                .replace('T', ' ')
                        + (i % 60 == 0 ? ":00" : "")
                        + "\t1\t0\t1\t0\n")
                .collect(Collectors.joining());
        Upload preview = preview(large);
        house.punches.trouble = Trouble.LOST_ANSWER;
        assertThrows(Unavailable.class, () -> desk.commit(house.admin, preview.id()));
        assertEquals(1_000, house.punches().size());
        house.punches.trouble = Trouble.NONE;
        Upload done = desk.commit(house.admin, preview.id());
        assertEquals(1_500, done.counts().added());
        assertEquals(1_000, done.counts().known());
        assertEquals(2_500, house.punches().size());
    }

    @Test
    void aFileTooLargeEmptyOrSenselessIsRefusedAndNotKept() {
        assertEquals("upload.empty", refusal(new byte[0]).code());
        assertEquals(
                "upload.unreadable",
                refusal("hello".getBytes(StandardCharsets.UTF_8)).code());
        assertEquals("upload.too-large", refusal(new byte[1024 * 1024 + 1]).code());
        assertEquals(List.of(), files());
    }

    @Test
    void aNameIsNoPath() throws IOException {
        for (String name : List.of("../../etc/passwd", "..\\..\\boot.ini", "/abs/x.dat", "..", "\u0000\n")) {
            Upload preview = desk.preview(house.admin, stick.id(), name, stream(MONTH), Map.of());
            assertTrue(!preview.fileName().contains("/") && !preview.fileName().contains("\\"));
        }
        assertEquals(5, files().size());
        assertEquals(List.of("uploads"), names(folder));
    }

    @Test
    void aPreviewExpiresAndIsNotSeenByAnotherCompany() throws IOException {
        UploadId id = preview(MONTH).id();
        assertThrows(NotFound.class, () -> desk.find(OrgId.next(), id));
        house.clock.advance(Duration.ofHours(5));
        desk.forgetExpired();
        assertThrows(NotFound.class, () -> desk.commit(house.admin, id));
        assertEquals(List.of(), files());
    }

    @Test
    void aDriverThatWentAwayIsAskedForAndNothingIsTaken() throws IOException {
        UploadId id = preview(MONTH).id();
        house.drivers.remove(house.drivers.find("zk.attlog").orElseThrow());
        assertThrows(Unavailable.class, () -> desk.commit(house.admin, id));
        house.add(new AttlogFileDriver());
        assertEquals(5, desk.commit(house.admin, id).counts().added());
    }

    @Test
    void aStickInItsFolderIsTakenInOnceAndPutAside() throws IOException {
        Places places = new Places(folder, folder.resolve("etc"));
        StickFolder sticks =
                new StickFolder(house.rows.terminals(), desk, house.companies, house.journal, places, house.direct);
        Path mine = Files.createDirectories(
                folder.resolve("sticks").resolve(stick.id().text()));
        Files.writeString(mine.resolve("1_attlog.dat"), MONTH);
        Files.writeString(mine.resolve("notes.txt"), "hello");
        Files.createDirectories(folder.resolve("sticks").resolve("nobody"));
        Files.writeString(folder.resolve("sticks/nobody/1_attlog.dat"), MONTH);
        sticks.look();
        assertEquals(List.of(), house.punches());
        sticks.look();
        sticks.look();
        assertEquals(5, house.punches().size());
        assertEquals(List.of("done", "refused"), names(mine));
        assertEquals(1, names(mine.resolve("done")).size());
        assertEquals(2, names(mine.resolve("refused")).size());
        assertEquals(List.of("1_attlog.dat"), names(folder.resolve("sticks/nobody")));
    }

    private Upload preview(String text) throws IOException {
        return preview(stick.id(), text);
    }

    private Upload preview(TerminalId terminal, String text) throws IOException {
        return desk.preview(house.admin, terminal, "1_attlog.dat", stream(text), Map.of());
    }

    private Refused refusal(byte[] content) {
        return assertThrows(
                Refused.class,
                () -> desk.preview(
                        house.admin, stick.id(), "1_attlog.dat", new ByteArrayInputStream(content), Map.of()));
    }

    private List<String> files() {
        try {
            return names(folder.resolve("uploads"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
