package org.clockhouse.driver.hikvision.isapi;

import java.util.Set;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.json.Json;

/**
 * What a terminal says came of a request. HTTP says 200 to failures too, so the word in the body decides where there is one.
 *
 * @param code 1 is well, 2 busy, 7 well after a restart; empty when not stated
 * @param word such as {@code ok} or {@code deviceUserNotExist}; empty when not stated
 */
record Status(int http, String code, String word) {

    private static final int NOT_IMPLEMENTED = 501;
    private static final Set<String> FOR_THE_OPERATOR = Set.of("notActivated", "riskPassword");

    static Status of(Response response) throws DriverException {
        String text = response.text().stripLeading();
        if (text.startsWith("{")) {
            Json json = Json.of(text);
            return new Status(response.status(), json.string("statusCode"), json.string("subStatusCode"));
        }
        if (text.startsWith("<") && text.contains("ResponseStatus")) {
            XmlFields xml = XmlFields.of(response.body());
            return new Status(response.status(), xml.text("statusCode"), xml.text("subStatusCode"));
        }
        return new Status(response.status(), "", "");
    }

    boolean isOk() {
        boolean isWell = code.isEmpty() || code.equals("1") || code.equals("7");
        boolean isWord = word.isEmpty() || word.equalsIgnoreCase("ok") || word.equals("rebootRequired");
        return http == Response.OK && (word.isEmpty() ? isWell : isWord);
    }

    boolean isBusy() {
        return word.equals("deviceBusy") || code.equals("2") || http >= 500 && http != NOT_IMPLEMENTED;
    }

    /** Only some failures are the answer to what was asked; the others concern the terminal as a whole. */
    boolean isAnswer() {
        return isOk() || fault() == Fault.REFUSED;
    }

    private Fault fault() {
        if (isBusy()) {
            return Fault.UNREACHABLE;
        }
        boolean moved = http >= 300 && http < 400;
        return moved || FOR_THE_OPERATOR.contains(word) ? Fault.MISCONFIGURED : Fault.REFUSED;
    }

    DriverException failure(Request request) {
        String said =
                switch (fault()) {
                    case UNREACHABLE -> "the terminal is busy";
                    case MISCONFIGURED ->
                        word.isEmpty()
                                ? "the terminal sends us elsewhere, perhaps because it wants HTTPS"
                                : "the terminal must be set up first";
                    default ->
                        word.equals("notSupport")
                                ? "this model or firmware does not know " + request
                                : "the terminal refused " + request;
                };
        return new DriverException(fault(), said + " (" + (word.isEmpty() ? "HTTP " + http : word) + ")");
    }
}
