package org.clockhouse.driver.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.FileDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract can fail: every defect is noticed, and a driver without one passes. */
class FileDriverContractTest {

    enum Defect {
        NONE(""),
        FORGETS_ITS_ROAD("namesItsRoad"),
        SORTS_ITS_ROWS("rowsKeepTheirOrderSubjectAndClockReading"),
        CALCULATES_WITH_TIME_ZONES("rowsKeepTheirOrderSubjectAndClockReading"),
        FORGETS_LINE_NUMBERS("rowsCarryTheirPlaceInTheFile"),
        IGNORES_THE_LIMIT("theSameFileGivesTheSameRowsInPagesOfAnySize"),
        NUMBERS_AS_RECORD_IDS("aRowHasTheSameIdInAnotherFile"),
        REMEMBERS_WHAT_IT_PREVIEWED("aPreviewChangesNothingAndCountsWhatReadingGives"),
        LEAVES_STREAMS_OPEN("everyStreamIsClosed"),
        DROPS_GARBAGE("aGarbageTailIsReportedWithItsLine"),
        TAKES_A_CUT_ROW_FOR_WHOLE("aCutOffLastRowIsReported"),
        STUMBLES_OVER_CARRIAGE_RETURNS("carriageReturnsMakeNoDifference"),
        FAILS_ON_AN_EMPTY_FILE("anEmptyFileIsNothing"),
        THROWS_AT_RUBBISH("binaryRubbishIsNoPunchesAndNoException"),
        KEEPS_HUGE_LINES("afterAHugeLineReadingGoesOn"),
        OPENS_THE_FILE_BY_ITS_NAME("aPathInTheFileNameIsIgnored"),
        TAKES_AN_ERROR_FOR_THE_END("aBrokenStickIsAnErrorAndNotAnEnd");

        private final String rule;

        Defect(String rule) {
            this.rule = rule;
        }
    }

    @Test
    void aDriverWithoutADefectPasses() {
        Map<String, String> outcome = Suites.all(OnLog.class, Defect.NONE);
        assertEquals(16, outcome.size(), "rules run: " + outcome.keySet());
        outcome.values().removeIf(String::isEmpty);
        assertEquals(Map.of(), outcome);
    }

    @ParameterizedTest
    @EnumSource(value = Defect.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aDefectIsNoticedByItsRule(Defect defect) {
        assertNotEquals("", Suites.one(OnLog.class, defect.rule, defect), defect + " passed " + defect.rule);
    }

    @ExtendWith(Suites.DefectGiven.class)
    static final class OnLog extends FileDriverContract {

        private final Defect defect;

        OnLog(Defect defect) {
            this.defect = defect;
        }

        @Override
        protected FileBench newBench() {
            return new LogBench(new LogFileDriver(defect));
        }
    }

    /** Writes lines {@code number reading;}. */
    private record LogBench(FileDriver driver) implements FileBench {

        @Override
        public Bytes file(List<Sample> punches) {
            return Bytes.of(punches.stream()
                    .map(sample -> sample.holderNumber() + " " + sample.clockReading() + ";\n")
                    .collect(Collectors.joining()));
        }

        @Override
        public String fileName() {
            return "punches.log";
        }

        @Override
        public boolean isText() {
            return true;
        }
    }
}
