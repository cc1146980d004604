package org.clockhouse.rest.internal.terminals;

import static com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES;
import static com.fasterxml.jackson.databind.DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.clockhouse.kernel.DomainException;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.rest.internal.http.Mapper;
import org.clockhouse.rest.internal.terminals.GatewayCallsResource.GatewayAnswerView;
import org.clockhouse.rest.internal.terminals.GatewayCallsResource.GatewayEnrolmentDraft;
import org.clockhouse.rest.internal.terminals.GatewayCallsResource.GatewayEnrolmentView;
import org.clockhouse.rest.internal.terminals.GatewayCallsResource.GatewayErrandsDraft;
import org.clockhouse.rest.internal.terminals.GatewayCallsResource.GatewayOutcome;
import org.clockhouse.rest.internal.terminals.GatewayCallsResource.GatewayOutcomesDraft;
import org.clockhouse.rest.internal.terminals.GatewayCallsResource.GatewayReceiptView;
import org.clockhouse.terminal.GatewayCalls;
import org.clockhouse.terminal.GatewayCalls.Answer;
import org.clockhouse.terminal.GatewayCalls.Enrolled;
import org.clockhouse.terminal.GatewayCalls.ErrandNews;
import org.clockhouse.terminal.GatewayCalls.Ordered;
import org.clockhouse.terminal.GatewayCalls.Orders;
import org.clockhouse.terminal.GatewayCalls.Report;
import org.clockhouse.terminal.GatewayCalls.Shipment;
import org.clockhouse.terminal.HeadOffice;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The gateway's end of the wire, in the caller's thread. The head office is known by its certificate's fingerprint alone, whoever
 * signed it: before that has been seen to fit, nothing is sent.
 */
@Component
public final class HeadOfficeLine implements HeadOffice {

    private static final String API = "/api/v1/";
    private static final int CONNECT_MILLIS = 10_000;
    /** A batch is answered after its commit. */
    private static final int READ_MILLIS = 60_000;
    /** Whoever waits for a door has gone by then. */
    private static final int SOON_MILLIS = 10_000;

    private static final int UNAUTHENTICATED = 401;
    private static final int TOO_MANY = 429;
    private static final int SERVER = 500;

    private final ObjectMapper mapper = reader();
    /** By fingerprint; a connection is kept for the next call only by the same factory. */
    private final Map<String, SSLSocketFactory> pins = new ConcurrentHashMap<>();

    @Activate
    public HeadOfficeLine() {}

    @Override
    public Enrolled enrol(Address head, String code) {
        GatewayEnrolmentView view = ask(
                head,
                "",
                "gateway-enrolments",
                Optional.of(new GatewayEnrolmentDraft(code)),
                GatewayEnrolmentView.class);
        return new Enrolled(view.gatewayId(), view.secret());
    }

    @Override
    public Answer report(Access as, Report report) {
        GatewayAnswerView view =
                ask(as, "reports", Optional.of(GatewayReportDraft.of(report)), GatewayAnswerView.class);
        return new Answer(view.received(), view.clock(), view.wanted());
    }

    @Override
    public Orders orders(Access as) {
        return ask(as, "orders", Optional.empty(), GatewayOrdersView.class).domain();
    }

    @Override
    public void tell(Access as, String version, TerminalId terminal, List<GatewayCalls.Outcome> outcomes) {
        GatewayOutcomesDraft draft = new GatewayOutcomesDraft(
                version, terminal, outcomes.stream().map(GatewayOutcome::of).toList());
        ask(as, "list-outcomes", Optional.of(draft), Void.class);
    }

    @Override
    public List<Ordered> errands(Access as, ErrandNews news) {
        String path = "gateways/" + as.gateway().text() + "/errands";
        Optional<Record> draft = Optional.of(GatewayErrandsDraft.of(news));
        return ask(as.head(), as.secret(), path, draft, GatewayErrandsView.class, SOON_MILLIS)
                .domain();
    }

    /** As {@link #errands} reads them. */
    public static List<Ordered> errands(String json) throws JsonProcessingException {
        return reader().readValue(json, GatewayErrandsView.class).domain();
    }

    /** Of a newer head office, what is not known here is passed over. */
    private static ObjectMapper reader() {
        return Mapper.create().disable(FAIL_ON_UNKNOWN_PROPERTIES).enable(READ_UNKNOWN_ENUM_VALUES_AS_NULL);
    }

    @Override
    public long send(Access as, Shipment shipment) {
        return ask(as, "batches", Optional.of(GatewayBatch.of(shipment)), GatewayReceiptView.class)
                .received();
    }

    private <T> T ask(Access as, String what, Optional<Record> body, Class<T> answer) {
        return ask(as.head(), as.secret(), "gateways/" + as.gateway().text() + "/" + what, body, answer);
    }

    private <T> T ask(Address head, String secret, String path, Optional<Record> body, Class<T> answer) {
        return ask(head, secret, path, body, answer, READ_MILLIS);
    }

    private <T> T ask(
            Address head, String secret, String path, Optional<Record> body, Class<T> answer, int patienceMillis) {
        try {
            HttpsURLConnection line = open(head, path);
            line.setReadTimeout(patienceMillis);
            if (!secret.isEmpty()) {
                line.setRequestProperty("Authorization", "Bearer " + secret);
            }
            if (body.isPresent()) {
                send(line, mapper.writeValueAsBytes(body.get()));
            }
            int status = line.getResponseCode();
            if (status >= HttpURLConnection.HTTP_MULT_CHOICE) {
                throw failure(status, line);
            }
            try (InputStream in = line.getInputStream()) {
                if (status == HttpURLConnection.HTTP_NO_CONTENT) {
                    return null;
                }
                return mapper.readValue(in, answer);
            }
        } catch (JsonProcessingException e) {
            throw new Unavailable(
                    "head.unreadable", "the head office's answer makes no sense here: update it first", e);
        } catch (SSLException e) {
            throw new Unavailable(isStranger(e) ? "head.untrusted" : "head.unreachable", said(e), e);
        } catch (IOException e) {
            throw new Unavailable("head.unreachable", said(e), e);
        }
    }

    private HttpsURLConnection open(Address head, String path) throws IOException {
        HttpsURLConnection line =
                (HttpsURLConnection) head.uri().resolve(API + path).toURL().openConnection();
        line.setSSLSocketFactory(pins.computeIfAbsent(head.fingerprint(), Pin::of));
        line.setHostnameVerifier((host, session) -> true);
        line.setConnectTimeout(CONNECT_MILLIS);
        line.setInstanceFollowRedirects(false);
        line.setUseCaches(false);
        line.setRequestProperty("Accept", "application/json, application/problem+json");
        return line;
    }

    private static void send(HttpsURLConnection line, byte[] json) throws IOException {
        line.setRequestMethod("POST");
        line.setDoOutput(true);
        line.setRequestProperty("Content-Type", "application/json");
        line.setFixedLengthStreamingMode(json.length);
        try (OutputStream out = line.getOutputStream()) {
            out.write(json);
        }
    }

    private DomainException failure(int status, HttpsURLConnection line) throws IOException {
        if (status == UNAUTHENTICATED) {
            return new Refused("gateway.unknown", "the head office does not know this gateway any more");
        }
        String code = "head.refused";
        String detail = "the head office answered " + status;
        try (InputStream in = line.getErrorStream()) {
            JsonNode problem = in == null ? mapper.createObjectNode() : mapper.readTree(in);
            code = problem.path("code").asText(code);
            detail = problem.path("detail").asText(detail);
        } catch (JsonProcessingException e) {
            // Something between here and the head office that answers in its own way.
            code = "head.foreign";
        }
        return status >= SERVER || status == TOO_MANY
                ? new Unavailable("head.unavailable", detail)
                : new Refused(code, detail);
    }

    private static boolean isStranger(SSLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    private static String said(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
