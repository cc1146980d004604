package org.clockhouse.attendance.internal.leave;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.regex.Pattern;
import org.clockhouse.attendance.leave.LeaveType;
import org.clockhouse.attendance.leave.LeaveType.Basis;
import org.clockhouse.attendance.leave.LeaveType.Step;
import org.clockhouse.attendance.leave.LeaveType.Terms;
import org.clockhouse.kernel.LocalName;

/** The types that ship with the suite. */
final class LeaveTypes {

    private static final Pattern BAR = Pattern.compile("\\s*\\|\\s*");
    static final List<LeaveType> ALL = read();

    private LeaveTypes() {}

    private static List<LeaveType> read() {
        Properties lines = new Properties();
        try (InputStreamReader text =
                new InputStreamReader(LeaveTypes.class.getResourceAsStream("CN.properties"), StandardCharsets.UTF_8)) {
            lines.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines.stringPropertyNames().stream()
                .map(code -> type(code, BAR.split(lines.getProperty(code), -1)))
                .sorted(Comparator.comparing(LeaveType::code))
                .toList();
    }

    private static LeaveType type(String code, String[] parts) {
        List<Step> yearly = parts[3].isEmpty()
                ? List.of()
                : Arrays.stream(parts[3].split(" ")).map(LeaveTypes::step).toList();
        return new LeaveType(
                code,
                LocalDate.EPOCH,
                new Terms(
                        new LocalName(parts[5], parts[6]),
                        Basis.valueOf(parts[0]),
                        Integer.parseInt(parts[1]),
                        1,
                        parts[2].isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(parts[2])),
                        OptionalInt.empty(),
                        !yearly.isEmpty() || code.equals(LeaveType.COMPENSATORY),
                        yearly,
                        parts[4].isEmpty() ? 0 : Integer.parseInt(parts[4]),
                        true,
                        false,
                        false,
                        Optional.empty()),
                0);
    }

    private static Step step(String text) {
        int colon = text.indexOf(':');
        return new Step(Integer.parseInt(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
    }
}
