package org.clockhouse.notice.internal;

import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.commons.net.smtp.AuthenticatingSMTPClient;
import org.apache.commons.net.smtp.AuthenticatingSMTPClient.AUTH_METHOD;
import org.apache.commons.net.smtp.SMTPReply;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.notice.Channel;
import org.clockhouse.notice.Channels.Layer;
import org.clockhouse.notice.MailSettings;
import org.clockhouse.notice.MailSettings.Security;
import org.clockhouse.notice.spi.ChannelRepository;
import org.clockhouse.notice.spi.Parcel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One conversation with the mail server for each mail (RFC 5321), step by step, so that it can be said which step failed. */
@Component(service = MailRoad.class)
public final class MailRoad implements Road {

    private static final Logger log = LoggerFactory.getLogger(MailRoad.class);
    private static final int CONNECT_MILLIS = 10_000;
    private static final int ANSWER_MILLIS = 60_000;

    private final ChannelRepository channels;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public MailRoad(
            @Reference ChannelRepository channels, @Reference Transactions transactions, @Reference Clock clock) {
        this.channels = channels;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public void send(OrgId org, Parcel parcel, Optional<byte[]> file) throws NotDelivered {
        MailSettings settings = transactions.in(org, channels::mail);
        if (!settings.on()) {
            throw NotDelivered.yet(Layer.ADDRESS, "mail is off");
        }
        send(settings, parcel, file);
    }

    void send(MailSettings settings, Parcel parcel, Optional<byte[]> file) throws NotDelivered {
        AuthenticatingSMTPClient client = client(settings);
        try {
            at(Layer.ADDRESS, () -> InetAddress.getByName(settings.host()));
            at(Layer.CONNECTION, () -> client.connect(settings.host(), settings.port()));
            want(client, Layer.GREETING, SMTPReply.isPositiveCompletion(client.getReplyCode()));
            greet(client);
            secure(client, settings.security());
            signIn(client, settings);
            ask(client, Layer.SENDER, () -> client.setSender(settings.sender()));
            ask(
                    client,
                    Layer.RECEIVER,
                    () -> client.addRecipient(parcel.message().target()));
            at(Layer.MESSAGE, () -> hand(client, settings.sender(), parcel, file));
        } finally {
            close(client);
        }
    }

    private static AuthenticatingSMTPClient client(MailSettings settings) throws NotDelivered {
        try {
            AuthenticatingSMTPClient client = new AuthenticatingSMTPClient(
                    settings.security() == Security.TLS, Trust.context(settings.certificate()));
            client.setEndpointCheckingEnabled(true);
            client.setCharset(StandardCharsets.UTF_8);
            client.setConnectTimeout(CONNECT_MILLIS);
            client.setDefaultTimeout(ANSWER_MILLIS);
            return client;
        } catch (GeneralSecurityException | IOException e) {
            throw new NotDelivered(Layer.TLS, false, "the given certificate: " + e.getMessage(), e);
        }
    }

    /** By the address of this end, which is a name that every server takes (RFC 5321, 4.1.3). */
    private static void greet(AuthenticatingSMTPClient client) throws NotDelivered {
        String address = client.getLocalAddress().getHostAddress().replaceAll("%.*", "");
        String name = address.contains(":") ? "[IPv6:" + address + "]" : "[" + address + "]";
        ask(client, Layer.GREETING, () -> SMTPReply.isPositiveCompletion(client.ehlo(name)));
    }

    private static void secure(AuthenticatingSMTPClient client, Security security) throws NotDelivered {
        if (security == Security.STARTTLS) {
            ask(client, Layer.TLS, client::execTLS);
            greet(client);
        }
    }

    private static void signIn(AuthenticatingSMTPClient client, MailSettings settings) throws NotDelivered {
        if (!settings.user().isEmpty()) {
            boolean plain = client.getReplyString().toUpperCase(Locale.ROOT).matches("(?s).*AUTH[ =][^\r\n]*PLAIN.*");
            ask(
                    client,
                    Layer.SIGN_IN,
                    () -> client.auth(
                            plain ? AUTH_METHOD.PLAIN : AUTH_METHOD.LOGIN, settings.user(), settings.password()));
        }
    }

    private void hand(AuthenticatingSMTPClient client, String sender, Parcel parcel, Optional<byte[]> file)
            throws IOException, NotDelivered {
        Writer data = client.sendMessageData();
        want(client, Layer.MESSAGE, data != null);
        Mime.write(parcel, file, sender, clock.instant(), data);
        data.close();
        want(client, Layer.MESSAGE, client.completePendingCommand());
    }

    /** A command and its answer. */
    @FunctionalInterface
    private interface Command {
        boolean run() throws IOException, GeneralSecurityException;
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException, GeneralSecurityException, NotDelivered;
    }

    private static void ask(AuthenticatingSMTPClient client, Layer layer, Command command) throws NotDelivered {
        at(layer, () -> want(client, layer, command.run()));
    }

    private static void want(AuthenticatingSMTPClient client, Layer layer, boolean agreed) throws NotDelivered {
        if (!agreed) {
            boolean forGood =
                    layer.compareTo(Layer.RECEIVER) >= 0 && SMTPReply.isNegativePermanent(client.getReplyCode());
            throw new NotDelivered(layer, forGood, client.getReplyString().strip(), null);
        }
    }

    private static void at(Layer layer, Step step) throws NotDelivered {
        try {
            step.run();
        } catch (UnknownHostException e) {
            throw new NotDelivered(layer, false, "no address is known for this name", e);
        } catch (SSLException | GeneralSecurityException e) {
            throw new NotDelivered(Layer.TLS, false, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new NotDelivered(layer, false, String.valueOf(e.getMessage()), e);
        }
    }

    private static void close(AuthenticatingSMTPClient client) {
        try {
            if (client.isConnected()) {
                client.disconnect();
            }
        } catch (IOException e) {
            log.debug("A line to the mail server ended badly", e);
        }
    }
}
