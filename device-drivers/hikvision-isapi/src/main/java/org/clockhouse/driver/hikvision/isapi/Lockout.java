package org.clockhouse.driver.hikvision.isapi;

import java.time.Duration;
import java.util.Optional;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.json.Json;

/** What a terminal says about a locked account, in the body of a refusal. */
final class Lockout {

    private static final Duration UNSTATED = Duration.ofMinutes(30);

    private Lockout() {}

    /** How long it lasts; empty when the account is not locked. */
    static Optional<Duration> of(Response refusal) {
        String text = refusal.text().stripLeading();
        try {
            if (text.startsWith("<")) {
                XmlFields xml = XmlFields.of(refusal.body());
                return lasting(xml.text("lockStatus"), xml.text("unlockTime"));
            }
            if (text.startsWith("{")) {
                Json json = Json.of(text);
                Json check = json.at("userCheck").has("lockStatus") ? json.at("userCheck") : json;
                return lasting(check.string("lockStatus"), check.string("unlockTime"));
            }
        } catch (DriverException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<Duration> lasting(String status, String seconds) {
        if (!status.strip().equalsIgnoreCase("lock") && !status.strip().equalsIgnoreCase("locked")) {
            return Optional.empty();
        }
        return Optional.of(seconds.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(seconds)) : UNSTATED);
    }
}
