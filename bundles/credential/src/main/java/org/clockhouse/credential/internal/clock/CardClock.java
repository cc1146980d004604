package org.clockhouse.credential.internal.clock;

import java.time.Duration;
import org.clockhouse.credential.CardTerms;
import org.clockhouse.credential.activation.Activations;
import org.clockhouse.credential.internal.access.CertificateReminders;
import org.clockhouse.credential.internal.activation.ActivationReminders;
import org.clockhouse.credential.internal.biometric.BiometricCare;
import org.clockhouse.credential.internal.desk.ContractWatch;
import org.clockhouse.credential.internal.visitor.VisitorNotices;
import org.clockhouse.credential.visitor.StayRules;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.DomainException;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.ScheduledRuns;
import org.clockhouse.kernel.Workers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens to cards by the clock, once however many nodes there are. */
@Component(
        immediate = true,
        service = {})
public final class CardClock {

    private static final Logger log = LoggerFactory.getLogger(CardClock.class);

    private static final Duration LOOK = Duration.ofSeconds(15);
    private static final Duration EXPIRY = Duration.ofMinutes(1);

    private static final Duration CANCELLING = Duration.ofHours(1);
    private static final Duration CARE = Duration.ofMinutes(1);
    private static final Duration OUTSIDERS = Duration.ofMinutes(1);
    private static final Duration FORGETTING = Duration.ofHours(1);

    private final Companies companies;
    private final ScheduledRuns runs;
    private final CardTerms terms;
    private final Activations activations;
    private final BiometricCare biometrics;
    private final ActivationReminders reminders;
    private final CertificateReminders certificates;
    private final ContractWatch contracts;
    private final VisitorNotices stays;
    private final StayRules visitors;
    private final Workers.Crew crew;

    @Activate
    public CardClock(
            @Reference Companies companies,
            @Reference ScheduledRuns runs,
            @Reference CardTerms terms,
            @Reference Activations activations,
            @Reference BiometricCare biometrics,
            @Reference ActivationReminders reminders,
            @Reference CertificateReminders certificates,
            @Reference ContractWatch contracts,
            @Reference VisitorNotices stays,
            @Reference StayRules visitors,
            @Reference Workers workers) {
        this.companies = companies;
        this.runs = runs;
        this.terms = terms;
        this.activations = activations;
        this.biometrics = biometrics;
        this.reminders = reminders;
        this.certificates = certificates;
        this.contracts = contracts;
        this.stays = stays;
        this.visitors = visitors;
        this.crew = workers.crew("card-clock", 1);
        crew.every(LOOK, this::look);
    }

    @Deactivate
    public void stop() {
        crew.close();
    }

    private void look() {
        for (OrgId org : companies.all()) {
            try {
                if (runs.claim(org, "credential.expiry", EXPIRY)) {
                    terms.expire(org);
                }
                if (runs.claim(org, "credential.activation", CANCELLING)) {
                    activations.cancelOverdue(org);
                    reminders.remind(org);
                    certificates.remind(org);
                }
                if (runs.claim(org, "credential.biometrics", CARE)) {
                    biometrics.round(org);
                }
                if (runs.claim(org, "credential.visitors", FORGETTING)) {
                    visitors.forget(org);
                }
                if (runs.claim(org, "credential.outsiders", OUTSIDERS)) {
                    contracts.round(org);
                    stays.tell(org);
                }
            } catch (DomainException e) {
                log.info("Cards wait for their clock: {}", e.getMessage());
            }
        }
    }
}
