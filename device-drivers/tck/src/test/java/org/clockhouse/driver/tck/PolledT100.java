package org.clockhouse.driver.tck;

import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Health;
import org.clockhouse.driver.PolledSession;
import org.clockhouse.driver.PunchFeedback;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.TerminalIdentity;
import org.clockhouse.driver.TerminalSession;

/** A T100 that is polled; right but for one flaw. */
final class PolledT100 implements PolledSession, PunchFeedback {

    private static final int TRIES = 5;

    private final TerminalSession real;
    private final Flaw flaw;
    private Cursor handed = Cursor.START;
    private int missed;
    private boolean closed;

    PolledT100(TerminalSession real, Flaw flaw) {
        this.real = real;
        this.flaw = flaw;
    }

    /** Ways to get polling wrong, each with the rule that must notice. */
    enum Flaw {
        NONE(""),
        NEVER_HAS_NEWS("pollingTellsThatThereIsSomethingToReadUntilItIsRead"),
        ALWAYS_HAS_NEWS("pollingTellsThatThereIsSomethingToReadUntilItIsRead"),
        LOSES_WHAT_IT_POLLS("whatIsPolledIsKeptInOrderUntilItIsAcknowledged"),
        STOPS_ITS_LINE("aSilentTerminalKeepsNobodyWaitingAndIsUnreachableInTheEnd"),
        NEVER_GIVES_UP("aSilentTerminalKeepsNobodyWaitingAndIsUnreachableInTheEnd"),
        GIVES_UP_AT_ONCE("anAnswerThatWasMissedOnceIsNothing"),
        FAILS_AT_OLD_NEWS("feedbackIsShownWithoutHarmAlsoForOldNews"),
        POLLS_AFTER_CLOSING("afterClosingNothingIsPolled");

        private final String rule;

        Flaw(String rule) {
            this.rule = rule;
        }

        String rule() {
            return rule;
        }
    }

    @Override
    public boolean poll() throws DriverException, InterruptedException {
        while (true) {
            try {
                PunchPage page = real.readPunches(handed, 1);
                missed = 0;
                if (flaw == Flaw.LOSES_WHAT_IT_POLLS) {
                    handed = page.next();
                }
                return flaw == Flaw.ALWAYS_HAS_NEWS || flaw != Flaw.NEVER_HAS_NEWS && page.rows() > 0;
            } catch (DriverException e) {
                missed++;
                if (giveUp()) {
                    throw e;
                }
                if (flaw != Flaw.STOPS_ITS_LINE) {
                    return false;
                }
            }
        }
    }

    private boolean giveUp() {
        return switch (flaw) {
            case GIVES_UP_AT_ONCE -> true;
            case POLLS_AFTER_CLOSING -> false;
            case NEVER_GIVES_UP, STOPS_ITS_LINE -> closed;
            default -> closed || missed >= TRIES;
        };
    }

    @Override
    public PunchPage readPunches(Cursor after, int limit) throws DriverException, InterruptedException {
        PunchPage page = real.readPunches(flaw == Flaw.LOSES_WHAT_IT_POLLS ? handed : after, limit);
        handed = page.next();
        return page;
    }

    @Override
    public void show(RawPunch punch, Verdict verdict) throws DriverException {
        if (flaw == Flaw.FAILS_AT_OLD_NEWS && punch.recordId().equals("old")) {
            throw new DriverException(Fault.REFUSED, "old news");
        }
    }

    @Override
    public TerminalIdentity identity() {
        return real.identity();
    }

    @Override
    public void acknowledge(Cursor upTo) throws DriverException, InterruptedException {
        real.acknowledge(upTo);
    }

    @Override
    public Health health() throws DriverException, InterruptedException {
        return real.health();
    }

    @Override
    public void close() {
        closed = true;
        real.close();
    }
}
