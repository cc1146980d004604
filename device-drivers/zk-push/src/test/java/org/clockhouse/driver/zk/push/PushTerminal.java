package org.clockhouse.driver.zk.push;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clockhouse.driver.Bytes;

/**
 * An attendance terminal of push 2.4.1 that can be worked from outside. Forgets a punch only when it hears OK, sends
 * everything that it still has, and does what it is told.
 */
public final class PushTerminal {

    private static final Pattern COMMAND = Pattern.compile("C:([A-Za-z0-9]{1,16}):(.*)");
    private static final Pattern QUERY = Pattern.compile("DATA QUERY ATTLOG StartTime=(.*)\tEndTime=(.*)");

    private static final Pattern TEMPLATE = Pattern.compile("DATA (UPDATE|DELETE) (FINGERTMP|BIODATA|BIOPHOTO) (.*)");

    /** How the terminal's words reach a host. */
    @FunctionalInterface
    public interface Host {

        Reply send(String method, String target, Bytes body) throws IOException, InterruptedException;
    }

    public record Reply(int status, String text) {

        public boolean isLeaveToForget() {
            return status == 200 && text.startsWith("OK");
        }
    }

    private final String serial;
    private final Host host;
    private final Charset charset;
    private final Map<String, Map<String, String>> users = new TreeMap<>();
    private final Map<String, String> templates = new TreeMap<>();
    private final List<String> waiting = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final Map<String, Map<String, String>> messages = new TreeMap<>();
    private final List<String> addressed = new ArrayList<>();
    private final Map<String, String> options = new LinkedHashMap<>();
    private String stamp = "0";
    private int restarts;
    private int unlocks;

    public PushTerminal(String serial, Host host) {
        this(serial, host, StandardCharsets.UTF_8);
    }

    public PushTerminal(String serial, Host host, Charset charset) {
        this.serial = serial;
        this.host = host;
        this.charset = charset;
    }

    static String line(String pin, LocalDateTime reading) {
        return pin + "\t" + ZkTime.write(reading) + "\t255\t15\t0\t0\t0\t0\t0\t0\t";
    }

    public Reply greet() throws IOException, InterruptedException {
        int language = charset.equals(StandardCharsets.UTF_8) ? 69 : 83;
        Reply reply = host.send(
                "GET",
                "/iclock/cdata?SN=" + serial + "&options=all&language=" + language
                        + "&pushver=2.4.1&DeviceType=att&PushOptionsFlag=1",
                Bytes.NONE);
        for (String option : reply.text().split("\r?\n")) {
            int equals = option.indexOf('=');
            if (equals > 0) {
                options.put(option.substring(0, equals), option.substring(equals + 1));
            }
        }
        stamp = options.getOrDefault("ATTLOGStamp", stamp);
        return reply;
    }

    public void punch(String pin, LocalDateTime reading) {
        waiting.add(line(pin, reading));
        log.add(line(pin, reading));
        stamp = ZkTime.write(reading).replaceAll("\\D", "");
    }

    /** Sends what it has not been freed of. */
    public Reply upload() throws IOException, InterruptedException {
        Reply reply = post(waiting);
        if (reply.isLeaveToForget()) {
            waiting.clear();
        }
        return reply;
    }

    private Reply post(List<String> lines) throws IOException, InterruptedException {
        return host.send(
                "POST",
                "/iclock/cdata?SN=" + serial + "&table=ATTLOG&Stamp=" + stamp,
                Bytes.of((String.join("\n", lines) + "\n").getBytes(charset)));
    }

    public Reply operations(String... lines) throws IOException, InterruptedException {
        return host.send(
                "POST",
                "/iclock/cdata?SN=" + serial + "&table=OPERLOG&OpStamp=1",
                Bytes.of((String.join("\n", lines) + "\n").getBytes(charset)));
    }

    /** Asks once, does what it is told, and says so. @return how many commands there were */
    public int ask() throws IOException, InterruptedException {
        Reply reply = host.send("GET", "/iclock/getrequest?SN=" + serial, Bytes.NONE);
        List<String> results = new ArrayList<>();
        for (String line : reply.text().split("\n")) {
            Matcher command = COMMAND.matcher(line);
            if (command.matches()) {
                String words = command.group(2);
                results.add("ID=" + command.group(1) + "&Return=" + run(words) + "&CMD=" + words.split(" ")[0]);
            }
        }
        if (!results.isEmpty()) {
            host.send("POST", "/iclock/devicecmd?SN=" + serial, Bytes.of(String.join("\n", results) + "\n"));
        }
        return results.size();
    }

    private int run(String words) throws IOException, InterruptedException {
        Matcher query = QUERY.matcher(words);
        if (query.matches()) {
            List<String> found = log.stream()
                    .filter(line -> line.split("\t")[1].compareTo(query.group(1)) >= 0
                            && line.split("\t")[1].compareTo(query.group(2)) <= 0)
                    .toList();
            return post(found).isLeaveToForget() ? found.size() : -1;
        }
        if (words.startsWith("DATA UPDATE USERINFO PIN=")) {
            Map<String, String> user = fields(words);
            users.put(user.get("PIN"), user);
            return 0;
        }
        if (words.contains("SMS ")) {
            return message(words);
        }
        if (words.startsWith("DATA DELETE USERINFO PIN=")) {
            return users.remove(words.substring("DATA DELETE USERINFO PIN=".length())) == null ? -3 : 0;
        }
        Matcher template = TEMPLATE.matcher(words);
        if (template.matches()) {
            return template(template);
        }
        if (words.startsWith("SET OPTION ")) {
            String[] pair = words.substring("SET OPTION ".length()).split("=", 2);
            options.put(pair[0], pair[1]);
            return 0;
        }
        switch (words) {
            case "REBOOT":
                restarts++;
                return 0;
            case "AC_UNLOCK":
                unlocks++;
                return 0;
            case "DATA QUERY USERINFO":
                return operations(users.values().stream()
                                        .map(user -> "USER PIN=" + user.get("PIN") + "\tName=" + user.get("Name")
                                                + "\tPri=0\tPasswd=" + user.get("Passwd") + "\tCard="
                                                + user.get("Card"))
                                        .toArray(String[]::new))
                                .isLeaveToForget()
                        ? users.size()
                        : -1;
            case "INFO":
                return 0;
            default:
                return -1002;
        }
    }

    private static Map<String, String> fields(String words) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : words.split(" ", 4)[3].split("\t")) {
            fields.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
        }
        return fields;
    }

    /** A person who is not there is told nothing. */
    private int message(String words) {
        Map<String, String> fields = fields(words);
        String number = fields.get("UID");
        if (words.startsWith("DATA UPDATE SMS ")) {
            messages.put(number, fields);
            return 0;
        }
        if (words.startsWith("DATA DELETE SMS ")) {
            return messages.remove(number) == null ? -3 : 0;
        }
        boolean known = users.containsKey(fields.get("PIN")) && messages.containsKey(number);
        addressed.add(fields.get("PIN") + " " + number);
        return known ? 0 : -3;
    }

    /** A person who is not there has no template. */
    private int template(Matcher command) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : command.group(3).split("\t")) {
            fields.put(pair.split("=", 2)[0].toUpperCase(Locale.ROOT), pair.split("=", 2)[1]);
        }
        boolean finger = command.group(2).equals("FINGERTMP");
        String slot = finger ? "finger " + fields.get("FID") : "type " + fields.get("TYPE");
        String key = fields.get("PIN") + " " + slot;
        if (command.group(1).equals("DELETE")) {
            return templates.remove(key) == null ? -3 : 0;
        }
        if (!users.containsKey(fields.get("PIN"))) {
            return -3;
        }
        templates.put(key, fields.getOrDefault("TMP", fields.get("CONTENT")));
        return 0;
    }

    /** Somebody puts a finger on it: it is usable here at once, and is sent. */
    public Reply enrol(String pin, int finger, String base64) throws IOException, InterruptedException {
        templates.put(pin + " finger " + finger, base64);
        return operations(
                "FP PIN=" + pin + "\tFID=" + finger + "\tSize=" + base64.length() + "\tValid=1\tTMP=" + base64);
    }

    /** By person and place, as base64. */
    public Map<String, String> templates() {
        return Map.copyOf(templates);
    }

    /** Words that it shows, by number. */
    public Map<String, Map<String, String>> messages() {
        return Map.copyOf(messages);
    }

    /** Whom it was told to show which. */
    public List<String> addressed() {
        return List.copyOf(addressed);
    }

    public int waiting() {
        return waiting.size();
    }

    public Optional<Map<String, String>> user(String pin) {
        return Optional.ofNullable(users.get(pin));
    }

    public String option(String name) {
        return options.getOrDefault(name, "");
    }

    public int restarts() {
        return restarts;
    }

    public int unlocks() {
        return unlocks;
    }
}
