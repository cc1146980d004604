package org.clockhouse.driver.hikvision.isapi;

import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.Capability;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DoorControl;
import org.clockhouse.driver.DriverContext;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.Health;
import org.clockhouse.driver.HeldPage;
import org.clockhouse.driver.LearningSession;
import org.clockhouse.driver.ListeningSession;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.PunchPhotos;
import org.clockhouse.driver.Rejection;
import org.clockhouse.driver.Rejection.Reason;
import org.clockhouse.driver.SettableClock;
import org.clockhouse.driver.Template;
import org.clockhouse.driver.TemplateStore;
import org.clockhouse.driver.TerminalIdentity;
import org.clockhouse.driver.json.Json;
import org.clockhouse.driver.line.Line;

final class HikvisionSession
        implements ListeningSession, LearningSession, TemplateStore, SettableClock, DoorControl, PunchPhotos {

    static final Request DEVICE_INFO = Request.get("/ISAPI/System/deviceInfo");

    private static final String TIME = "/ISAPI/System/time";
    private static final Request EVENT_ABILITIES =
            Request.get("/ISAPI/AccessControl/AcsEvent/capabilities?format=json");
    private static final Request PERSON_ABILITIES =
            Request.get("/ISAPI/AccessControl/UserInfo/capabilities?format=json");
    private static final Pattern PICTURE = Pattern.compile("(?:https?://[^/\\s]{1,200})?(/[!-~]{1,500})");
    private static final DateTimeFormatter READING = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final int READING_LENGTH = 19;
    private static final int NONCE_BYTES = 8;
    private static final int NOT_FOUND = 404;
    private static final Json UNSAID = new Json(Map.of(), "", 0, 0);

    private final Endpoint endpoint;
    private final Conversation terminal;
    private final AlertStream stream;
    private final HikvisionSettings settings;
    private final TerminalIdentity identity;
    private final EventLog events;
    private final CredentialDesk credentials;
    private final FaceDesk faces;
    private final Census census;

    private HikvisionSession(
            Endpoint endpoint,
            Conversation terminal,
            HikvisionSettings settings,
            DriverContext context,
            SecureRandom random)
            throws DriverException, InterruptedException {
        this.endpoint = endpoint;
        this.terminal = terminal;
        this.settings = settings;
        this.stream = new AlertStream(endpoint, nonce(random), terminal, context);
        XmlFields info = info(terminal);
        Json personAbilities = terminal.abilities(PERSON_ABILITIES).orElse(UNSAID);
        OptionalLong people = Census.capacity(personAbilities);
        boolean takesFaces = takesFaces(terminal);
        this.identity = identity(info, people, takesFaces);
        this.events = new EventLog(
                terminal,
                terminal.abilities(EVENT_ABILITIES).orElse(UNSAID),
                settings.passedCodes(),
                () -> nonce(random),
                context::keepsPhotos);
        PagedLists lists = new PagedLists(
                terminal,
                () -> nonce(random),
                PagedLists.page(personAbilities.at("UserInfo").at("UserInfoSearchCond")));
        People known = new People(terminal, lists, settings.doors());
        this.faces = new FaceDesk(terminal, known, takesFaces, () -> nonce(random));
        this.credentials = new CredentialDesk(terminal, lists, known, faces, settings.cardDigits());
        this.census = new Census(terminal, people);
        settings.voice().tell(terminal);
    }

    /** Proves that such a terminal answers, and that it lets us in. */
    static HikvisionSession begin(
            Endpoint endpoint, HikvisionSettings settings, Refusals refusals, DriverContext context)
            throws DriverException, InterruptedException {
        SecureRandom random = new SecureRandom();
        Account account = new Account(
                endpoint.toString(),
                settings.user(),
                settings.password(),
                refusals,
                context.clock(),
                () -> nonce(random));
        Conversation terminal = new Conversation(endpoint, context, account);
        boolean begun = false;
        try {
            HikvisionSession session = new HikvisionSession(endpoint, terminal, settings, context, random);
            begun = true;
            return session;
        } finally {
            if (!begun) {
                terminal.close();
            }
        }
    }

    private static String nonce(SecureRandom random) {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static XmlFields info(Conversation terminal) throws DriverException, InterruptedException {
        Response response = terminal.ask(DEVICE_INFO);
        if (response.status() == NOT_FOUND) {
            throw new DriverException(Fault.MISCONFIGURED, "what answers there does not speak ISAPI");
        }
        Status status = Status.of(response);
        if (!status.isOk()) {
            throw status.failure(DEVICE_INFO);
        }
        XmlFields info = XmlFields.of(response.body());
        if (!info.root().equals("DeviceInfo")) {
            throw new DriverException(Fault.GARBLED, "the terminal does not say what it is");
        }
        return info;
    }

    private static boolean takesFaces(Conversation terminal) throws DriverException, InterruptedException {
        Response response = terminal.ask(FaceDesk.ABILITIES);
        Status status = Status.of(response);
        if (!status.isAnswer()) {
            throw status.failure(FaceDesk.ABILITIES);
        }
        return status.isOk()
                && response.text().stripLeading().startsWith("<")
                && XmlFields.of(response.body()).text("isSupportFDLib").equals("true");
    }

    private static TerminalIdentity identity(XmlFields info, OptionalLong people, boolean takesFaces) {
        TerminalIdentity.Builder identity = TerminalIdentity.builder(info.text("serialNumber"))
                .model(info.text("model"))
                .firmware((info.text("firmwareVersion") + " " + info.text("firmwareReleasedDate")).strip())
                .capabilities(Set.of(Capability.CREDENTIALS, Capability.CLOCK, Capability.DOOR))
                .credentialKinds(
                        takesFaces ? Set.of(CredentialKind.CARD, CredentialKind.FACE) : Set.of(CredentialKind.CARD));
        people.ifPresent(most -> identity.credentialCapacity((int) most));
        return identity.build();
    }

    @Override
    public TerminalIdentity identity() {
        return identity;
    }

    @Override
    public Map<String, String> learned() {
        return endpoint.learned()
                .map(certificate -> Map.of(HikvisionSettings.CERTIFICATE.key(), certificate))
                .orElse(Map.of());
    }

    @Override
    public PunchPage readPunches(Cursor after, int limit) throws DriverException, InterruptedException {
        stream.heard();
        return events.read(after, limit);
    }

    /** The list is for others too: it is never cleared here, and the terminal overwrites its oldest events by itself. */
    @Override
    public void acknowledge(Cursor upTo) {
        // Nothing to tell it.
    }

    /** Of the address only the path counts: whatever else it names, it is this terminal that is asked. */
    @Override
    public Optional<Bytes> photo(String reference) throws DriverException, InterruptedException {
        Matcher address = PICTURE.matcher(reference);
        if (!address.matches()) {
            return Optional.empty();
        }
        Response response = terminal.ask(Request.get(address.group(1)));
        boolean given = response.status() == Response.OK
                && response.header("Content-Type").toLowerCase(Locale.ROOT).startsWith("image/");
        return given ? Optional.of(Bytes.of(response.body())) : Optional.empty();
    }

    @Override
    public Health health() throws DriverException, InterruptedException {
        return census.health();
    }

    @Override
    public Optional<Line> listen() throws DriverException, InterruptedException {
        return settings.isListening() ? stream.opened() : Optional.empty();
    }

    @Override
    public List<Rejection> put(List<Grant> grants) throws DriverException, InterruptedException {
        return credentials.put(grants);
    }

    @Override
    public Optional<Reason> put(Grant grant, Template template) throws DriverException, InterruptedException {
        return faces.put(grant, template);
    }

    @Override
    public void revoke(Set<String> credentialIds) throws DriverException, InterruptedException {
        credentials.revoke(credentialIds);
    }

    @Override
    public HeldPage list(Cursor after, int limit) throws DriverException, InterruptedException {
        return credentials.list(after, limit);
    }

    @Override
    public LocalDateTime readClock() throws DriverException, InterruptedException {
        return reading(terminal.xml(Request.get(TIME)).text("localTime"));
    }

    private static LocalDateTime reading(String localTime) throws DriverException {
        try {
            return LocalDateTime.parse(localTime.substring(0, Math.min(READING_LENGTH, localTime.length())), READING);
        } catch (DateTimeException e) {
            throw new DriverException(Fault.GARBLED, "the terminal's clock shows no date", e);
        }
    }

    /** Its zone stays as it is. One that followed a time server does so no longer, because it would not keep what it is told. */
    @Override
    public void setClock(LocalDateTime reading) throws DriverException, InterruptedException {
        XmlFields time = terminal.xml(Request.get(TIME));
        String shown = time.text("localTime");
        String offset = shown.length() > READING_LENGTH ? shown.substring(READING_LENGTH) : "";
        terminal.demand(Request.putXml(
                TIME,
                "<Time><timeMode>manual</timeMode><localTime>" + READING.format(reading) + XmlFields.escaped(offset)
                        + "</localTime><timeZone>" + XmlFields.escaped(time.text("timeZone"))
                        + "</timeZone></Time>"));
    }

    @Override
    public void command(int door, Command command) throws DriverException, InterruptedException {
        if (door < 1 || door > settings.doors()) {
            throw new DriverException(Fault.REFUSED, "the terminal has doors 1 to " + settings.doors());
        }
        String word =
                switch (command) {
                    case UNLOCK_ONCE -> "open";
                    case HOLD_UNLOCKED -> "alwaysOpen";
                    case RESUME_NORMAL -> "resume";
                    case LOCK_DOWN -> "alwaysClose";
                };
        terminal.demand(Request.putXml(
                String.format(Locale.ROOT, "/ISAPI/AccessControl/RemoteControl/door/%d", door),
                "<RemoteControlDoor><cmd>" + word + "</cmd></RemoteControlDoor>"));
    }

    @Override
    public void close() {
        terminal.close();
        stream.close();
    }
}
