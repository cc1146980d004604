package org.clockhouse.rest.internal.phones;

import java.util.List;
import org.clockhouse.credential.phone.BoundPhones;
import org.clockhouse.registry.Directory;
import org.clockhouse.terminal.PhonePlaces;
import org.clockhouse.terminal.PhonePunches;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the API offers about phones with which people punch, while every service it needs is there. */
@Component(service = PhoneResources.class)
public final class PhoneResources {

    private final List<Object> all;

    @Activate
    public PhoneResources(
            @Reference Directory directory,
            @Reference BoundPhones boundPhones,
            @Reference PhonePlaces phonePlaces,
            @Reference PhonePunches phonePunches) {
        this.all = List.of(
                new BoundPhonesResource(boundPhones, directory),
                new PhonePunchesResource(phonePunches, directory),
                new PhonePlacesResource(phonePlaces));
    }

    public List<Object> all() {
        return all;
    }
}
