package org.clockhouse.attendance.internal.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExplanationTextsTest {

    private static Properties texts(String file) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = ExplanationTextsTest.class.getResourceAsStream("/org/clockhouse/attendance/" + file)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }

    @Test
    void bothLanguagesHaveTheSameCodesAndParameters() throws IOException {
        Properties english = texts("explanations.properties");
        Properties chinese = texts("explanations_zh.properties");
        assertEquals(english.stringPropertyNames(), chinese.stringPropertyNames());
        for (String code : english.stringPropertyNames()) {
            assertEquals(params(english.getProperty(code)), params(chinese.getProperty(code)), code);
        }
    }

    private static Set<String> params(String text) {
        Set<String> params = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{(\\w+)}").matcher(text);
        while (matcher.find()) {
            params.add(matcher.group(1));
        }
        return params;
    }

    @Test
    void everyCodeOfTheRulesHasAText() throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/clockhouse/attendance/internal"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher matcher = Pattern.compile("\"([a-z-]+\\.[a-z-]+)\"").matcher(Files.readString(file));
                while (matcher.find()) {
                    codes.add(matcher.group(1));
                }
            }
        }
        for (String what : new String[] {"late", "early"}) {
            for (String why : new String[] {"full", "excess", "within-grace"}) {
                codes.add(what + '.' + why);
            }
        }
        codes.removeIf(
                code -> code.matches(
                        "(access-level|allowance|assignment|attendance|correction|device-fault|leave|leave-type|missed-punch|newcomer|open-shift|override|period|request|roll-call|roster|roster-feed|roster-import|roster-run|rule-override|rule-set|shift|swap|timesheet|value)\\..*"));
        Set<String> missing = new TreeSet<>(codes);
        missing.removeAll(texts("explanations.properties").stringPropertyNames());
        assertEquals(Set.of(), missing);
    }
}
