package org.clockhouse.driver.face.json;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.driver.Arrivals;
import org.clockhouse.driver.Bytes;
import org.clockhouse.driver.Capability;
import org.clockhouse.driver.CredentialKind;
import org.clockhouse.driver.Driver;
import org.clockhouse.driver.DriverDescriptor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.ErrandRunner;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.HttpAnswer;
import org.clockhouse.driver.HttpCall;
import org.clockhouse.driver.NotStoredException;
import org.clockhouse.driver.Road;
import org.clockhouse.driver.StandingCall;
import org.clockhouse.driver.StandingDriver;
import org.clockhouse.driver.Task;
import org.clockhouse.driver.Tested;
import org.clockhouse.driver.Texts;
import org.osgi.service.component.annotations.Component;

/** Answers low-cost face terminals of many names that send JSON, over a WebSocket or as single posts. */
@Component(service = Driver.class)
public final class FaceJsonDriver implements StandingDriver, ErrandRunner {

    private static final Set<String> POSTED_TO = Set.of("/", "/pub/api", "/pub/chat");

    private final DriverDescriptor descriptor = DriverDescriptor.builder("face.json")
            .made("AiFace", "JSON (WebSocket, HTTP)")
            .roads(Road.CALL_IN)
            .capabilities(Capability.CREDENTIALS, Capability.CLOCK, Capability.DOOR)
            .credentialKinds(CredentialKind.CARD, CredentialKind.PIN)
            .templateFamilies(Templates.FAMILIES.toArray(String[]::new))
            .cards(1, 64)
            .settings(Settings.CLOCK, Settings.DIRECTION, Grant.HOLDER_NAME)
            .tested(
                    Tested.emulated("AiFace terminals over WebSocket and HTTP", ""),
                    Tested.foreign("two public simulators of AiFace terminals, over WebSocket", ""))
            .texts(Texts.beside(FaceJsonDriver.class))
            .build();

    @Override
    public DriverDescriptor descriptor() {
        return descriptor;
    }

    /** Much of the firmware lets nobody set a path, and calls the root. */
    @Override
    public Set<String> paths() {
        return Set.of("/pub", "/");
    }

    @Override
    public boolean takes(Task task) {
        return Commands.of(task, () -> "").isPresent();
    }

    @Override
    public StandingCall pickUp(HttpCall call, Arrivals arrivals) {
        return new Conversation(call, arrivals);
    }

    /** A post is a message that is heard alone: nothing can be said to such a terminal unasked. */
    @Override
    public HttpAnswer answer(HttpCall call, Arrivals arrivals)
            throws NotStoredException, DriverException, InterruptedException {
        if (!call.method().equals("POST")
                || !POSTED_TO.contains(call.path().replaceFirst("(?<=.)/$", ""))
                || call.body().size() == 0) {
            return HttpAnswer.text(404, "no such thing", StandardCharsets.UTF_8);
        }
        Conversation conversation = new Conversation(call, arrivals);
        Optional<String> answer = conversation.hear(call.body().text(StandardCharsets.UTF_8));
        HttpAnswer http = HttpAnswer.of(
                conversation.isLetIn() ? 200 : 503, "application/json; charset=UTF-8", Bytes.of(answer.orElse("{}")));
        return conversation.isLetIn() ? http : http.header("Retry-After", "60");
    }
}
