package org.clockhouse.driver.zk.push;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.clockhouse.driver.Admission;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.NotStoredException;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.PunchPhoto;
import org.clockhouse.driver.Template;
import org.clockhouse.driver.TerminalEvent;
import org.clockhouse.driver.TerminalEvent.Kind;
import org.clockhouse.driver.UnreadableRow.Reason;

/** Takes in what a terminal posts: every line is stored as what it is, and only then counted in the answer. */
final class Upload {

    private final PushCall call;
    private final Admission admission;
    private final Settings settings;
    private final Bookmarks before;
    private final List<TerminalEvent> events = new ArrayList<>();
    private final List<Template> offered = new ArrayList<>();
    private final PunchPage.Builder page;
    private CompletionStage<?> stored = CompletableFuture.completedFuture(null);

    Upload(PushCall call, Admission admission, Settings settings) {
        this.call = call;
        this.admission = admission;
        this.settings = settings;
        Cursor cursor = admission.cursor();
        this.before = Bookmarks.of(cursor);
        this.page = PunchPage.builder(cursor);
    }

    /** @return what the terminal is to hear, once it is {@link #stored} */
    String take() throws NotStoredException, InterruptedException {
        String table = call.table();
        switch (table) {
            case "ATTLOG":
                return counted(punches());
            case "RTLOG":
                accessEvents();
                store();
                return "OK";
            case "OPTIONS":
                return statement("options");
            case "RTSTATE":
                states();
                return "OK";
            case "ATTPHOTO":
                return photo();
            case "TABLEDATA":
                return tableData();
            case "":
                return counted(looksLikePunches() ? punches() : statements(""));
            default:
                return counted(statements(table));
        }
    }

    /** Completes when what was taken is committed. */
    CompletionStage<?> stored() {
        return stored;
    }

    private String counted(int lines) throws NotStoredException, InterruptedException {
        Optional<PunchPage> whole = whole();
        if (whole.isPresent()) {
            stored = admission.storing(whole.get());
        }
        return "OK: " + lines;
    }

    private List<Line> lines() {
        return Line.of(call.body(), settings.charset().orElse(Charset.forName("GBK")));
    }

    private boolean looksLikePunches() {
        PunchPage.Builder sample = PunchPage.builder(Cursor.START);
        lines().stream().limit(5).forEach(line -> new PunchLine(true).read(line, sample));
        return !sample.build().punches().isEmpty();
    }

    private int punches() {
        PunchLine reader = new PunchLine(settings.stateFirst());
        List<Line> lines = lines();
        lines.forEach(line -> reader.read(line, page));
        return lines.size();
    }

    private int accessEvents() {
        List<Line> lines = lines();
        lines.forEach(line -> AccessLine.read(line, page).ifPresent(events::add));
        return lines.size();
    }

    private int statements(String table) {
        List<Line> lines = lines();
        Set<CredentialKind> wanted = admission.biometrics();
        for (Line line : lines) {
            Optional<Template> template =
                    Templates.read(OperationLine.word(table, line), line).filter(each -> wanted.contains(each.kind()));
            template.ifPresent(offered::add);
            OperationLine.read(table, line, template.isPresent())
                    .ifPresentOrElse(
                            events::add,
                            () -> page.unreadable(
                                    PunchLine.unreadable(line, Reason.NOT_A_ROW, "not a line of " + table)));
        }
        return lines.size();
    }

    /** Rows that an access terminal posts, or answers a query with: it wants the table and the count back. */
    String tableData() throws NotStoredException, InterruptedException {
        String name = call.value("tablename").toLowerCase(Locale.ROOT);
        int lines = name.equals("transaction") ? accessEvents() : statements(name.toUpperCase(Locale.ROOT));
        store();
        return name.replaceAll("[^a-z0-9_]", "") + "=" + lines;
    }

    /** Doors as they stand, which access terminals say again every few seconds: kept once a day for each state that differs. */
    private void states() throws NotStoredException, InterruptedException {
        for (Line line : lines()) {
            String day = Line.pairs(line.columns()).getOrDefault("TIME", "").split("[ T]")[0];
            String state = line.columns().stream()
                    .filter(column -> !column.regionMatches(true, 0, "time=", 0, 5))
                    .collect(Collectors.joining("\t"));
            events.add(TerminalEvent.builder(Line.digest(Bytes.of(day + "\t" + state)), Kind.IDENTITY_STATED)
                    .code("rtstate")
                    .raw(OperationLine.cut(line.text()))
                    .build());
        }
        store();
    }

    /** What a terminal says about itself is kept as one event. */
    String statement(String code) throws NotStoredException, InterruptedException {
        List<Line> lines = lines();
        if (!lines.isEmpty()) {
            Line whole = new Line(
                    call.body(), String.join(",", lines.stream().map(Line::text).toList()), 1);
            events.add(TerminalEvent.builder(whole.digest(), Kind.IDENTITY_STATED)
                    .code(code)
                    .raw(OperationLine.cut(whole.text()))
                    .build());
        }
        store();
        return "OK";
    }

    /** Kept where the host keeps such; else only that it came. */
    String photo() throws NotStoredException, InterruptedException {
        Optional<PunchPhoto> photo = admission.keepsPhotos() ? PhotoBody.read(call.body()) : Optional.empty();
        if (photo.isPresent()) {
            admission.keep(List.of(photo.get()));
        } else if (call.body().size() > 0) {
            events.add(TerminalEvent.builder(new Line(call.body(), "", 1).digest(), Kind.BIOMETRIC_WITHHELD)
                    .code("ATTPHOTO")
                    .raw(OperationLine.cut(PhotoBody.name(call.body())))
                    .build());
        }
        store();
        return "OK";
    }

    private void store() throws NotStoredException, InterruptedException {
        Optional<PunchPage> whole = whole();
        if (whole.isPresent()) {
            admission.store(whole.get());
        }
    }

    /** What is left to store after all that goes before; the stamp goes with the rows, or alone where it is all that is new. */
    private Optional<PunchPage> whole() throws NotStoredException, InterruptedException {
        if (!offered.isEmpty()) {
            admission.offer(List.copyOf(offered));
        }
        if (!events.isEmpty()) {
            admission.report(List.copyOf(events));
        }
        Bookmarks after = Bookmarks.Stamped.named(call.table())
                .map(table -> before.stamped(table, call.stamp()))
                .orElse(before);
        return page.rows() > 0 || !after.equals(before)
                ? Optional.of(page.next(after.cursor()).build())
                : Optional.empty();
    }
}
