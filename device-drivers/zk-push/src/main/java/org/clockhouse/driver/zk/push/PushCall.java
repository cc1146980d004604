package org.clockhouse.driver.zk.push;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Health;
import org.clockhouse.driver.HttpCall;
import org.clockhouse.driver.TerminalIdentity;

/** A call in the words of this protocol, whatever the case of its names and the dress of its path. */
final class PushCall {

    private final HttpCall call;
    private final String action;
    private final Map<String, String> query = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    PushCall(HttpCall call) {
        this.call = call;
        this.action = action(call.path());
        call.query().forEach(query::putIfAbsent);
    }

    /** {@code cdata} of {@code /iclock/cdata.aspx/}, and of {@code /iclock/iclock/cdata}, where the prefix was typed in as well. */
    private static String action(String path) {
        List<String> segments = Arrays.stream(path.toLowerCase(Locale.ROOT).split("/"))
                .filter(segment -> !segment.isEmpty())
                .dropWhile("iclock"::equals)
                .toList();
        String joined = String.join("/", segments);
        return joined.endsWith(".aspx") ? joined.substring(0, joined.length() - 5) : joined;
    }

    String action() {
        return action;
    }

    boolean isPost() {
        return call.method().equals("POST") || call.method().equals("PUT");
    }

    /** Some gateways turn one method into another. */
    boolean bringsRows() {
        return !table().isEmpty() && call.body().size() > 0;
    }

    Bytes body() {
        return call.body();
    }

    /** Empty when it is not there. */
    String value(String name) {
        return query.getOrDefault(name, "").strip();
    }

    Optional<String> key() {
        return Optional.ofNullable(query.get("pushcommkey"));
    }

    /** Upper case; empty when none is named. */
    String table() {
        return value("table").toUpperCase(Locale.ROOT);
    }

    String serialNumber() throws DriverException {
        String stated = value("SN");
        if (stated.isEmpty()) {
            throw new DriverException(Fault.GARBLED, "a call without serial number");
        }
        return stated;
    }

    String stamp() {
        for (String name : List.of("Stamp", "OpStamp", "PhotoStamp", table() + "Stamp")) {
            if (query.containsKey(name)) {
                return value(name);
            }
        }
        return "";
    }

    /** Who calls, as far as this call says. */
    TerminalIdentity identity() throws DriverException {
        Map<String, String> options = options();
        TerminalIdentity.Builder identity = TerminalIdentity.builder(serialNumber())
                .model(options.getOrDefault("DEVICENAME", ""))
                .firmware(firmware(options));
        return identity.build();
    }

    /** Newer firmware names it otherwise. */
    private String firmware(Map<String, String> options) {
        String stated = options.getOrDefault("FIRMVER", options.getOrDefault("FWVERSION", ""));
        return stated.isEmpty() ? value("INFO").split(",", 2)[0] : stated;
    }

    /** How full it is, when it says: {@code INFO=<firmware>,<people>,<fingers>,<punches>,…}. */
    Optional<Health> health() {
        String[] info = value("INFO").split(",", 5);
        return info.length > 3 && info[1].matches("\\d{1,7}") && info[3].matches("\\d{1,8}")
                ? Optional.of(Health.of(Health.State.GOOD, "")
                        .holding(Integer.parseInt(info[3]), Integer.parseInt(info[1]))
                        .logged(Integer.parseInt(info[3])))
                : Optional.empty();
    }

    /** What a terminal says about itself: {@code ~DeviceName=…,FirmVer=…}, names in upper case without the tilde. */
    private Map<String, String> options() {
        return statesOptions() ? options(call.body()) : Map.of();
    }

    boolean statesOptions() {
        return action.equals("registry") || table().equals("OPTIONS");
    }

    static Map<String, String> options(Bytes body) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String pair : body.text(StandardCharsets.UTF_8).split("[,\r\n]+")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String name = pair.substring(0, equals).strip().toUpperCase(Locale.ROOT);
                options.put(
                        name.startsWith("~") ? name.substring(1) : name,
                        pair.substring(equals + 1).strip());
            }
        }
        return options;
    }

    /** Attendance terminals hardly ever register, and then say what they are. */
    boolean registersAccess() {
        return options(call.body()).getOrDefault("DEVICETYPE", "acc").equalsIgnoreCase("acc");
    }

    /** Whether an access terminal calls, which speaks push 3; one that does not say is what it was before. */
    boolean isAccess(boolean before) {
        String type = value("DeviceType");
        return type.isEmpty() ? before : type.equalsIgnoreCase("acc");
    }
}
