package org.clockhouse.driver.face.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clockhouse.driver.Admission;
import org.clockhouse.driver.NotStoredException;
import org.clockhouse.driver.PunchPage;
import org.clockhouse.driver.PunchPhoto;
import org.clockhouse.driver.TerminalEvent;
import org.clockhouse.driver.TerminalEvent.Kind;
import org.clockhouse.driver.json.Json;

/** Stores what a terminal brings, unasked or when it was asked. */
record Uploads(Admission admission) {

    /** Returns after the commit of every record, as a punch, an event or an unreadable row, and of the pictures after them. */
    void take(List<Json> records) throws NotStoredException, InterruptedException {
        Settings settings = new Settings(admission.settings());
        PunchPage.Builder page = PunchPage.builder(admission.cursor());
        List<TerminalEvent> events = new ArrayList<>();
        List<PunchPhoto> photos = new ArrayList<>();
        boolean keeps = admission.keepsPhotos();
        for (Json json : records) {
            LogRecord record = new LogRecord(json);
            Optional<PunchPhoto> photo = keeps ? record.photo() : Optional.empty();
            photo.ifPresent(photos::add);
            record.read(settings, page, events, photo.isEmpty());
        }
        if (!events.isEmpty()) {
            admission.report(events);
        }
        if (page.rows() > 0) {
            admission.store(page.build());
        }
        if (!photos.isEmpty()) {
            admission.keep(photos);
        }
    }

    void holders(List<Json> records) throws NotStoredException, InterruptedException {
        List<TerminalEvent> stated = records.stream()
                .filter(record -> record.string("enrollid").matches("[0-9]{1,24}"))
                .map(record -> TerminalEvent.builder("h" + new LogRecord(record).digest(), Kind.HOLDER_STATED)
                        .code("getuserlist")
                        .holderNumber(record.string("enrollid"))
                        .raw(new LogRecord(record).kept())
                        .build())
                .toList();
        if (!stated.isEmpty()) {
            admission.report(stated);
        }
    }

    void identity(Message message) throws NotStoredException, InterruptedException {
        admission.report(List.of(
                TerminalEvent.builder("i" + LogRecord.digest(message.json().text()), Kind.IDENTITY_STATED)
                        .code(message.answerTo())
                        .raw(LogRecord.kept(message.json()))
                        .build()));
    }
}
