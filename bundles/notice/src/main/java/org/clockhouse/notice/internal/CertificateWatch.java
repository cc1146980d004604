package org.clockhouse.notice.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.DomainException;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Workers;
import org.clockhouse.notice.Audience;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.Notices;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells that the certificate of the console ends soon: a month, two weeks, a week, three days and a day before. */
@Component(
        immediate = true,
        service = {},
        configurationPid = CertificateWatch.WEB)
public final class CertificateWatch {

    /** Where the web server is told its keys. */
    static final String WEB = "org.ops4j.pax.web";

    private static final Logger log = LoggerFactory.getLogger(CertificateWatch.class);
    /** After a start, when there is somebody to tell. */
    private static final Duration FIRST_LOOK = Duration.ofSeconds(20);

    private static final Duration LOOK = Duration.ofHours(1);
    private static final List<Integer> DAYS = List.of(1, 3, 7, 14, 30);

    private final Map<String, Object> web;
    private final Notices notices;
    private final Companies companies;
    private final Clock clock;
    private final Workers.Crew crew;

    @Activate
    public CertificateWatch(
            Map<String, Object> web,
            @Reference Notices notices,
            @Reference Companies companies,
            @Reference Clock clock,
            @Reference Workers workers) {
        this.web = web;
        this.notices = notices;
        this.companies = companies;
        this.clock = clock;
        this.crew = workers.crew("certificate-watch", 1);
        crew.later(FIRST_LOOK, this::look);
        crew.every(LOOK, this::look);
    }

    @Deactivate
    public void stop() {
        crew.close();
    }

    void look() {
        try {
            ends().ifPresent(this::tell);
        } catch (DomainException | IOException | GeneralSecurityException e) {
            log.info("The certificate is looked at later: {}", e.getMessage());
        }
    }

    private Optional<Instant> ends() throws IOException, GeneralSecurityException {
        String file = setting("keystore");
        if (file.isEmpty()) {
            return Optional.empty();
        }
        KeyStore keys = KeyStore.getInstance(
                Path.of(file).toFile(), setting("keystore.password").toCharArray());
        return Collections.list(keys.aliases()).stream()
                .map(alias -> certificate(keys, alias))
                .flatMap(Optional::stream)
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Instant::compareTo);
    }

    private static Optional<X509Certificate> certificate(KeyStore keys, String alias) {
        try {
            return keys.getCertificate(alias) instanceof X509Certificate own ? Optional.of(own) : Optional.empty();
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private String setting(String name) {
        return String.valueOf(web.getOrDefault(WEB + ".ssl." + name, ""));
    }

    private void tell(Instant end) {
        long left = Math.max(0, Duration.between(clock.instant(), end).toDays());
        DAYS.stream().filter(days -> left <= days).findFirst().ifPresent(days -> {
            String date = LocalDate.ofInstant(end, ZoneOffset.UTC).toString();
            notices.send(
                    companies.home(),
                    List.of(new NoticeDraft(
                            NoticeTopic.CERTIFICATE_ENDS,
                            "certificate-ends " + end.toEpochMilli() + " " + days,
                            Map.of("until", same(date), "days", same(String.valueOf(left))),
                            new Audience.Everywhere(),
                            "")));
        });
    }

    private static LocalName same(String text) {
        return new LocalName(text, text);
    }
}
