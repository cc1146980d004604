package org.clockhouse.rest.internal.cards;

import java.time.Clock;
import java.util.List;
import org.clockhouse.account.Permissions;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.credential.CardHolders;
import org.clockhouse.credential.CardTerms;
import org.clockhouse.credential.Credentials;
import org.clockhouse.credential.Freezes;
import org.clockhouse.credential.access.AccessLevels;
import org.clockhouse.credential.access.Certificates;
import org.clockhouse.credential.activation.Activations;
import org.clockhouse.credential.biometric.BackupPins;
import org.clockhouse.credential.biometric.BiometricRules;
import org.clockhouse.credential.biometric.Biometrics;
import org.clockhouse.credential.biometric.Consents;
import org.clockhouse.credential.biometric.FacePhotos;
import org.clockhouse.credential.delivery.Deliveries;
import org.clockhouse.credential.handover.HandOvers;
import org.clockhouse.credential.replacement.CardBatches;
import org.clockhouse.credential.replacement.CardChecks;
import org.clockhouse.credential.replacement.CardRequests;
import org.clockhouse.credential.replacement.Fees;
import org.clockhouse.credential.replacement.Replacements;
import org.clockhouse.credential.stock.Stock;
import org.clockhouse.credential.type.CardPolicies;
import org.clockhouse.credential.type.CardTypes;
import org.clockhouse.credential.use.CardUses;
import org.clockhouse.credential.use.CareNotices;
import org.clockhouse.kernel.Workers;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.imports.SheetReading;
import org.clockhouse.registry.organisation.Departments;
import org.clockhouse.report.CardPapers;
import org.clockhouse.rest.internal.http.Mapper;
import org.clockhouse.terminal.DeskReaders;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** What the API offers about cards and whatever else names a person, while every service it needs is there. */
@Component(service = CardResources.class)
public final class CardResources {

    private final List<Object> all;
    private final DeskStreams deskStreams;

    @Activate
    public CardResources(
            @Reference Clock clock,
            @Reference Workers workers,
            @Reference Permissions permissions,
            @Reference AuditTrail audit,
            @Reference Departments departments,
            @Reference Directory directory,
            @Reference Credentials credentials,
            @Reference Freezes freezes,
            @Reference CardTerms cardTerms,
            @Reference CardTypes cardTypes,
            @Reference Stock stock,
            @Reference Fees fees,
            @Reference Replacements replacements,
            @Reference CardBatches cardBatches,
            @Reference AccessLevels accessLevels,
            @Reference Certificates certificates,
            @Reference CardChecks cardChecks,
            @Reference CardHolders cardHolders,
            @Reference Deliveries deliveries,
            @Reference CardUses cardUses,
            @Reference Activations activations,
            @Reference Activations.Setup activationSetup,
            @Reference BiometricRules biometricRules,
            @Reference Consents consents,
            @Reference Biometrics biometrics,
            @Reference FacePhotos facePhotos,
            @Reference BackupPins backupPins,
            @Reference DeskReaders deskReaders,
            @Reference CardRequests cardRequests,
            @Reference CardPolicies cardPolicies,
            @Reference HandOvers handOvers,
            @Reference CardPapers cardPapers,
            @Reference CareNotices careNotices,
            @Reference SheetReading sheets) {
        this.deskStreams = new DeskStreams(deskReaders, audit, Mapper.create(), workers, clock);
        this.all = List.of(
                new CredentialsResource(
                        credentials, replacements, cardTypes, directory, activationSetup, audit, permissions),
                new CardTermsResource(cardTerms, directory, clock),
                new ReplacementsResource(replacements, cardTypes, directory, permissions),
                new CardBatchesResource(cardBatches, sheets),
                new StockResource(stock, cardTypes, audit),
                new FeesResource(fees),
                new CardStatesResource(credentials, freezes, deliveries, cardUses, directory),
                new CardChecksResource(cardChecks, directory),
                new CardHoldersResource(cardHolders),
                new ActivationsResource(activations, activationSetup, directory),
                new ConsentsResource(biometricRules, consents),
                new BiometricsResource(biometrics, facePhotos, directory, permissions),
                new BackupPinsResource(backupPins),
                new AccessLevelsResource(accessLevels),
                new CertificateKindsResource(certificates),
                new CertificatesResource(certificates),
                new HeldCredentialsResource(credentials, directory),
                new DeskReadersResource(deskReaders, deskStreams),
                new CardRequestsResource(cardRequests, cardPolicies, departments),
                new HandOversResource(handOvers, cardPapers, permissions),
                new CareNoticesResource(careNotices));
    }

    public List<Object> all() {
        return all;
    }

    @Deactivate
    public void stop() {
        deskStreams.close();
    }
}
