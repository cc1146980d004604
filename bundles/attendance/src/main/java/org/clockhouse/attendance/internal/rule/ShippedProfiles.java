package org.clockhouse.attendance.internal.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.clockhouse.attendance.rule.Policy;
import org.clockhouse.attendance.rule.RuleProfile;
import org.clockhouse.kernel.LocalName;

/** Rule profiles in the bundle: {@code profiles/<code>.properties} with a name, rest days and settings. */
final class ShippedProfiles {

    private static final String PLACE = "/org/clockhouse/attendance/profiles/";
    private static final String OWN = "profile.";

    private ShippedProfiles() {}

    static List<RuleProfile> all() {
        return read("index")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(ShippedProfiles::profile)
                .toList();
    }

    private static RuleProfile profile(String code) {
        Properties values = new Properties();
        try (InputStream in = open(code + ".properties")) {
            values.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> settings = new TreeMap<>();
        values.stringPropertyNames().stream()
                .filter(name -> !name.startsWith(OWN))
                .forEach(name -> settings.put(name, values.getProperty(name)));
        return new RuleProfile(
                code,
                new LocalName(values.getProperty(OWN + "zh"), values.getProperty(OWN + "en")),
                Arrays.stream(values.getProperty(OWN + "rest-days").split(" "))
                        .map(DayOfWeek::valueOf)
                        .collect(Collectors.toSet()),
                Policy.of(settings));
    }

    private static String read(String file) {
        try (InputStream in = open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String file) {
        return ShippedProfiles.class.getResourceAsStream(PLACE + file);
    }
}
