package org.clockhouse.notice.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.notice.Channel;
import org.clockhouse.notice.Channels.Layer;
import org.clockhouse.notice.Webhook;
import org.clockhouse.notice.spi.ChannelRepository;
import org.clockhouse.notice.spi.Parcel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * One POST on a line of its own, to the very address that was looked at: an HTTP client would look the name up again, and could be
 * sent elsewhere in between. A redirect is an answer like any other that is not 2xx.
 */
@Component(service = WebhookRoad.class, configurationPid = NoticeConfig.PID)
public final class WebhookRoad implements Road {

    private static final int CONNECT_MILLIS = 10_000;
    private static final int ANSWER_MILLIS = 30_000;
    private static final int LONGEST_STATUS = 200;
    private static final int LONGEST_ANSWER = 16_384;
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})\\b.*");
    /** The receiver may think differently later. */
    private static final Set<Integer> LATER = Set.of(408, 425, 429);

    private final ChannelRepository channels;
    private final Targets targets;
    private final String authorities;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public WebhookRoad(
            @Reference ChannelRepository channels,
            @Reference Targets targets,
            @Reference Transactions transactions,
            @Reference Clock clock,
            NoticeConfig config) {
        this(channels, targets, transactions, clock, config.webhook__authorities());
    }

    /** @param authorities file in PEM; empty for none besides those of the machine */
    WebhookRoad(
            ChannelRepository channels, Targets targets, Transactions transactions, Clock clock, String authorities) {
        this.channels = channels;
        this.targets = targets;
        this.transactions = transactions;
        this.clock = clock;
        this.authorities = authorities.strip();
    }

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public void send(OrgId org, Parcel parcel, Optional<byte[]> file) throws NotDelivered {
        Webhook hook = transactions.in(org, channels::webhooks).stream()
                .filter(one -> one.id().text().equals(parcel.message().target()))
                .findFirst()
                .orElseThrow(() -> NotDelivered.ever(Layer.ADDRESS, "there is no such webhook"));
        if (!hook.on()) {
            throw NotDelivered.yet(Layer.ADDRESS, "the webhook is off");
        }
        send(hook, parcel, file);
    }

    void send(Webhook hook, Parcel parcel, Optional<byte[]> file) throws NotDelivered {
        Instant now = clock.instant();
        boolean robot = hook.dialect().isRobot();
        URI url = robot ? GroupRobot.address(hook, now) : hook.uri();
        InetAddress address = targets.resolve(url);
        byte[] body = robot
                ? GroupRobot.body(hook, now, parcel.body())
                : file.orElseGet(() -> parcel.body().getBytes(StandardCharsets.UTF_8));
        boolean secure = "https".equals(url.getScheme());
        int port = url.getPort() > 0 ? url.getPort() : secure ? 443 : 80;
        try (Socket plain = connect(address, port);
                Socket line = secure ? secured(plain, Targets.host(url), port) : plain) {
            post(line, head(url, body) + (robot ? JSON : ours(parcel, hook.secret(), now, body)) + "\r\n", body);
            answer(line.getInputStream(), robot);
        } catch (IOException e) {
            throw new NotDelivered(Layer.MESSAGE, false, String.valueOf(e.getMessage()), e);
        }
    }

    private static Socket connect(InetAddress address, int port) throws NotDelivered {
        try {
            Socket socket = new Socket();
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
            return socket;
        } catch (IOException e) {
            throw new NotDelivered(Layer.CONNECTION, false, String.valueOf(e.getMessage()), e);
        }
    }

    /** The file is read each time, so that a new authority counts at once. */
    private Socket secured(Socket plain, String host, int port) throws NotDelivered {
        try {
            String pem = authorities.isEmpty() ? "" : Files.readString(Path.of(authorities));
            SSLSocket line = (SSLSocket) Trust.context(pem).getSocketFactory().createSocket(plain, host, port, true);
            SSLParameters parameters = line.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            if (!host.matches("[0-9.]+|.*:.*")) {
                parameters.setServerNames(List.of(new SNIHostName(host)));
            }
            line.setSSLParameters(parameters);
            line.startHandshake();
            return line;
        } catch (IOException | GeneralSecurityException e) {
            throw new NotDelivered(Layer.TLS, false, String.valueOf(e.getMessage()), e);
        }
    }

    private static String head(URI url, byte[] body) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return "POST " + path + query + " HTTP/1.1\r\nHost: " + url.getRawAuthority()
                + "\r\nUser-Agent: Clockhouse\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n";
    }

    /** What a system that was made to listen knows us by. */
    private static String ours(Parcel parcel, String secret, Instant now, byte[] body) {
        String from = "Clockhouse-Message: " + parcel.message().id().text() + "\r\nClockhouse-Signature: "
                + Signature.of(secret, now, body) + "\r\n";
        return parcel.files().isEmpty()
                ? from + JSON
                : from + "Content-Type: " + parcel.files().get(0).mediaType() + "\r\nClockhouse-File: "
                        + parcel.files().get(0).name() + "\r\n";
    }

    private static void post(Socket line, String head, byte[] body) throws IOException {
        OutputStream out = line.getOutputStream();
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
    }

    /** The first line says it all, but for robots, whose answer is in the body. */
    private static void answer(InputStream in, boolean robot) throws IOException, NotDelivered {
        StringBuilder status = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\r' && c != '\n' && status.length() < LONGEST_STATUS; c = in.read()) {
            status.append((char) c);
        }
        check(status.toString());
        if (robot) {
            GroupRobot.listen(new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8));
        }
    }

    private static void check(String status) throws NotDelivered {
        Matcher read = STATUS.matcher(status);
        if (!read.matches()) {
            throw NotDelivered.yet(Layer.MESSAGE, status.isEmpty() ? "no answer" : "not an answer of HTTP: " + status);
        }
        int code = Integer.parseInt(read.group(1));
        if (code >= 200 && code < 300) {
            return;
        }
        String what = code >= 300 && code < 400 ? "a redirect, which is not followed: " : "";
        boolean forGood = code < 500 && !LATER.contains(code);
        throw new NotDelivered(Layer.MESSAGE, forGood, what + status, null);
    }
}
