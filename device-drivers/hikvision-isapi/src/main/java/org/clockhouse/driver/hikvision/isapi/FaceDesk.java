package org.clockhouse.driver.hikvision.isapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.Rejection.Reason;
import org.clockhouse.driver.Template;
import org.clockhouse.driver.json.Json;

/** Faces at one terminal, which makes what it compares with of each picture and then says only how many a person has. */
final class FaceDesk {

    /** Of a person's faces. Where a terminal does not say it, it is given none: nobody could tell whether one is gone. */
    static final String COUNT = "numOfFace";

    static final Request ABILITIES = Request.get("/ISAPI/AccessControl/capabilities");

    private static final String AT = "/ISAPI/Intelligent/FDLib/";
    private static final String LIBRARY = "blackFD";
    private static final String LIBRARY_ID = "1";
    private static final int MOST_BYTES = 200 << 10;
    private static final int AT_ONCE = 30;

    private static final Map<String, Reason> REASONS = Map.of(
            "noFacePic", Reason.NO_FACE,
            "lowScoreFacePic", Reason.POOR_SAMPLE,
            "faceDuplicate", Reason.SOMEBODY_ELSES,
            "reachMaxUser", Reason.FULL);

    private final Conversation terminal;
    private final People people;
    private final boolean takesFaces;
    private final Supplier<String> boundaries;
    /** What firmware calls the part with the picture; which of them is found out once. */
    private final List<String> partNames = new ArrayList<>(List.of("FaceImage", "img"));

    FaceDesk(Conversation terminal, People people, boolean takesFaces, Supplier<String> boundaries) {
        this.terminal = terminal;
        this.people = people;
        this.takesFaces = takesFaces;
        this.boundaries = boundaries;
    }

    private record Holder(String number, String id) {}

    /** The picture there was goes first, as the terminal wants it. */
    Optional<Reason> put(Grant grant, Template template) throws DriverException, InterruptedException {
        boolean isPicture =
                template.kind() == CredentialKind.FACE && template.family().equals(Template.PHOTO);
        if (!takesFaces || !isPicture) {
            return Optional.of(Reason.KIND_UNSUPPORTED);
        }
        if (template.content().size() > MOST_BYTES) {
            return Optional.of(Reason.TOO_LARGE);
        }
        Optional<Json> person = people.find(grant.holderNumber());
        if (person.isEmpty() && !people.put(List.of(grant))) {
            return Optional.of(Reason.FULL);
        }
        if (person.filter(known -> !known.has(COUNT)).isPresent()) {
            return Optional.of(Reason.KIND_UNSUPPORTED);
        }
        if (person.filter(FaceDesk::hasFace).isPresent()) {
            delete(List.of(grant.holderNumber()));
        }
        Optional<Reason> refusal =
                upload(grant.holderNumber(), template.content().toArray());
        if (refusal.isEmpty()
                && people.find(grant.holderNumber()).filter(FaceDesk::hasFace).isEmpty()) {
            throw new DriverException(Fault.GARBLED, "the terminal did not keep a face that it took");
        }
        return refusal;
    }

    private Optional<Reason> upload(String number, byte[] picture) throws DriverException, InterruptedException {
        String record = Json.write(Json.object("faceLibType", LIBRARY, "FDID", LIBRARY_ID, "FPID", number));
        Request request = picture(partNames.get(0), record, picture);
        Status status = terminal.change(request);
        if (!isUnderstood(status) && partNames.size() > 1) {
            Status other = terminal.change(picture(partNames.get(1), record, picture));
            if (isUnderstood(other)) {
                partNames.remove(0);
                status = other;
            }
        }
        if (!isUnderstood(status)) {
            throw status.failure(request);
        }
        partNames.subList(1, partNames.size()).clear();
        return Optional.ofNullable(REASONS.get(status.word()));
    }

    private Request picture(String name, String record, byte[] picture) {
        return Request.parts(
                AT + "FaceDataRecord?format=json", boundaries.get(), "FaceDataRecord", record, name, picture);
    }

    private static boolean isUnderstood(Status status) {
        return status.isOk() || REASONS.containsKey(status.word());
    }

    private static boolean hasFace(Json person) {
        return person.number(COUNT).orElse(0) > 0;
    }

    /** @return whose they were */
    List<String> revoke(Set<String> ids) throws DriverException, InterruptedException {
        List<String> numbers = holders().stream()
                .filter(holder -> ids.contains(holder.id()))
                .map(Holder::number)
                .toList();
        for (int from = 0; from < numbers.size(); from += AT_ONCE) {
            delete(numbers.subList(from, Math.min(numbers.size(), from + AT_ONCE)));
        }
        return numbers;
    }

    /** Those that were taken at the terminal itself are among them. */
    List<String> ids() throws DriverException, InterruptedException {
        return holders().stream().map(Holder::id).toList();
    }

    private List<Holder> holders() throws DriverException, InterruptedException {
        if (!takesFaces) {
            return List.of();
        }
        return people.all().stream()
                .filter(person ->
                        hasFace(person) && !person.string(People.NUMBER).isEmpty())
                .map(person -> person.string(People.NUMBER))
                .map(number -> new Holder(number, Template.naturalId(number, CredentialKind.FACE, 0, Template.PHOTO)))
                .toList();
    }

    /** Never without a number: nobody knows what an empty list is taken for. */
    private void delete(List<String> numbers) throws DriverException, InterruptedException {
        var list = numbers.stream().map(number -> Json.object("value", number)).toList();
        String target = AT + "FDSearch/Delete?format=json&FDID=" + LIBRARY_ID + "&faceLibType=" + LIBRARY;
        terminal.demand(Request.write("PUT", target, Json.write(Json.object("FPID", list))));
    }
}
