package org.clockhouse.driver.tck;

/** Ways to get a driver of the visit road wrong, each with the rule that must notice. */
enum Defect {
    NONE(""),
    CLAIMS_A_DOOR("offersExactlyTheCapabilitiesItStates"),
    ANSWERS_ANOTHER_DESCRIPTOR("describesItselfTheSameEachTime"),
    MOVES_THE_CURSOR_OF_AN_EMPTY_PAGE("anEmptyLogIsAnEmptyPageAtTheSameCursor"),
    CALCULATES_WITH_TIME_ZONES("punchesKeepTheirOrderAndTheClockReading"),
    NEWEST_FIRST("punchesKeepTheirOrderAndTheClockReading"),
    ONE_SUBJECT_FOR_ALL("onePersonIsOneSubjectAndTwoAreTwo"),
    IGNORES_THE_LIMIT("neverReturnsMoreThanAskedFor"),
    SKIPS_ONE_BETWEEN_PAGES("pagingNeitherSkipsNorRepeats"),
    REPEATS_ONE_BETWEEN_PAGES("pagingNeitherSkipsNorRepeats"),
    SAYS_NO_MORE_TOO_EARLY("pagingNeitherSkipsNorRepeats"),
    INVENTS_RECORD_IDS("unacknowledgedPunchesComeAgainWithTheSameIdsInANewSession"),
    FORGETS_WHAT_IT_READ("unacknowledgedPunchesComeAgainWithTheSameIdsInANewSession"),
    CLEARS_THE_LOG_TO_ACKNOWLEDGE("acknowledgingIsIdempotentAndKeepsWhatFollows"),
    NUMBERS_AS_RECORD_IDS("aRecordIdIsNotUsedAgainAfterTheLogWasCleared"),
    HIDES_GAPS("overwrittenPunchesShowAsAGap"),
    FIRST_READING_SHOWS_A_GAP("aFirstReadingNeverShowsAGap"),
    CURSOR_WITHOUT_EPOCH("aCursorOfALogThatIsGoneReadsFromTheStartWithAGap"),
    THROWS_AT_A_STRANGE_CURSOR("aCursorThatMakesNoSenseReadsFromTheStartWithAGap"),
    TAKES_SILENCE_FOR_AN_EMPTY_LOG("silenceBecomesUnreachableInTime"),
    CALLS_SILENCE_GARBLED("silenceBecomesUnreachableInTime"),
    KEEPS_ITS_PLACE_IN_THE_SESSION("pagingNeitherSkipsNorRepeats"),
    CLOSES_NOTHING("closeEndsACallStillRunning"),
    SWALLOWS_INTERRUPTS("interruptionEndsACallStillRunningAsInterruption"),
    STARTS_A_THREAD("startsNoThreadsOfItsOwn"),
    HOLDS_EACH_PUT_ANEW("puttingTwiceIsPuttingOnceAndRevokingTheUnknownIsDone"),
    REFUSES_TO_REVOKE_THE_UNKNOWN("puttingTwiceIsPuttingOnceAndRevokingTheUnknownIsDone"),
    A_TEMPLATE_TAKES_THE_PLACE_OF_THE_CARD("aTemplateIsListedAndRevokedBesideTheCardUnderItsOwnName"),
    HOLDS_EACH_TEMPLATE_ANEW("aTemplateIsListedAndRevokedBesideTheCardUnderItsOwnName"),
    SETS_THE_CLOCK_TO_UTC("theClockShowsWhatItWasSetTo"),
    SETS_THE_CLOCK_WHEN_CONNECTING("readingAndListeningNeverSetTheClock"),
    WAITS_FOR_A_CARD_FOR_EVER("captureGivesUpInTimeWhenNobodyComes");

    private final String rule;

    Defect(String rule) {
        this.rule = rule;
    }

    String rule() {
        return rule;
    }
}
