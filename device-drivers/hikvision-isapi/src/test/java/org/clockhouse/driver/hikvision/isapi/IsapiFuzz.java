package org.clockhouse.driver.hikvision.isapi;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.json.Json;
import org.clockhouse.driver.line.Framing;

/**
 * Whatever answers: no exception but the driver's own, no end beyond what was framed, one row at most for each event, and a
 * cursor that is understood again. A Jazzer target.
 */
public final class IsapiFuzz {

    private static final Set<Integer> PASSED = Set.of(1, 38, 75);

    private IsapiFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        int length = data.length == 0 ? Framing.UNKNOWN_YET : Response.WHOLE.lengthOf(ByteBuffer.wrap(data));
        if (length < Framing.NOT_A_FRAME || length == 0) {
            throw new AssertionError("a frame of " + length);
        }
        if (length < 0 || length > data.length) {
            return;
        }
        try {
            read(Response.of(Arrays.copyOf(data, length)));
        } catch (DriverException expected) {
            return;
        }
    }

    private static void read(Response response) throws DriverException {
        Lockout.of(response);
        Digest.of(response.headers("WWW-Authenticate"))
                .ifPresent(digest -> digest.authorization("user", "password", "GET", "/", 1, "1"));
        Status.of(response);
        if (response.text().stripLeading().startsWith("<")) {
            XmlFields.of(response.body());
            return;
        }
        for (Json json : Json.of(response.text().strip()).at("AcsEvent").list("InfoList")) {
            EventRow row = EventRow.of(json);
            PunchPage.Builder page = PunchPage.builder(Cursor.START);
            row.addTo(page, PASSED);
            if (page.rows() > 1) {
                throw new AssertionError("one event made " + page.rows() + " rows");
            }
            if (!EventPlace.of(row.place().cursor())
                    .filter(place -> place.isOf(row))
                    .isPresent()) {
                throw new AssertionError("a cursor that is not understood");
            }
        }
    }
}
