package org.clockhouse.driver.tck;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.EnrolmentReader;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.Health;
import org.clockhouse.driver.HeldPage;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Rejection;
import org.clockhouse.driver.SettableClock;
import org.clockhouse.driver.Subject;
import org.clockhouse.driver.Template;
import org.clockhouse.driver.TemplateStore;
import org.clockhouse.driver.TerminalIdentity;
import org.clockhouse.driver.TerminalSession;
import org.clockhouse.driver.Token;
import org.clockhouse.driver.line.Framing;
import org.clockhouse.driver.line.Line;

/** A session that is right but for one defect; each defect is one visible line below. */
final class T100Session implements TerminalSession, TemplateStore, SettableClock, EnrolmentReader {

    private static final Pattern CURSOR = Pattern.compile("[0-9]{1,6}\\.[0-9]{1,6}");

    private final Line line;
    private final TerminalIdentity identity;
    private final Defect defect;
    private Cursor place = Cursor.START;

    T100Session(Line line, TerminalIdentity identity, Defect defect) {
        this.line = line;
        this.identity = identity;
        this.defect = defect;
    }

    static String ask(Line line, String question) throws DriverException, InterruptedException {
        return line.exchange(wire -> {
            wire.send((question + "\n").getBytes(StandardCharsets.US_ASCII));
            byte[] answer = wire.receive(received -> {
                for (int i = 0; i < received.limit(); i++) {
                    if (received.get(i) == '\n') {
                        return i + 1;
                    }
                }
                return Framing.UNKNOWN_YET;
            });
            return new String(answer, 0, answer.length - 1, StandardCharsets.US_ASCII);
        });
    }

    private String ask(String question) throws DriverException, InterruptedException {
        try {
            return ask(line, question);
        } catch (InterruptedException e) {
            if (defect == Defect.SWALLOWS_INTERRUPTS) {
                throw new DriverException(Fault.GARBLED, "interrupted", e);
            }
            throw e;
        } catch (DriverException e) {
            throw defect == Defect.CALLS_SILENCE_GARBLED ? new DriverException(Fault.GARBLED, "?", e) : e;
        }
    }

    @Override
    public TerminalIdentity identity() {
        return identity;
    }

    @Override
    public PunchPage readPunches(Cursor after, int limit) throws DriverException, InterruptedException {
        Cursor from = defect == Defect.KEEPS_ITS_PLACE_IN_THE_SESSION ? place : after;
        String answer;
        try {
            answer = ask("R " + inWords(from) + " " + (defect == Defect.IGNORES_THE_LIMIT ? 100 : limit));
        } catch (DriverException e) {
            if (defect == Defect.TAKES_SILENCE_FOR_AN_EMPTY_LOG) {
                return PunchPage.empty(after);
            }
            throw e;
        }
        PunchPage page = page(from, answer.split(";"));
        place = page.next();
        if (defect == Defect.FORGETS_WHAT_IT_READ) {
            ask("X");
        }
        return page;
    }

    private String inWords(Cursor cursor) {
        if (cursor.equals(Cursor.START)) {
            return defect == Defect.FIRST_READING_SHOWS_A_GAP ? "1 0" : "0 0";
        }
        if (defect == Defect.THROWS_AT_A_STRANGE_CURSOR) {
            Integer.parseInt(cursor.value().replace(".", ""));
        }
        if (!CURSOR.matcher(cursor.value()).matches()) {
            return "999999 0";
        }
        String[] parts = cursor.value().split("\\.");
        int number = Integer.parseInt(parts[1])
                + (defect == Defect.SKIPS_ONE_BETWEEN_PAGES ? 1 : 0)
                - (defect == Defect.REPEATS_ONE_BETWEEN_PAGES ? 1 : 0);
        return (defect == Defect.CURSOR_WITHOUT_EPOCH ? "1" : parts[0]) + " " + number;
    }

    private PunchPage page(Cursor from, String[] parts) {
        String[] head = parts[0].split(" ");
        List<RawPunch> punches = new ArrayList<>();
        String next = from.value();
        for (int i = 1; i < parts.length; i++) {
            String[] fields = parts[i].split("\\|");
            punches.add(punch(fields));
            next = (defect == Defect.CURSOR_WITHOUT_EPOCH ? "1" : head[0]) + "." + fields[0];
        }
        if (defect == Defect.NEWEST_FIRST) {
            Collections.reverse(punches);
        }
        if (defect == Defect.MOVES_THE_CURSOR_OF_AN_EMPTY_PAGE && punches.isEmpty()) {
            next = next + "0";
        }
        return PunchPage.builder(new Cursor(next))
                .punches(punches)
                .more(defect != Defect.SAYS_NO_MORE_TOO_EARLY && head[2].equals("true"))
                .gap(defect != Defect.HIDES_GAPS && head[1].equals("true"))
                .build();
    }

    private RawPunch punch(String[] fields) {
        LocalDateTime reading = LocalDateTime.parse(fields[1]);
        if (defect == Defect.CALCULATES_WITH_TIME_ZONES) {
            reading = reading.atZone(ZoneId.of("Europe/Madrid")).toLocalDateTime();
        }
        String id =
                switch (defect) {
                    case INVENTS_RECORD_IDS -> UUID.randomUUID().toString();
                    case NUMBERS_AS_RECORD_IDS -> fields[0];
                    default -> fields[1] + "/" + fields[2];
                };
        Token token = new Token(defect == Defect.ONE_SUBJECT_FOR_ALL ? "00" : fields[2]);
        return RawPunch.builder(id, reading, new Subject.Presented(CredentialKind.CARD, token))
                .build();
    }

    @Override
    public void acknowledge(Cursor upTo) throws DriverException, InterruptedException {
        if (defect == Defect.CLEARS_THE_LOG_TO_ACKNOWLEDGE) {
            ask("X");
        }
    }

    @Override
    public Health health() throws DriverException, InterruptedException {
        ask("I");
        if (defect == Defect.STARTS_A_THREAD) {
            Thread helper = new Thread(() -> waitFor(Duration.ofSeconds(20)));
            helper.setDaemon(true);
            helper.start();
        }
        return Health.of(Health.State.GOOD, "");
    }

    private static void waitFor(Duration time) {
        try {
            new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public List<Rejection> put(List<Grant> grants) throws DriverException, InterruptedException {
        for (Grant grant : grants) {
            String anew = defect == Defect.HOLDS_EACH_PUT_ANEW ? "-" + UUID.randomUUID() : "";
            ask("P " + grant.credentialId() + anew + " " + grant.token().hex());
        }
        return List.of();
    }

    @Override
    public Optional<Rejection.Reason> put(Grant grant, Template template) throws DriverException, InterruptedException {
        if (defect == Defect.A_TEMPLATE_TAKES_THE_PLACE_OF_THE_CARD) {
            ask("D " + grant.credentialId());
        }
        String anew = defect == Defect.HOLDS_EACH_TEMPLATE_ANEW ? "-" + UUID.randomUUID() : "";
        String name = Template.naturalId(template.holderNumber(), template.kind(), template.slot(), template.family());
        ask("P " + name + anew + " " + template.content().hex());
        return Optional.empty();
    }

    @Override
    public void revoke(Set<String> credentialIds) throws DriverException, InterruptedException {
        for (String id : credentialIds) {
            if (defect == Defect.REFUSES_TO_REVOKE_THE_UNKNOWN && !ask("L").contains(id + ",")) {
                throw new DriverException(Fault.REFUSED, "no such credential");
            }
            ask("D " + id);
        }
    }

    @Override
    public HeldPage list(Cursor after, int limit) throws DriverException, InterruptedException {
        List<String> left = List.of(ask("L").split(",")).stream()
                .filter(id -> !id.isEmpty() && id.compareTo(after.value()) > 0)
                .toList();
        List<String> page = left.subList(0, Math.min(limit, left.size()));
        Cursor next = page.isEmpty() ? after : new Cursor(page.get(page.size() - 1));
        return HeldPage.of(page, next, left.size() > page.size());
    }

    @Override
    public LocalDateTime readClock() throws DriverException, InterruptedException {
        return LocalDateTime.parse(ask("C"));
    }

    @Override
    public void setClock(LocalDateTime reading) throws DriverException, InterruptedException {
        LocalDateTime set = defect == Defect.SETS_THE_CLOCK_TO_UTC
                ? LocalDateTime.ofInstant(reading.toInstant(ZoneOffset.ofHours(8)), ZoneOffset.UTC)
                : reading;
        ask("S " + set);
    }

    @Override
    public Optional<Token> capture(CredentialKind kind, Duration within) throws DriverException, InterruptedException {
        ask("E");
        boolean patient = defect == Defect.WAITS_FOR_A_CARD_FOR_EVER;
        new CountDownLatch(1).await(patient ? 60_000 : within.toMillis(), TimeUnit.MILLISECONDS);
        return Optional.empty();
    }

    @Override
    public void close() {
        if (defect != Defect.CLOSES_NOTHING) {
            line.close();
        }
    }
}
