package org.clockhouse.driver.zk.push;

import java.util.Map;
import java.util.Optional;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.FunctionKey;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.RawPunch;
import org.clockhouse.driver.Subject;
import org.clockhouse.driver.Subject.HolderNumber;
import org.clockhouse.driver.Subject.Presented;
import org.clockhouse.driver.TerminalEvent;
import org.clockhouse.driver.TerminalEvent.Kind;
import org.clockhouse.driver.UnreadableRow.Reason;

/** A line of an access terminal (push 3): {@code time=…, pin=…, cardno=…, event=…}, by live event or by query. */
final class AccessLine {

    private static final int FIRST_REFUSAL = 20;
    private static final int FIRST_WITHOUT_A_PERSON = 100;
    private static final int DOOR_HELD = 28;
    /** Card and finger together, by several people: the only one beyond 100 that lets somebody in. */
    private static final int SEVERAL_TOGETHER = 203;

    private AccessLine() {}

    /**
     * Adds a punch where somebody is named, an unreadable row where there is no time; else it is an event. Who opens under duress is
     * both.
     */
    static Optional<TerminalEvent> read(Line line, PunchPage.Builder page) {
        Map<String, String> pairs = line.isText() ? Line.pairs(line.columns()) : Map.of();
        Optional<ZkTime.Read> time = time(pairs);
        if (time.isEmpty()) {
            page.unreadable(PunchLine.unreadable(line, Reason.NOT_A_TIME, "no such time in an event"));
            return Optional.empty();
        }
        int event = PunchLine.number(pairs.getOrDefault("EVENT", pairs.getOrDefault("EVENTTYPE", "")));
        Optional<Subject> subject = subject(pairs);
        Kind kind = Codes.accessEvent(event);
        boolean isPunch = subject.isPresent()
                && event != DOOR_HELD
                && (event < FIRST_WITHOUT_A_PERSON || event == SEVERAL_TOGETHER || kind == Kind.DURESS);
        if (isPunch) {
            page.punch(punch(pairs, time.get(), event, subject.get(), line.bytes()));
        }
        return isPunch && kind != Kind.DURESS
                ? Optional.empty()
                : Optional.of(TerminalEvent.builder(line.digest(), kind)
                        .code("event " + event)
                        .holderNumber(subject.orElse(null) instanceof HolderNumber holder ? holder.value() : "")
                        .clockReading(time.get().reading())
                        .raw(OperationLine.cut(line.text()))
                        .build());
    }

    private static Optional<ZkTime.Read> time(Map<String, String> pairs) {
        String packed = pairs.getOrDefault("TIME_SECOND", "");
        return packed.matches("\\d{1,10}")
                ? ZkTime.unpack(Long.parseLong(packed)).map(reading -> new ZkTime.Read(reading, false))
                : ZkTime.read(pairs.getOrDefault("TIME", ""));
    }

    private static Optional<Subject> subject(Map<String, String> pairs) {
        String pin = pairs.getOrDefault("PIN", "");
        if (PunchLine.isPin(pin) && !pin.equals("0")) {
            return Optional.of(new HolderNumber(pin));
        }
        return Cards.read(pairs.getOrDefault("CARDNO", "")).map(card -> new Presented(CredentialKind.CARD, card));
    }

    private static RawPunch punch(Map<String, String> pairs, ZkTime.Read time, int event, Subject subject, Bytes raw) {
        String who = subject instanceof HolderNumber holder ? holder.value() : "card " + pairs.get("CARDNO");
        RawPunch.Builder punch = RawPunch.builder(who + "@" + time.reading(), time.reading(), subject)
                .raw(raw);
        int door = PunchLine.number(pairs.getOrDefault("EVENTADDR", pairs.getOrDefault("DOORID", "")));
        if (door > 0) {
            punch.door(door);
        }
        String direction = pairs.getOrDefault("INOUTSTATUS", pairs.getOrDefault("INOUTSTATE", ""));
        switch (direction) {
            case "0" -> punch.key(FunctionKey.IN, direction);
            case "1" -> punch.key(FunctionKey.OUT, direction);
            default -> punch.key(FunctionKey.UNSTATED, direction);
        }
        PunchLine.verified(punch, pairs.getOrDefault("VERIFYTYPE", pairs.getOrDefault("VERIFIED", "")));
        if (event >= FIRST_REFUSAL && event < FIRST_WITHOUT_A_PERSON) {
            punch.refused(Codes.refusal(event), String.valueOf(event));
        }
        return punch.build();
    }
}
