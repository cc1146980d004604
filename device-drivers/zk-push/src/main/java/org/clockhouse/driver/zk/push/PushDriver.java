package org.clockhouse.driver.zk.push;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.driver.Admission;
import org.clockhouse.driver.Arrivals;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.CallingDriver;
import org.clockhouse.driver.Capability;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.Driver;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.ErrandRunner;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.HttpAnswer;
import org.clockhouse.driver.HttpCall;
import org.clockhouse.driver.NotStoredException;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.Road;
import org.clockhouse.driver.Task;
import org.clockhouse.driver.TerminalEvent;
import org.clockhouse.driver.TerminalEvent.Kind;
import org.clockhouse.driver.Tested;
import org.clockhouse.driver.Texts;
import org.osgi.service.component.annotations.Component;

/** Answers ZK terminals and their many clones, which push over HTTP. */
@Component(service = Driver.class)
public final class PushDriver implements CallingDriver, ErrandRunner {

    private final DriverDescriptor descriptor = DriverDescriptor.builder("zk.push")
            .made("ZKTeco", "PUSH (ADMS)")
            .roads(Road.CALL_IN)
            .capabilities(Capability.CREDENTIALS, Capability.CLOCK, Capability.DOOR)
            .credentialKinds(CredentialKind.CARD, CredentialKind.PIN)
            .templateFamilies(Templates.FAMILIES.toArray(String[]::new))
            .cards(1, 64)
            .settings(
                    Settings.COMM_KEY,
                    Settings.POLL_SECONDS,
                    Settings.TIME_ZONE,
                    Settings.COLUMNS,
                    Settings.ENCODING,
                    Grant.HOLDER_NAME)
            .texts(Texts.beside(PushDriver.class))
            .tested(
                    Tested.emulated("PUSH 1 and 2 terminals", "2.x"),
                    Tested.emulated("PUSH 3 access terminals", "3.x"),
                    Tested.foreign("three public simulators of terminals that push", ""))
            .build();

    @Override
    public DriverDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public Set<String> paths() {
        return Set.of("/iclock", "/iClock", "/ICLOCK");
    }

    /** An attendance terminal can; of an access terminal it is known only when it asks. */
    @Override
    public boolean takes(Task task) {
        return new Commands(false, StandardCharsets.UTF_8, LocalDateTime.MIN)
                .words(task)
                .isPresent();
    }

    @Override
    public HttpAnswer answer(HttpCall http, Arrivals arrivals)
            throws NotStoredException, DriverException, InterruptedException {
        PushCall call = new PushCall(http);
        Action action = Action.named(call);
        if (action == Action.NONE) {
            return plain(404, "no such thing");
        }
        Optional<Admission> admission = arrivals.admit(call.identity(), http);
        if (admission.isEmpty()) {
            return notLetIn();
        }
        Settings settings = new Settings(admission.get().settings());
        boolean hasKey = action == Action.GREET ? settings.admitsGreeting(call.key()) : settings.admits(call.key());
        return hasKey ? answer(action, new Turn(call, admission.get(), settings, arrivals)) : notLetIn();
    }

    /** No 4xx: firmware is known that gives up on it. No 200 either: that is leave to forget. */
    private static HttpAnswer notLetIn() {
        return plain(503, "not registered").header("Retry-After", "60");
    }

    private enum Action {
        GREET,
        UPLOAD,
        PHOTO,
        ASK,
        RESULT,
        TIME,
        REGISTER,
        PUSH_OPTIONS,
        QUERY_RESULT,
        /** Of somebody whom the terminal has not: nothing is said about people whom nobody sent there. */
        LOOK_UP,
        PING,
        /** To encrypt by the maker's own library, which nobody else has. */
        ENCRYPT,
        NONE;

        static Action named(PushCall call) {
            switch (call.action()) {
                case "cdata", "edata":
                    if (call.isPost() || call.bringsRows()) {
                        return UPLOAD;
                    }
                    return call.value("type").equals("time")
                            ? TIME
                            : call.table().isEmpty() ? GREET : LOOK_UP;
                case "fdata":
                    return PHOTO;
                case "getrequest":
                    return ASK;
                case "devicecmd":
                    return RESULT;
                case "rtdata":
                    return TIME;
                case "registry":
                    return REGISTER;
                case "push":
                    return PUSH_OPTIONS;
                case "querydata":
                    return QUERY_RESULT;
                case "ping":
                    return PING;
                case "exchange":
                    return ENCRYPT;
                default:
                    return NONE;
            }
        }
    }

    private record Turn(PushCall call, Admission admission, Settings settings, Arrivals arrivals) {

        Greeting greeting(Bookmarks bookmarks) throws DriverException {
            return new Greeting(
                    call.serialNumber(),
                    bookmarks,
                    settings.pollSeconds(),
                    settings.timeZone().write(admission.offset()),
                    admission.biometrics(),
                    admission.keepsPhotos());
        }

        LocalDateTime time(ZoneOffset offset) {
            return LocalDateTime.ofInstant(arrivals.clock().instant(), offset);
        }
    }

    private static HttpAnswer answer(Action action, Turn turn)
            throws NotStoredException, DriverException, InterruptedException {
        return switch (action) {
            case GREET -> greet(turn);
            case UPLOAD -> taken(upload(turn));
            case PHOTO -> ok(upload(turn).photo());
            case ASK -> errands(turn).hand();
            case RESULT -> errands(turn).settle();
            case TIME -> ok(time(turn));
            case REGISTER -> register(turn);
            case PUSH_OPTIONS ->
                ok(turn.greeting(Bookmarks.of(turn.admission().cursor())).pushOptions());
            case QUERY_RESULT -> ok(upload(turn).tableData());
            case ENCRYPT -> cannotEncrypt(turn);
            default -> ok("OK");
        };
    }

    private static HttpAnswer taken(Upload upload) throws NotStoredException, InterruptedException {
        return ok(upload.take()).once(upload.stored());
    }

    private static Upload upload(Turn turn) {
        return new Upload(turn.call(), turn.admission(), turn.settings());
    }

    private static ErrandTurn errands(Turn turn) {
        LocalDateTime now = turn.time(turn.admission().offset());
        return new ErrandTurn(turn.call(), turn.admission(), turn.settings(), now);
    }

    private static HttpAnswer greet(Turn turn) throws NotStoredException, DriverException, InterruptedException {
        PushCall call = turn.call();
        Bookmarks before = Bookmarks.of(turn.admission().cursor());
        Bookmarks now = before.greeted(call.value("language"), call.value("pushver"), call.isAccess(before.access()));
        if (!now.equals(before)) {
            turn.admission().store(PunchPage.empty(now.cursor()));
        }
        Greeting greeting = turn.greeting(now);
        return ok(now.access() ? greeting.accessText() : greeting.text());
    }

    private static HttpAnswer register(Turn turn) throws NotStoredException, DriverException, InterruptedException {
        upload(turn).statement("registry");
        Bookmarks before = Bookmarks.of(turn.admission().cursor());
        Bookmarks now =
                before.greeted(before.language(), before.version(), turn.call().registersAccess());
        if (!now.equals(before)) {
            turn.admission().store(PunchPage.empty(now.cursor()));
        }
        return ok("RegistryCode=" + turn.greeting(now).registryCode());
    }

    /** Kept once, so that it can be seen why this terminal brings nothing; its key is of no use. */
    private static HttpAnswer cannotEncrypt(Turn turn) throws NotStoredException, InterruptedException {
        turn.admission()
                .report(List.of(TerminalEvent.builder("exchange", Kind.FAULT)
                        .code("exchange")
                        .raw(Bytes.of("wants its own encryption: switch it off at the terminal, and TLS on"))
                        .build()));
        return plain(404, "no such thing");
    }

    /** The time in UTC, packed, and how far the terminal's clock is to be from it. */
    private static String time(Turn turn) {
        int minutes = turn.admission().offset().getTotalSeconds() / 60;
        return String.format(
                "DateTime=%d,ServerTZ=%s%02d%02d",
                ZkTime.pack(turn.time(ZoneOffset.UTC)),
                minutes < 0 ? "-" : "+",
                Math.abs(minutes) / 60,
                Math.abs(minutes) % 60);
    }

    private static HttpAnswer ok(String text) {
        return plain(200, text);
    }

    private static HttpAnswer plain(int status, String text) {
        return HttpAnswer.text(status, text, StandardCharsets.UTF_8);
    }
}
