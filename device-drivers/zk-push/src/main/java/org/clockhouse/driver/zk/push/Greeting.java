package org.clockhouse.driver.zk.push;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.zk.push.Bookmarks.Stamped;

/** What a terminal is told when it greets: where it stands with each table, and how to behave. */
record Greeting(
        String serialNumber,
        Bookmarks bookmarks,
        int pollSeconds,
        String timeZone,
        Set<CredentialKind> biometrics,
        boolean keepsPhotos) {

    private static final String SERVER = "2.4.1";
    private static final Pattern MAJOR = Pattern.compile("\\D*(\\d+)\\..*|\\D*(\\d+)");

    private static final String TABLES = "TransData AttLog\tOpLog\tEnrollUser\tChgUser";

    String text() {
        StringBuilder text = new StringBuilder("GET OPTION FROM: " + serialNumber + "\n");
        int major = major(bookmarks.version());
        if (major != 1) {
            option(text, "ATTLOGStamp", bookmarks.stamp(Stamped.ATTLOG));
            option(text, "OPERLOGStamp", bookmarks.stamp(Stamped.OPERLOG));
            option(text, "ATTPHOTOStamp", bookmarks.stamp(Stamped.ATTPHOTO));
            option(text, "BIODATAStamp", bookmarks.stamp(Stamped.BIODATA));
            option(text, "IDCARDStamp", bookmarks.stamp(Stamped.IDCARD));
            option(text, "ERRORLOGStamp", bookmarks.stamp(Stamped.ERRORLOG));
        }
        if (major < 2) {
            option(text, "Stamp", bookmarks.stamp(Stamped.ATTLOG));
            option(text, "OpStamp", bookmarks.stamp(Stamped.OPERLOG));
            option(text, "PhotoStamp", bookmarks.stamp(Stamped.ATTPHOTO));
        }
        option(text, "ErrorDelay", "30");
        option(text, "Delay", String.valueOf(pollSeconds));
        option(text, "TransTimes", "00:00;14:05");
        option(text, "TransInterval", "1");
        option(text, "TransFlag", major < 2 ? "1111111111" : tables());
        if (!timeZone.isEmpty()) {
            option(text, "TimeZone", timeZone);
        }
        option(text, "Realtime", "1");
        option(text, "Encrypt", major < 2 ? "0" : "None");
        option(text, "ServerVer", SERVER + " 2024-01-01");
        option(text, "PushProtVer", SERVER);
        return text.toString();
    }

    /** Fingers, faces and pictures of punches are asked for only where they are wanted; photographs of people never. */
    private String tables() {
        String fingers = biometrics.contains(CredentialKind.FINGERPRINT) ? "\tEnrollFP\tChgFP" : "";
        boolean bodies = biometrics.contains(CredentialKind.FACE) || biometrics.contains(CredentialKind.PALM);
        return TABLES + (keepsPhotos ? "\tAttPhoto" : "") + fingers + (bodies ? "\tFACE\tBioPhoto" : "");
    }

    /** To an access terminal (push 3), which registers first. */
    String accessText() {
        StringBuilder text = new StringBuilder();
        option(text, "registry", "ok");
        option(text, "RegistryCode", registryCode());
        return text + pushOptions();
    }

    String pushOptions() {
        StringBuilder text = new StringBuilder();
        option(text, "ServerVersion", "3.1.1");
        option(text, "ServerName", "ADMS");
        option(text, "PushProtVer", "3.1.1");
        option(text, "ErrorDelay", "30");
        option(text, "RequestDelay", String.valueOf(pollSeconds));
        option(text, "TransTimes", "00:00;14:05");
        option(text, "TransInterval", "1");
        option(text, "TransTables", "User\tTransaction");
        option(text, "Realtime", "1");
        option(text, "SessionID", registryCode());
        option(text, "TimeoutSec", "10");
        return text.toString();
    }

    /** The same at each greeting, and no secret: who comes in is decided by the serial number. */
    String registryCode() {
        return String.format("%08X", serialNumber.hashCode());
    }

    /** 0 for a terminal that states no version. */
    static int major(String version) {
        Matcher matcher = MAJOR.matcher(version);
        if (!matcher.matches()) {
            return 0;
        }
        return PunchLine.number(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }

    private static void option(StringBuilder text, String name, String value) {
        text.append(name).append('=').append(value).append('\n');
    }
}
