package org.clockhouse.attendance.internal.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every run of the acceptance file, from the values that it names. */
class AcceptanceCasesTest {

    @TestFactory
    Stream<DynamicTest> everyRunOfTheFileHolds() throws IOException {
        List<CaseFile.CaseRun> runs = read("/attendance/cases.yaml");
        assertEquals(125, runs.size());
        return tests(runs);
    }

    @TestFactory
    Stream<DynamicTest> optionsHoldTogether() throws IOException {
        return tests(read("/attendance/combinations.yaml"));
    }

    @TestFactory
    Stream<DynamicTest> edgesHoldAsTheWordsOfTheFormatSay() throws IOException {
        return tests(read("/attendance/boundaries.yaml"));
    }

    private static List<CaseFile.CaseRun> read(String file) throws IOException {
        try (InputStream in = AcceptanceCasesTest.class.getResourceAsStream(file)) {
            return CaseFile.read(in);
        }
    }

    private static Stream<DynamicTest> tests(List<CaseFile.CaseRun> runs) {
        return runs.stream()
                .map(run -> dynamicTest(
                        run.name(), () -> assertEquals(List.of(), run.check().differences())));
    }
}
